"""Items of news as the admin's lists and panels show them; each is built from `with_state`."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from ..enums import NewsState
from ..mailing.working_days import after_working_days, working_days_between

PATIENCE = 2  # working days; what waits longer is made to stand out


@dataclass(frozen=True)
class Wait:
    """Since when something waits."""

    since: datetime

    @property
    def days(self) -> int:
        """How many working days that is."""
        return working_days_between(self.since, timezone.now())

    @property
    def is_long(self) -> bool:
        return after_working_days(self.since, PATIENCE) < timezone.now()


@dataclass(frozen=True)
class Row:
    """One item, with its state in words and what beside it is published."""

    item: Any

    @property
    def state(self) -> NewsState:
        return NewsState(self.item.state)

    @property
    def beside(self) -> str:
        """Say how the version one works on stands to the published one; nothing if they agree."""
        if not self.item.live:
            return ""
        match self.state:
            case NewsState.WAITING:
                return _("A change of it waits; the published one stays meanwhile")
            case NewsState.RETURNED:
                return _("A change of it was sent back; the published one stays meanwhile")
        if self.item.has_unpublished_changes:
            return _("It has a newer version that was not submitted yet")
        return ""

    @property
    def wait(self) -> Wait | None:
        return Wait(self.item.waiting_since) if self.item.waiting_since else None


@dataclass(frozen=True)
class QueueRow(Row):
    """One item that waits, for one person who looks at the queue."""

    user: Any
    submitted_by: Any
    task: int | None

    @property
    def why_not(self) -> str:
        """Say why this person does not decide about it; nothing if they do."""
        if self.item.decides:
            return ""
        if not self.item.is_own:
            return _("The approvers of the province decide about it.")
        mine = (
            _("You wrote it: another approver has to decide.")
            if self.item.owner_id == self.user.pk
            else _("You submitted it: another approver has to decide.")
        )
        if self.item.has_approver:
            return mine
        stand_in = _("The province has no other: the department can stand in.")
        return f"{mine} {stand_in}"
