"""Opening, prolonging and closing rounds; every district has its report from the beginning."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from districtcoordinator.areas.models import Appointment, District
from districtcoordinator.areas.querysets import sees_everything

from ..enums import Action, RoundState
from ..models import Report, Round
from ..permissions import MANAGE_ROUNDS
from ..refusals import Reason, Refused
from .questions import copy_questions

DATES = ("opens_on", "entry_until", "confirm_until")


def check_manages_rounds(user: Any) -> None:
    """Raise PermissionDenied unless the user manages rounds."""
    if not (
        sees_everything(user, MANAGE_ROUNDS) or Appointment.objects.of(user, MANAGE_ROUNDS).exists()
    ):
        raise PermissionDenied


@transaction.atomic
def create_round(
    *,
    user: Any,
    fiscal_year: int,
    opens_on: date,
    entry_until: date,
    confirm_until: date,
    hours_per_day: Decimal = Decimal(7),
    days_per_year: int = 230,
) -> Round:
    """Create a round with the questions of the one before, and a report for every district.

    Dates are days in Bangkok, inclusive. The first round takes the reference list's questions.
    Raises PermissionDenied, and Refused if it would be open while another is.
    """
    check_manages_rounds(user)
    _lock_all_rounds()
    round = Round(
        fiscal_year=fiscal_year,
        opens_on=opens_on,
        entry_until=entry_until,
        confirm_until=confirm_until,
        hours_per_day=hours_per_day,
        days_per_year=days_per_year,
    )
    _refuse_overlap(round)
    round.save()
    counts = copy_questions(round=round, source=Round.objects.before(round))
    districts = District.objects.active().filter(province__has_office=True)
    create_reports(round=round, districts=districts, progress=[[0, 0, n] for n in counts])
    log(round, Action.CREATE_ROUND.value, user=user, data=_plain_dates(round))
    return round


def create_reports(*, round: Round, districts: Any, progress: list[list[int]]) -> None:
    """Give every district its empty report, with codes and names as they are now."""
    Report.objects.bulk_create(
        [
            Report(
                round=round,
                district=district,
                district_code=district.code,
                district_name=district.name,
                province_code=district.province_id,
                province_name=district.province.name,
                progress=progress,
            )
            for district in districts.select_related("province")
        ],
        ignore_conflicts=True,
        batch_size=500,
    )


@transaction.atomic
def change_dates(
    *, user: Any, round: Round, opens_on: date, entry_until: date, confirm_until: date
) -> Round:
    """Move a round's dates: this opens, prolongs or closes it. Raises as `create_round`."""
    check_manages_rounds(user)
    _lock_all_rounds()
    round = Round.objects.select_for_update().get(pk=round.pk)
    old = _plain_dates(round)
    round.opens_on, round.entry_until, round.confirm_until = opens_on, entry_until, confirm_until
    _refuse_overlap(round)
    round.save(update_fields=DATES)
    log(round, Action.CHANGE_DATES.value, user=user, data={"old": old, "new": _plain_dates(round)})
    return round


def open_round(*, user: Any, round: Round) -> Round:
    """Open a planned round today; its other dates stay."""
    return change_dates(
        user=user,
        round=round,
        opens_on=timezone.localdate(),
        entry_until=round.entry_until,
        confirm_until=round.confirm_until,
    )


def prolong_round(*, user: Any, round: Round, entry_until: date, confirm_until: date) -> Round:
    """Give officers and provinces more time."""
    return change_dates(
        user=user,
        round=round,
        opens_on=round.opens_on,
        entry_until=entry_until,
        confirm_until=confirm_until,
    )


def close_round(*, user: Any, round: Round) -> Round:
    """Close an open round now: yesterday was its last day, or today if it opened today."""
    last = max(timezone.localdate() - timedelta(days=1), round.opens_on)
    return change_dates(
        user=user,
        round=round,
        opens_on=round.opens_on,
        entry_until=min(round.entry_until, last),
        confirm_until=min(round.confirm_until, last),
    )


def set_working_time(
    *, user: Any, round: Round, hours_per_day: Decimal, days_per_year: int
) -> Round:
    """Change the hours a day and days a year that all sums use, while the round is planned."""
    check_manages_rounds(user)
    with transaction.atomic():
        round = Round.objects.select_for_update().get(pk=round.pk)
        if round.state != RoundState.PLANNED:
            raise Refused(Reason.ROUND_OPENED, since=round.opens_on)
        round.hours_per_day, round.days_per_year = hours_per_day, days_per_year
        round.save(update_fields=["hours_per_day", "days_per_year"])
        log(round, Action.CHANGE_DATES.value, user=user, data=_plain_dates(round))
    return round


def _lock_all_rounds() -> None:
    """Let one person at a time decide on dates: the lock is on the table's one type row."""
    kind = ContentType.objects.get_for_model(Round)
    ContentType.objects.select_for_update().get(pk=kind.pk)


def _refuse_overlap(round: Round) -> None:
    others = Round.objects.exclude(pk=round.pk)
    other = others.overlapping(round.opens_on, round.confirm_until).first()
    if other is not None:
        raise Refused(Reason.OVERLAPS, detail=str(other))


def _plain_dates(round: Round) -> dict[str, str]:
    plain = {name: getattr(round, name).isoformat() for name in DATES}
    return plain | {
        "hours_per_day": str(round.hours_per_day),
        "days_per_year": str(round.days_per_year),
    }
