"""Who may do what to a report, in which of its states and on which days: one set-up for all."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.core.exceptions import PermissionDenied

from districtcoordinator.areas.tests.factories import AppointmentFactory, PersonFactory
from workload_tracking import actions
from workload_tracking.enums import ReportState
from workload_tracking.models import OwnWork, Report
from workload_tracking.refusals import Reason, Refused

from .conftest import World
from .factories import CONFIRM_UNTIL, ENTRY_UNTIL, OPENS, confirm, fill_report, report_of

DAY = timedelta(days=1)
ROW = {"text": "งานเฉพาะพื้นที่", "unit": "ครั้ง", "quantity": 1, "days": 1, "hours": 0}

Act = Callable[[Any, Report], Any]

# What an officer does to the own report, and what an approver does to one of the own province.
OFFICER: dict[str, Act] = {
    "contact": lambda user, report: actions.save_contact(
        user=user, report=report, contact={"telephone": "0 7561 9999"}, covered=[]
    ),
    "letters": lambda user, report: actions.save_letters(
        user=user, report=report, letters={"letters_sent_office": 41}
    ),
    "add own work": lambda user, report: actions.add_own_work(user=user, report=report, values=ROW),
    "delete own work": lambda user, report: actions.delete_own_work(
        user=user, report=report, row=OwnWork(pk=0)
    ),
    "answers": lambda user, report: actions.save_answers(
        user=user,
        report=report,
        aspect=report.round.aspects.get(number=1),
        cells={report.round.aspects.get(number=1).questions.first().pk: {"quantity": 3}},
    ),
}
APPROVER: dict[str, Act] = {
    "send back": lambda user, report: actions.send_back(
        user=user, report=report, reason="โปรดตรวจสอบ"
    ),
    "mark as not reporting": lambda user, report: actions.mark_not_reporting(
        user=user, report=report, reason="ตำแหน่งว่าง"
    ),
}


def outcome(act: Act, user: Any, report: Report) -> Reason | None:
    """Give the reason for which something is refused, or nothing."""
    try:
        act(user, report)
    except Refused as refusal:
        return refusal.reason
    return None


def bring(world: World, state: ReportState) -> Report:
    """Bring the report of ปลายพระยา into a state, by what people do."""
    report = world.report
    match state:
        case ReportState.READY | ReportState.CONFIRMED:
            fill_report(user=world.officer, report=report)
        case ReportState.RETURNED:
            actions.send_back(user=world.approver, report=report, reason="โปรดตรวจสอบ")
        case ReportState.NOT_REPORTING:
            actions.mark_not_reporting(user=world.approver, report=report, reason="ตำแหน่งว่าง")
        case ReportState.COVERED:
            actions.save_contact(
                user=AppointmentFactory(district=world.khlongthom).user,
                report=report_of(world.round, world.khlongthom),
                contact={"covers_only_own": False},
                covered=[world.plaiphraya.code],
            )
    if state == ReportState.CONFIRMED:
        confirm(user=world.approver, report=report)
    assert world.report.state == state
    return world.report


def test_only_the_own_officer_fills(world: World) -> None:
    ended = AppointmentFactory(
        district=world.plaiphraya, valid_from=OPENS, valid_until=OPENS + DAY
    ).user
    dismissed = AppointmentFactory(
        district=world.plaiphraya, user=PersonFactory(is_active=False)
    ).user
    strangers = [world.foreign_officer, world.approver, world.foreign_approver, world.central]
    for act in OFFICER.values():
        for stranger in (*strangers, world.superuser, ended, dismissed, PersonFactory()):
            with pytest.raises(PermissionDenied):
                act(stranger, world.report)
    assert world.report.version == 0
    for act in OFFICER.values():
        act(world.officer, world.report)


def test_only_the_own_province_reviews(world: World) -> None:
    strangers = [world.foreign_officer, world.officer, world.foreign_approver, world.central]
    sso_admin = AppointmentFactory(sso_admin=True, province=world.krabi).user
    for act in APPROVER.values():
        for stranger in (*strangers, world.superuser, sso_admin, PersonFactory()):
            with pytest.raises(PermissionDenied):
                act(stranger, world.report)
    assert world.report.version == 0
    for act in APPROVER.values():
        act(world.approver, world.report)


FILLED_IN = {
    ReportState.RECORDING: None,
    ReportState.READY: None,
    ReportState.RETURNED: None,
    ReportState.CONFIRMED: Reason.CONFIRMED,
    ReportState.COVERED: Reason.COVERED,
    ReportState.NOT_REPORTING: Reason.NOT_REPORTING,
}


@pytest.mark.parametrize(("state", "refused"), FILLED_IN.items())
def test_an_officer_fills_until_the_report_is_taken_out_of_hand(
    world: World, state: ReportState, refused: Reason | None
) -> None:
    report = bring(world, state)
    version = report.version
    for name, act in OFFICER.items():
        assert outcome(act, world.officer, report) == refused, name
    assert (world.report.version == version) == (refused is not None)


SENT_BACK_IN = {**FILLED_IN, ReportState.NOT_REPORTING: Reason.NOT_REPORTING}
MARKED_IN = {**FILLED_IN, ReportState.NOT_REPORTING: None}


@pytest.mark.parametrize(("state", "refused"), SENT_BACK_IN.items())
def test_a_report_is_sent_back_from_any_state_but_the_last(
    world: World, state: ReportState, refused: Reason | None
) -> None:
    report = bring(world, state)
    assert outcome(APPROVER["send back"], world.approver, report) == refused
    if refused is None:
        assert world.report.state == ReportState.RETURNED


@pytest.mark.parametrize(("state", "refused"), MARKED_IN.items())
def test_a_district_is_marked_as_not_reporting_unless_it_is_done_with(
    world: World, state: ReportState, refused: Reason | None
) -> None:
    report = bring(world, state)
    assert outcome(APPROVER["mark as not reporting"], world.approver, report) == refused
    if refused is None:
        assert world.report.state == ReportState.NOT_REPORTING


# The first and the last second of a day in Bangkok, as London has it.
def begin_of(day: date) -> str:
    return f"{day - DAY}T17:00:00+00:00"


def end_of(day: date) -> str:
    return f"{day}T16:59:59+00:00"


@pytest.mark.parametrize(
    ("moment", "fresh", "returned"),
    [
        (end_of(OPENS - DAY), Reason.NOT_OPEN, Reason.NOT_OPEN),
        (begin_of(OPENS), None, None),
        (end_of(ENTRY_UNTIL), None, None),
        (begin_of(ENTRY_UNTIL + DAY), Reason.ENTRY_ENDED, None),
        (end_of(CONFIRM_UNTIL), Reason.ENTRY_ENDED, None),
        (begin_of(CONFIRM_UNTIL + DAY), Reason.ROUND_CLOSED, Reason.ROUND_CLOSED),
    ],
)
def test_filling_keeps_to_the_days_of_the_round(
    world: World,
    frozen: time_machine.Traveller,
    moment: str,
    fresh: Reason | None,
    returned: Reason | None,
) -> None:
    officer = AppointmentFactory(district=world.plaiphraya, valid_from=OPENS - 9 * DAY).user
    other = AppointmentFactory(district=world.khlongthom, valid_from=OPENS - 9 * DAY).user
    sent_back = report_of(world.round, world.khlongthom)
    actions.send_back(user=world.approver, report=sent_back, reason="โปรดตรวจสอบ")
    frozen.move_to(moment)
    for name, act in OFFICER.items():
        assert outcome(act, officer, world.report) == fresh, name
        assert outcome(act, other, sent_back) == returned, name


@pytest.mark.parametrize(
    ("moment", "refused"),
    [
        (end_of(OPENS - DAY), Reason.NOT_OPEN),
        (begin_of(OPENS), None),
        (end_of(CONFIRM_UNTIL), None),
        (begin_of(CONFIRM_UNTIL + DAY), Reason.ROUND_CLOSED),
    ],
)
def test_reviewing_keeps_to_the_days_of_the_round(
    world: World, frozen: time_machine.Traveller, moment: str, refused: Reason | None
) -> None:
    approver = AppointmentFactory(
        approver=True, province=world.krabi, valid_from=OPENS - 9 * DAY
    ).user
    frozen.move_to(moment)
    for name, act in APPROVER.items():
        assert outcome(act, approver, world.report) == refused, name
