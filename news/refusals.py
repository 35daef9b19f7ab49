"""Why something cannot be done with an item now."""

from django.core.exceptions import PermissionDenied
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Reason(TextChoices):
    """Each reason in words for the person whom it stops."""

    NOT_WAITING = "not_waiting", _("This item is not waiting for confirmation any more.")
    NOT_PUBLISHED = "not_published", _("This item is not published any more.")
    REASON_MISSING = "reason_missing", _("Give a reason.")
    NOT_APPROVED = "not_approved", _("Only what the provincial office confirmed is published.")


class Refused(PermissionDenied):
    """A change of state that the rules do not allow now; `reason.label` says why in words.

    It is a PermissionDenied, which Wagtail's own screens turn into a message.
    """

    def __init__(self, reason: Reason) -> None:
        super().__init__(str(reason.label))
        self.reason = reason
