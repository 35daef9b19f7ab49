"""Opening, prolonging and closing rounds; every district has its report from the beginning."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from wagtail.log_actions import log

from districtcoordinator.areas.models import District
from districtcoordinator.areas.permissions import holds

from ..enums import Action, RoundState
from ..models import Report, Round
from ..permissions import MANAGE_ROUNDS
from ..refusals import (
    Reason,
    Refused,
    refuse,
    why_fixed,
    why_no_new_reports,
    why_not_closed_now,
    why_not_opened_now,
)
from .questions import copy_questions

DATES = ("opens_on", "entry_until", "confirm_until")
WORKING_TIME = ("hours_per_day", "days_per_year")


def check_manages_rounds(user: Any) -> None:
    """Raise PermissionDenied unless the user manages rounds."""
    if not holds(user, MANAGE_ROUNDS):
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
    Raises PermissionDenied, and Refused if the year has a round, if a later round has copied the
    same questions already, or if it would be open while another is.
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
    _refuse_year(round)
    _refuse_dates(round)
    round.save()
    copy_questions(round=round, source=Round.objects.before(round))
    create_reports(round=round, districts=District.objects.reporting())
    log(round, Action.CREATE_ROUND.value, user=user, data=_plain(round, *DATES, *WORKING_TIME))
    return round


def create_reports(*, round: Round, districts: QuerySet[District]) -> int:
    """Give each district its empty report, with codes and names as they are now, and count them.

    A report that exists already stays as it is.
    """
    progress = [[0, 0, number] for number in round.question_counts()]
    reports = [
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
    ]
    Report.objects.bulk_create(reports, ignore_conflicts=True, batch_size=500)
    return len(reports)


@transaction.atomic
def add_missing_reports(*, user: Any, round: Round) -> int:
    """Give districts that were added after a round was created their reports; give how many.

    Only while recording is still to come or going on. Raises PermissionDenied and Refused.
    """
    round = _lock(user, round)
    refuse(why_no_new_reports(round))
    codes = list(round.districts_without_report().values_list("code", flat=True))
    if codes:
        create_reports(round=round, districts=District.objects.filter(code__in=codes))
        log(round, Action.ADD_MISSING_REPORTS.value, user=user, data={"districts": codes})
    return len(codes)


@transaction.atomic
def change_dates(
    *, user: Any, round: Round, opens_on: date, entry_until: date, confirm_until: date
) -> Round:
    """Move a round's dates. A round that has opened never becomes a planned one again.

    Raises PermissionDenied and Refused; a date that stays as it is leaves nothing in the log.
    """
    round = _lock_to_move(user, round)
    had_opened = round.state != RoundState.PLANNED
    old = _plain(round, *DATES)
    round.opens_on, round.entry_until, round.confirm_until = opens_on, entry_until, confirm_until
    if had_opened and round.state == RoundState.PLANNED:
        raise Refused(Reason.ROUND_OPENED, since=date.fromisoformat(old["opens_on"]))
    _refuse_dates(round)
    if _plain(round, *DATES) != old:
        round.save(update_fields=DATES)
        _log_change(round, Action.CHANGE_DATES, user=user, old=old)
    return round


@transaction.atomic
def open_round(*, user: Any, round: Round) -> Round:
    """Open a planned round today; its other dates stay. Raises as `change_dates`."""
    round = _lock_to_move(user, round)
    refuse(why_not_opened_now(round))
    return _move(user, round, opens_on=timezone.localdate())


@transaction.atomic
def prolong_round(*, user: Any, round: Round, entry_until: date, confirm_until: date) -> Round:
    """Give officers and provinces more time; this may open a closed round again.

    Raises as `change_dates`, and Refused when a day would be moved earlier or none is moved.
    """
    round = _lock_to_move(user, round)
    earlier = entry_until < round.entry_until or confirm_until < round.confirm_until
    same = (entry_until, confirm_until) == (round.entry_until, round.confirm_until)
    if earlier or same:
        raise Refused(Reason.NOT_LONGER)
    return _move(user, round, entry_until=entry_until, confirm_until=confirm_until)


@transaction.atomic
def close_round(*, user: Any, round: Round) -> Round:
    """Close an opened round now: yesterday was its last day, or today if it opened today."""
    round = _lock_to_move(user, round)
    refuse(why_not_closed_now(round))
    last = max(timezone.localdate() - timedelta(days=1), round.opens_on)
    return _move(
        user,
        round,
        entry_until=min(round.entry_until, last),
        confirm_until=min(round.confirm_until, last),
    )


@transaction.atomic
def set_working_time(
    *, user: Any, round: Round, hours_per_day: Decimal, days_per_year: int
) -> Round:
    """Change the hours a day and days a year that all sums use, while the round is planned."""
    round = _lock(user, round)
    refuse(why_fixed(round))
    old = _plain(round, *WORKING_TIME)
    round.hours_per_day, round.days_per_year = hours_per_day, days_per_year
    round.save(update_fields=WORKING_TIME)
    _log_change(round, Action.SET_WORKING_TIME, user=user, old=old)
    return round


def _move(user: Any, round: Round, **dates: date) -> Round:
    kept = {name: getattr(round, name) for name in DATES}
    return change_dates(user=user, round=round, **{**kept, **dates})


def _lock(user: Any, round: Round) -> Round:
    """Lock one round; `no_key` lets reports that refer to it be saved meanwhile."""
    check_manages_rounds(user)
    return Round.objects.select_for_update(no_key=True).get(pk=round.pk)


def _lock_to_move(user: Any, round: Round) -> Round:
    """Lock all rounds before the one, always in this order, so that nobody waits in a ring."""
    check_manages_rounds(user)
    _lock_all_rounds()
    return _lock(user, round)


def _lock_all_rounds() -> None:
    """Let one person at a time decide on dates: the lock is on the table's one type row."""
    kind = ContentType.objects.get_for_model(Round)
    ContentType.objects.select_for_update(no_key=True).get(pk=kind.pk)


def _refuse_year(round: Round) -> None:
    if Round.objects.filter(fiscal_year=round.fiscal_year).exists():
        raise Refused(Reason.YEAR_EXISTS)
    source = Round.objects.before(round)
    # A question has one successor: a round put in between would find its place taken.
    if source is not None and source.aspects.filter(questions__successor__isnull=False).exists():
        raise Refused(Reason.YEAR_BETWEEN)


def _refuse_dates(round: Round) -> None:
    if not round.opens_on <= round.entry_until <= round.confirm_until:
        raise Refused(Reason.DATES_OUT_OF_ORDER)
    others = Round.objects.exclude(pk=round.pk)
    other = others.overlapping(round.opens_on, round.confirm_until).first()
    if other is not None:
        raise Refused(Reason.OVERLAPS, detail=str(other))


def _plain(round: Round, *names: str) -> dict[str, str]:
    return {name: str(getattr(round, name)) for name in names}


def _log_change(round: Round, action: Action, *, user: Any, old: dict[str, str]) -> None:
    log(round, action.value, user=user, data={"old": old, "new": _plain(round, *old)})
