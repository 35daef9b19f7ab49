"""Sending back, correcting and taking back; marking a district as not reporting."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied

from districtcoordinator.areas.tests.factories import AppointmentFactory
from workload_tracking import actions
from workload_tracking.enums import Action, ReportState
from workload_tracking.models import ReportLogEntry
from workload_tracking.refusals import Reason, Refused

from .conftest import World
from .factories import CONFIRM_UNTIL, ENTRY_UNTIL, confirm, fill_report, report_of

DAY = timedelta(days=1)


def last_entry(world: World) -> ReportLogEntry:
    return world.report.log_entries.latest("timestamp", "pk")


def send_back(world: World, reason: str = "ข้อ 3 สูงผิดปกติ") -> None:
    actions.send_back(user=world.approver, report=world.report, reason=reason)


def mark(world: World, reason: str = "ตำแหน่งว่าง") -> None:
    actions.mark_not_reporting(user=world.approver, report=world.report, reason=reason)


def test_sending_back_needs_a_reason_and_keeps_it_with_who_and_when(world: World) -> None:
    for blank in ("", "  \n"):
        with pytest.raises(Refused) as refusal:
            send_back(world, blank)
        assert refusal.value.reason == Reason.REASON_MISSING
    send_back(world, "  ข้อ 3 สูงผิดปกติ ")
    report = world.report
    assert (report.state, report.return_reason) == (ReportState.RETURNED, "ข้อ 3 สูงผิดปกติ")
    assert report.returned_by == world.approver and report.returned_at
    assert last_entry(world).data["reason"] == "ข้อ 3 สูงผิดปกติ"
    assert last_entry(world).user == world.approver


def test_sending_back_again_replaces_the_reason_and_logs_both(world: World) -> None:
    send_back(world, "หนึ่ง")
    send_back(world, "สอง")
    assert world.report.return_reason == "สอง"
    data = last_entry(world).data
    assert (data["old"], data["reason"]) == ("หนึ่ง", "สอง")


def test_a_ready_report_that_was_sent_back_is_ready_again_once_corrected(world: World) -> None:
    fill_report(user=world.officer, report=world.report)
    send_back(world)
    with pytest.raises(Refused) as refusal:
        confirm(user=world.approver, report=world.report)
    assert refusal.value.reason == Reason.RETURNED
    actions.mark_corrected(user=world.officer, report=world.report)
    assert world.report.state == ReportState.READY
    assert (world.report.return_reason, world.report.returned_by) == ("", None)
    assert last_entry(world).data["old"] == "ข้อ 3 สูงผิดปกติ"
    confirm(user=world.approver, report=world.report)


def test_the_officer_says_corrected_and_the_approver_takes_back(world: World) -> None:
    send_back(world)
    for stranger in (world.approver, world.foreign_officer, world.central):
        with pytest.raises(PermissionDenied):
            actions.mark_corrected(user=stranger, report=world.report)
    actions.mark_corrected(user=world.officer, report=world.report)
    assert last_entry(world).action == Action.MARK_CORRECTED.value
    send_back(world)
    for stranger in (world.officer, world.foreign_approver, world.central):
        with pytest.raises(PermissionDenied):
            actions.take_back(user=stranger, report=world.report)
    actions.take_back(user=world.approver, report=world.report)
    assert last_entry(world).action == Action.TAKE_BACK.value
    assert world.report.state == ReportState.RECORDING


def test_what_was_not_sent_back_is_neither_corrected_nor_taken_back(world: World) -> None:
    for user, act in (
        (world.officer, actions.mark_corrected),
        (world.approver, actions.take_back),
    ):
        with pytest.raises(Refused) as refusal:
            act(user=user, report=world.report)
        assert refusal.value.reason == Reason.NOT_RETURNED
    assert world.report.version == 0


def test_a_returned_report_is_corrected_until_the_last_day_of_confirming(
    world: World, frozen: time_machine.Traveller
) -> None:
    frozen.move_to(f"{ENTRY_UNTIL + DAY}T05:00:00+00:00")
    with pytest.raises(Refused) as refusal:
        actions.mark_corrected(user=world.officer, report=world.report)
    assert refusal.value.reason == Reason.ENTRY_ENDED
    send_back(world)
    frozen.move_to(f"{CONFIRM_UNTIL}T16:59:59+00:00")
    actions.mark_corrected(user=world.officer, report=world.report)
    send_back(world)
    frozen.move_to(f"{CONFIRM_UNTIL}T17:00:00+00:00")
    for user, act in (
        (world.officer, actions.mark_corrected),
        (world.approver, actions.take_back),
    ):
        with pytest.raises(Refused) as refusal:
            act(user=user, report=world.report)
        assert refusal.value.reason == Reason.ROUND_CLOSED


def test_not_reporting_needs_a_reason_and_is_taken_off_again(world: World) -> None:
    with pytest.raises(Refused) as refusal:
        mark(world, " ")
    assert refusal.value.reason == Reason.REASON_MISSING
    with pytest.raises(Refused) as refusal:
        actions.unmark_not_reporting(user=world.approver, report=world.report)
    assert refusal.value.reason == Reason.NOT_MARKED
    mark(world)
    report = world.report
    assert (report.state, report.not_reporting_reason) == (
        ReportState.NOT_REPORTING,
        "ตำแหน่งว่าง",
    )
    for stranger in (world.officer, world.foreign_approver, world.central):
        with pytest.raises(PermissionDenied):
            actions.unmark_not_reporting(user=stranger, report=report)
    actions.unmark_not_reporting(user=world.approver, report=report)
    assert world.report.state == ReportState.RECORDING
    assert last_entry(world).data["old"] == "ตำแหน่งว่าง"


def test_figures_stay_while_a_district_is_marked_as_not_reporting(world: World) -> None:
    fill_report(user=world.officer, report=world.report)
    mark(world)
    with pytest.raises(Refused) as refusal:
        confirm(user=world.approver, report=world.report)
    assert refusal.value.reason == Reason.NOT_READY
    actions.unmark_not_reporting(user=world.approver, report=world.report)
    assert world.report.state == ReportState.READY


def test_a_report_that_names_others_is_not_marked_until_it_lets_them_go(world: World) -> None:
    save = {"user": world.officer, "report": world.report, "contact": {"covers_only_own": False}}
    actions.save_contact(**save, covered=["8107"])
    with pytest.raises(Refused) as refusal:
        mark(world)
    assert refusal.value.reason == Reason.NAMES_OTHERS
    actions.save_contact(**save, covered=[])
    mark(world)
    assert world.report.state == ReportState.NOT_REPORTING


def test_a_district_marked_as_not_reporting_may_be_covered_by_another(world: World) -> None:
    mark(world)
    actions.save_contact(
        user=AppointmentFactory(district=world.khlongthom).user,
        report=report_of(world.round, world.khlongthom),
        contact={"covers_only_own": False},
        covered=[world.plaiphraya.code],
    )
    assert world.report.state == ReportState.COVERED
