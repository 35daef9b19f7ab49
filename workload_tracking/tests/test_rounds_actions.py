"""Rounds: who keeps them, what their dates allow, and that at most one is ever open."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from wagtail.models import ModelLogEntry

from districtcoordinator.areas.tests.factories import (
    AppointmentFactory,
    DistrictFactory,
    PersonFactory,
    ProvinceFactory,
)
from workload_tracking import actions
from workload_tracking.enums import Action, RoundState
from workload_tracking.models import Question, Report, Round
from workload_tracking.refusals import Reason, Refused

from .conftest import World
from .factories import CONFIRM_UNTIL, ENTRY_UNTIL, OPENS, TODAY, fill_report

DAY = timedelta(days=1)
NEXT_YEAR = {
    "fiscal_year": 2570,
    "opens_on": date(2027, 6, 1),
    "entry_until": date(2027, 8, 31),
    "confirm_until": date(2027, 9, 15),
}
pytestmark = pytest.mark.usefixtures("frozen")


def refusal_of(act: Callable[[], Any]) -> Reason:
    with pytest.raises(Refused) as refusal:
        act()
    return refusal.value.reason


def last_log(action: Action) -> ModelLogEntry:
    return ModelLogEntry.objects.filter(action=action.value).latest("timestamp", "pk")


def test_only_the_centre_keeps_rounds(world: World) -> None:
    dates = {"opens_on": OPENS, "entry_until": ENTRY_UNTIL, "confirm_until": CONFIRM_UNTIL}
    editor = AppointmentFactory(central_editor=True).user
    sso_admin = AppointmentFactory(sso_admin=True, province=world.krabi).user
    ended = AppointmentFactory(central_admin=True, valid_from=OPENS, valid_until=TODAY - DAY).user
    for stranger in (world.officer, world.approver, editor, sso_admin, ended, PersonFactory()):
        for act in (
            lambda user: actions.create_round(user=user, **NEXT_YEAR),
            lambda user: actions.change_dates(user=user, round=world.round, **dates),
            lambda user: actions.open_round(user=user, round=world.round),
            lambda user: actions.close_round(user=user, round=world.round),
            lambda user: actions.prolong_round(
                user=user, round=world.round, entry_until=ENTRY_UNTIL, confirm_until=CONFIRM_UNTIL
            ),
            lambda user: actions.set_working_time(
                user=user, round=world.round, hours_per_day=Decimal(8), days_per_year=200
            ),
            lambda user: actions.add_missing_reports(user=user, round=world.round),
        ):
            with pytest.raises(PermissionDenied):
                act(stranger)
    actions.create_round(user=world.superuser, **NEXT_YEAR)
    assert Round.objects.count() == 2


def test_a_new_round_has_a_report_for_every_district_that_records(world: World) -> None:
    bangkok = ProvinceFactory(code="10", name="กรุงเทพมหานคร", slug="bangkok", has_office=False)
    DistrictFactory(code="1001", province=bangkok)
    DistrictFactory(code="8199", province=world.krabi, is_active=False)
    closed = ProvinceFactory(code="99", is_active=False)
    DistrictFactory(code="9901", province=closed)

    round = actions.create_round(user=world.central, **NEXT_YEAR)

    reports = Report.objects.filter(round=round).order_by("district_code")
    assert [report.district_code for report in reports] == ["8104", "8106", "8107", "8301"]
    assert reports[0].province_name == "กระบี่"
    assert reports[0].progress == [[0, 0, number] for number in round.question_counts()]
    entry = last_log(Action.CREATE_ROUND)
    assert entry.user == world.central
    assert entry.data["opens_on"] == "2027-06-01" and entry.data["days_per_year"] == "230"


def test_the_first_round_takes_the_reference_list(world: World) -> None:
    assert [aspect.number for aspect in world.round.aspects.all()] == list(range(1, 9))
    counts = world.round.question_counts()
    assert counts[0] == 19 and min(counts) >= 8
    assert not Question.objects.filter(predecessor__isnull=False).exists()


def test_a_later_round_copies_the_year_before_and_knows_its_predecessors(world: World) -> None:
    planned = actions.create_round(user=world.central, **NEXT_YEAR)
    question = planned.aspects.get(number=1).questions.get(number=3)
    question.text, question.unit, question.is_sample = "ถ้อยคำใหม่", "เรื่อง", False
    actions.save_question(user=world.central, question=question)
    later = actions.create_round(
        user=world.central,
        fiscal_year=2571,
        opens_on=date(2028, 6, 1),
        entry_until=date(2028, 8, 31),
        confirm_until=date(2028, 9, 15),
    )
    copies = Question.objects.filter(aspect__round=later).select_related("predecessor__aspect")
    assert copies.count() == sum(planned.question_counts())
    for copy in copies:
        assert copy.predecessor.aspect.round_id == planned.pk
        assert (copy.text, copy.unit, copy.number, copy.is_sample) == (
            copy.predecessor.text,
            copy.predecessor.unit,
            copy.predecessor.number,
            copy.predecessor.is_sample,
        )
    assert copies.get(predecessor=question).text == "ถ้อยคำใหม่"


def test_a_year_has_one_round_and_none_is_put_in_between(world: World) -> None:
    spare = {"opens_on": date(2030, 1, 1), "entry_until": date(2030, 1, 2)}
    spare["confirm_until"] = date(2030, 1, 3)

    def create(year: int) -> Round:
        return actions.create_round(user=world.central, fiscal_year=year, **spare)

    assert refusal_of(lambda: create(2569)) == Reason.YEAR_EXISTS
    actions.create_round(user=world.central, **{**NEXT_YEAR, "fiscal_year": 2571})
    assert refusal_of(lambda: create(2570)) == Reason.YEAR_BETWEEN
    assert create(2568).question_counts() == world.round.question_counts()


@pytest.mark.parametrize(
    ("opens_on", "confirm_until", "allowed"),
    [
        (CONFIRM_UNTIL, CONFIRM_UNTIL + 30 * DAY, False),
        (CONFIRM_UNTIL + DAY, CONFIRM_UNTIL + 30 * DAY, True),
        (OPENS - 30 * DAY, OPENS, False),
        (OPENS - 30 * DAY, OPENS - DAY, True),
        (OPENS - DAY, CONFIRM_UNTIL + DAY, False),
        (OPENS + DAY, CONFIRM_UNTIL - DAY, False),
    ],
)
@pytest.mark.parametrize("moved", [True, False])
def test_no_two_rounds_share_a_day(
    world: World, opens_on: date, confirm_until: date, allowed: bool, moved: bool
) -> None:
    dates = {"opens_on": opens_on, "entry_until": opens_on, "confirm_until": confirm_until}
    planned = actions.create_round(user=world.central, **NEXT_YEAR) if moved else None

    def act() -> Round:
        if planned:
            return actions.change_dates(user=world.central, round=planned, **dates)
        return actions.create_round(user=world.central, fiscal_year=2570, **dates)

    if allowed:
        assert act().confirm_until == confirm_until
    else:
        with pytest.raises(Refused) as refusal:
            act()
        assert refusal.value.reason == Reason.OVERLAPS and refusal.value.detail == "2569"


@pytest.mark.parametrize(
    ("entry_until", "confirm_until", "allowed"),
    [
        (OPENS, OPENS, True),
        (OPENS - DAY, CONFIRM_UNTIL, False),
        (ENTRY_UNTIL, ENTRY_UNTIL, True),
        (ENTRY_UNTIL, ENTRY_UNTIL - DAY, False),
    ],
)
def test_dates_follow_each_other(
    world: World, entry_until: date, confirm_until: date, allowed: bool
) -> None:
    def change() -> Round:
        return actions.change_dates(
            user=world.central,
            round=world.round,
            opens_on=OPENS,
            entry_until=entry_until,
            confirm_until=confirm_until,
        )

    if allowed:
        assert change().confirm_until == confirm_until
    else:
        assert refusal_of(change) == Reason.DATES_OUT_OF_ORDER


@pytest.mark.parametrize(
    ("moment", "state"),
    [
        # Midnight in Bangkok is 17:00 of the day before in London.
        (f"{OPENS - DAY}T16:59:59+00:00", RoundState.PLANNED),
        (f"{OPENS - DAY}T17:00:00+00:00", RoundState.OPEN),
        (f"{ENTRY_UNTIL}T16:59:59+00:00", RoundState.OPEN),
        (f"{ENTRY_UNTIL}T17:00:00+00:00", RoundState.CONFIRMING),
        (f"{CONFIRM_UNTIL}T16:59:59+00:00", RoundState.CONFIRMING),
        (f"{CONFIRM_UNTIL}T17:00:00+00:00", RoundState.CLOSED),
    ],
)
def test_the_state_turns_at_midnight_in_bangkok(
    world: World, frozen: time_machine.Traveller, moment: str, state: RoundState
) -> None:
    frozen.move_to(moment)
    assert world.round.state == state


def test_a_round_that_has_opened_never_becomes_a_planned_one_again(world: World) -> None:
    dates = {"entry_until": ENTRY_UNTIL, "confirm_until": CONFIRM_UNTIL}

    def move_opening_to(day: date) -> Round:
        return actions.change_dates(user=world.central, round=world.round, opens_on=day, **dates)

    assert refusal_of(lambda: move_opening_to(TODAY + DAY)) == Reason.ROUND_OPENED
    assert move_opening_to(TODAY).state == RoundState.OPEN
    planned = actions.create_round(user=world.central, **NEXT_YEAR)
    moved = actions.change_dates(
        user=world.central,
        round=planned,
        opens_on=NEXT_YEAR["opens_on"] + DAY,
        entry_until=NEXT_YEAR["entry_until"],
        confirm_until=NEXT_YEAR["confirm_until"],
    )
    assert moved.state == RoundState.PLANNED


def test_changed_dates_are_logged_with_old_and_new_and_only_when_changed(world: World) -> None:
    dates = {"opens_on": OPENS, "entry_until": ENTRY_UNTIL, "confirm_until": CONFIRM_UNTIL}
    actions.change_dates(user=world.central, round=world.round, **dates)
    assert not ModelLogEntry.objects.filter(action=Action.CHANGE_DATES.value).exists()
    actions.change_dates(
        user=world.central, round=world.round, **{**dates, "confirm_until": CONFIRM_UNTIL + DAY}
    )
    entry = last_log(Action.CHANGE_DATES)
    assert entry.data["old"]["confirm_until"] == "2026-09-15"
    assert entry.data["new"]["confirm_until"] == "2026-09-16"


def test_a_planned_round_is_opened_today_unless_another_is_open(world: World) -> None:
    planned = actions.create_round(user=world.central, **NEXT_YEAR)
    assert refusal_of(lambda: actions.open_round(user=world.central, round=planned)) == (
        Reason.OVERLAPS
    )
    actions.close_round(user=world.central, round=world.round)
    opened = actions.open_round(user=world.central, round=planned)
    assert (opened.opens_on, opened.state) == (TODAY, RoundState.OPEN)
    assert opened.entry_until == NEXT_YEAR["entry_until"]
    assert refusal_of(lambda: actions.open_round(user=world.central, round=planned)) == (
        Reason.ALREADY_OPEN
    )


def test_closing_makes_yesterday_the_last_day(world: World) -> None:
    closed = actions.close_round(user=world.central, round=world.round)
    assert (closed.entry_until, closed.confirm_until) == (TODAY - DAY, TODAY - DAY)
    assert closed.state == RoundState.CLOSED
    assert refusal_of(lambda: actions.close_round(user=world.central, round=closed)) == (
        Reason.ROUND_CLOSED
    )
    planned = actions.create_round(user=world.central, **NEXT_YEAR)
    assert refusal_of(lambda: actions.close_round(user=world.central, round=planned)) == (
        Reason.NOT_OPEN
    )


def test_closing_after_entry_has_ended_leaves_that_day_alone(
    world: World, frozen: time_machine.Traveller
) -> None:
    frozen.move_to(f"{ENTRY_UNTIL + 3 * DAY}T05:00:00+00:00")
    closed = actions.close_round(user=world.central, round=world.round)
    assert (closed.entry_until, closed.confirm_until) == (ENTRY_UNTIL, ENTRY_UNTIL + 2 * DAY)


def test_a_round_that_opened_today_closes_with_the_day(
    world: World, frozen: time_machine.Traveller
) -> None:
    frozen.move_to(f"{OPENS}T05:00:00+00:00")
    closed = actions.close_round(user=world.superuser, round=world.round)
    assert (closed.confirm_until, closed.state) == (OPENS, RoundState.OPEN)
    frozen.move_to(f"{OPENS}T17:00:00+00:00")
    assert closed.state == RoundState.CLOSED


def test_prolonging_gives_more_time_and_may_open_again(
    world: World, frozen: time_machine.Traveller
) -> None:
    def prolong(entry_until: date, confirm_until: date) -> Round:
        return actions.prolong_round(
            user=world.central,
            round=world.round,
            entry_until=entry_until,
            confirm_until=confirm_until,
        )

    assert refusal_of(lambda: prolong(ENTRY_UNTIL, CONFIRM_UNTIL)) == Reason.NOT_LONGER
    assert refusal_of(lambda: prolong(ENTRY_UNTIL - DAY, CONFIRM_UNTIL + DAY)) == Reason.NOT_LONGER
    assert refusal_of(lambda: prolong(ENTRY_UNTIL + DAY, CONFIRM_UNTIL - DAY)) == Reason.NOT_LONGER
    assert prolong(ENTRY_UNTIL, CONFIRM_UNTIL + DAY).confirm_until == CONFIRM_UNTIL + DAY
    frozen.move_to(f"{CONFIRM_UNTIL + 10 * DAY}T05:00:00+00:00")
    assert world.round.state == RoundState.CLOSED
    again = prolong(CONFIRM_UNTIL + 20 * DAY, CONFIRM_UNTIL + 30 * DAY)
    assert again.state == RoundState.OPEN


def test_working_time_is_set_while_planned(world: World) -> None:
    planned = actions.create_round(user=world.central, **NEXT_YEAR)

    def set_on(round: Round) -> Round:
        return actions.set_working_time(
            user=world.central, round=round, hours_per_day=Decimal("7.50"), days_per_year=240
        )

    assert refusal_of(lambda: set_on(world.round)) == Reason.ROUND_OPENED
    assert set_on(planned).days_per_year == 240
    entry = last_log(Action.SET_WORKING_TIME)
    assert entry.data["old"] == {"hours_per_day": "7.00", "days_per_year": "230"}
    assert entry.data["new"] == {"hours_per_day": "7.50", "days_per_year": "240"}


def test_a_new_district_gets_its_report_while_recording_can_still_happen(
    world: World, frozen: time_machine.Traveller
) -> None:
    fill_report(user=world.officer, report=world.report)
    new = DistrictFactory(code="8109", name="ใหม่", province=world.krabi)
    assert actions.add_missing_reports(user=world.central, round=world.round) == 1
    report = Report.objects.get(round=world.round, district=new)
    assert report.progress == [[0, 0, number] for number in world.round.question_counts()]
    assert world.report.is_ready, "the reports that exist stay as they are"
    assert last_log(Action.ADD_MISSING_REPORTS).data == {"districts": ["8109"]}

    assert actions.add_missing_reports(user=world.central, round=world.round) == 0
    assert ModelLogEntry.objects.filter(action=Action.ADD_MISSING_REPORTS.value).count() == 1

    DistrictFactory(code="8110", province=world.krabi)
    frozen.move_to(f"{ENTRY_UNTIL + DAY}T05:00:00+00:00")
    assert refusal_of(
        lambda: actions.add_missing_reports(user=world.central, round=world.round)
    ) == (Reason.ENTRY_ENDED)


def test_making_a_round_asks_nothing_for_each_district(
    world: World, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(40) as few:
        actions.create_round(user=world.central, **NEXT_YEAR)
    for number in range(200):
        DistrictFactory(code=f"{8310 + number}", province=world.phuket)
    later = {name: day + 366 * DAY for name, day in NEXT_YEAR.items() if name != "fiscal_year"}
    # SQLite takes some thirty rows in one statement; the reports come in batches.
    with django_assert_max_num_queries(len(few.captured_queries) + 200 // 25):
        actions.create_round(user=world.central, fiscal_year=2571, **later)
