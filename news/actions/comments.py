"""What is said about an item: written, taken back, reported. `user` is who does it."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from ..board.commenters import name_and_office
from ..enums import CommentState
from ..models import BoardComment, CommentReport, NewsPage
from ..refusals import Reason, Refused

MOST, WITHIN = 10, timedelta(minutes=10)
SAME_WITHIN = timedelta(hours=1)


@transaction.atomic
def add_comment(*, user: Any, item: NewsPage, text: str, form_key: UUID) -> BoardComment:
    """Say something about a published item of a province, under one's name and office of today.

    A form that comes twice, by a double click for instance, makes one comment. Raises Refused for
    whoever holds no role, for an item that is not published any more, for the same words within
    an hour, and for more than ten comments within ten minutes.
    """
    _one_at_a_time(user)
    mine = BoardComment.objects.of_author(user)
    earlier = mine.filter(form_key=form_key).first()
    if earlier is not None:
        return earlier
    published = NewsPage.objects.published().of_provinces().locked()
    found = published.filter(pk=item.pk).first()
    if found is None:
        raise Refused(Reason.NOT_PUBLISHED)
    known = name_and_office(user, province=found.province_id)
    if known is None:
        raise Refused(Reason.COMMENTER_HAS_NO_ROLE)
    now = timezone.now()
    if mine.shown().filter(item=found, text=text, created_at__gt=now - SAME_WITHIN).exists():
        raise Refused(Reason.COMMENT_SAID_ALREADY)
    if mine.filter(created_at__gt=now - WITHIN).count() >= MOST:
        raise Refused(Reason.TOO_MANY_COMMENTS)
    name, office = known
    return BoardComment.objects.create(
        item=found, author=user, author_name=name, office=office, text=text, form_key=form_key
    )


@transaction.atomic
def take_back_comment(*, user: Any, comment: BoardComment) -> None:
    """The author takes a comment off the page; that somebody said something stays to be seen.

    Raises PermissionDenied for anybody else. Taking it back twice changes nothing; what was hidden
    meanwhile stays hidden, which is Refused.
    """
    comment = BoardComment.objects.select_for_update(of=("self",)).get(pk=comment.pk)
    if comment.author_id != user.pk:
        raise PermissionDenied
    if comment.state == CommentState.TAKEN_BACK:
        return
    if not comment.is_shown:
        raise Refused(Reason.COMMENT_GONE)
    comment.state, comment.state_since = CommentState.TAKEN_BACK, timezone.now()
    comment.save(update_fields=["state", "state_since"])
    log_comment(comment, "news.take_back_comment", user=user)


@transaction.atomic
def report_comment(*, user: Any, comment: BoardComment, reason: str) -> CommentReport:
    """Ask whoever may hide comments to look at one; each person does so once for each comment.

    The item's history tells of it without a name, because colleagues of the author read that too.
    Raises Refused for whoever holds no role, for one's own comment, for one that is not shown any
    more, and for more than ten reports within ten minutes.
    """
    _one_at_a_time(user)
    comment = BoardComment.objects.select_for_update(of=("self",)).get(pk=comment.pk)
    mine = CommentReport.objects.filter(reporter=user.pk)
    if (earlier := mine.filter(comment=comment).first()) is not None:
        return earlier
    if name_and_office(user, province=None) is None:
        raise Refused(Reason.COMMENTER_HAS_NO_ROLE)
    if comment.author_id == user.pk:
        raise Refused(Reason.OWN_COMMENT)
    if not comment.is_shown:
        raise Refused(Reason.COMMENT_GONE)
    if mine.filter(created_at__gt=timezone.now() - WITHIN).count() >= MOST:
        raise Refused(Reason.TOO_MANY_COMMENTS)
    report = CommentReport.objects.create(comment=comment, reporter=user, reason=reason)
    log_comment(comment, "news.report_comment", user=None, reason=reason)
    return report


def log_comment(comment: BoardComment, action: str, *, user: Any, **data: str) -> None:
    """Tell the history of the item what was done with a comment."""
    log(instance=comment.item, action=action, user=user, data={"comment": comment.pk, **data})


def _one_at_a_time(user: Any) -> None:
    """What one person sends at once is taken in one after the other, so that all of it counts."""
    people = get_user_model()._default_manager.select_for_update(no_key=True)
    people.get(pk=user.pk)
