"""What an officer of the directory is, and what becomes of an update of the directory."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Position(TextChoices):
    GROUP_DIRECTOR = "group_director", _("Group director")
    DISTRICT_OFFICER = "district_officer", _("District officer")


class UpdateSource(TextChoices):
    DLA_CONNECT = "dla_connect", _("DLA Connect")
    FILE = "file", _("Uploaded table")


class UpdateState(TextChoices):
    """From fetching to ready to applied; it ends early when it fails or is discarded."""

    FETCHING = "fetching", _("Being fetched")
    READY = "ready", _("Waiting to be looked at")
    APPLIED = "applied", _("Applied")
    FAILED = "failed", _("Not successful")
    DISCARDED = "discarded", _("Discarded")

    @property
    def log_action(self) -> str:
        return f"dc_directory.update_{self.value}"


OPEN_STATES = (UpdateState.FETCHING, UpdateState.READY)


class ChangeKind(TextChoices):
    """What an update does to one officer, in the order in which a preview shows it."""

    LEFT = "left", pgettext_lazy("officer", "Left")
    CHANGED = "changed", pgettext_lazy("officer", "Changed")
    RETURNED = "returned", pgettext_lazy("officer", "Back again")
    ADDED = "added", pgettext_lazy("officer", "New")

    @property
    def log_action(self) -> str:
        return f"dc_directory.{self.value}"
