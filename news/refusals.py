"""Why something cannot be done with an item now."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Reason(TextChoices):
    """Each reason in words for the person whom it stops."""

    NOT_WAITING = "not_waiting", _("This item is not waiting for confirmation any more.")
    NOT_PUBLISHED = "not_published", _("This item is not published any more.")
    REASON_MISSING = "reason_missing", _("Give a reason.")
    CHANGED = "changed", _("This item was changed after it was shown to you.")
    NOT_APPROVED = "not_approved", _("Only what the provincial office confirmed is published.")
    COMMENTER_HAS_NO_ROLE = (
        "commenter_has_no_role",
        _("Only people who hold a role in the system comment here. Yours may have ended."),
    )
    COMMENT_SAID_ALREADY = (
        "comment_said_already",
        _("You said the same here a moment ago. It stands on the page."),
    )
    TOO_MANY_COMMENTS = (
        "too_many_comments",
        _("You have written much in a short time. Please send it again in ten minutes."),
    )
    COMMENT_GONE = (
        "comment_gone",
        _("This comment is not shown any more; it was taken back or hidden meanwhile."),
    )
    OWN_COMMENT = (
        "own_comment",
        _("This comment is your own. Somebody else has to decide about it."),
    )


class Refused(PermissionDenied):
    """A change of state that the rules do not allow now; `reason.label` says why in words.

    It is a PermissionDenied, which Wagtail's own screens turn into a message.
    """

    def __init__(self, reason: Reason) -> None:
        super().__init__(str(reason.label))
        self.reason = reason


class NotDecided(Exception):
    """A decision that was refused in one of Wagtail's own views, about the page with this key.

    These answer every PermissionDenied in the same words; `middleware` answers this one in ours.
    """

    def __init__(self, refused: Refused, page: Any) -> None:
        super().__init__(str(refused.reason.label))
        self.page = page
