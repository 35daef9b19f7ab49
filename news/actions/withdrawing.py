"""Taking a published item of a province off the site."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.log_actions import log

from ..enums import EventType
from ..mailing.notifiers import tell_withdrawn
from ..models import NewsPage
from ..permissions import WITHDRAW_NEWS, may
from ..refusals import Reason, Refused
from .syndication import announce


@transaction.atomic
def withdraw(*, user: Any, item: NewsPage, reason: str) -> None:
    """Take a published item off the site, with a reason; a newer version that waits is returned to
    its writer as a draft.

    Raises PermissionDenied for whoever may not withdraw in the item's province, Refused when there
    is no reason or the item is not published any more.
    """
    item = NewsPage.objects.locked().get(pk=item.pk)
    if not item.province_id or not may(user, WITHDRAW_NEWS, item.province_id):
        raise PermissionDenied
    if not reason.strip():
        raise Refused(Reason.REASON_MISSING)
    if not item.live:
        raise Refused(Reason.NOT_PUBLISHED)
    if (waiting := item.current_workflow_state) is not None:
        waiting.cancel(user=user)
    UnpublishPageAction(item, user=user, log_action=False).execute(skip_permission_checks=True)
    log(instance=item, action="news.withdraw", user=user, data={"reason": reason.strip()})
    announce(item=item, event=EventType.WITHDRAWN)
    tell_withdrawn(item=item, user=user, reason=reason.strip(), was_waiting=waiting is not None)
