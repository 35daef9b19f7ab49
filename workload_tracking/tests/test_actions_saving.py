"""Contact data, own work and letters: what is saved, logged, counted and never overwritten."""

from decimal import Decimal
from typing import Any

import pytest
import time_machine

from workload_tracking import actions
from workload_tracking.bounds import MAX_OWN_WORK
from workload_tracking.enums import Action, ReportState
from workload_tracking.models import OwnWork, ReportLogEntry
from workload_tracking.refusals import Reason, Refused

from .conftest import World
from .factories import CONTACT, fill_report, report_of

ROW = {
    "text": "งานเฉพาะพื้นที่",
    "unit": "ครั้ง",
    "quantity": 4,
    "days": Decimal("1.50"),
    "hours": Decimal("0.25"),
}


def last_entry(world: World) -> ReportLogEntry:
    return world.report.log_entries.latest("timestamp", "pk")


def save_contact(world: World, **contact: Any) -> actions.SavedContact:
    seen = contact.pop("seen", None)
    return actions.save_contact(
        user=world.officer, report=world.report, contact=contact, covered=[], seen=seen
    )


def add_row(world: World, **values: Any) -> OwnWork:
    return actions.add_own_work(user=world.officer, report=world.report, values={**ROW, **values})


def test_every_save_says_who_and_when_and_is_a_version_of_its_own(
    world: World, frozen: time_machine.Traveller
) -> None:
    save_contact(world, telephone="0 7561 1111")
    first = world.report
    assert (first.version, first.updated_by) == (1, world.officer)
    frozen.shift(60)
    actions.save_letters(
        user=world.officer, report=world.report, letters={"letters_sent_office": 5}
    )
    second = world.report
    assert second.version == 2 and second.updated_at > first.updated_at
    assert [entry.data["version"] for entry in second.log_entries.order_by("pk")] == [1, 2]


def test_contact_data_are_logged_with_old_and_new_and_only_when_changed(world: World) -> None:
    save_contact(world, telephone="0 7561 1111", email="a@example.go.th")
    save_contact(world, telephone="0 7561 2222", email="a@example.go.th")
    assert last_entry(world).data["changes"] == [
        {"field": "telephone", "old": "0 7561 1111", "new": "0 7561 2222"}
    ]
    version = world.report.version
    save_contact(world, telephone="0 7561 2222")
    assert world.report.version == version


def test_a_stale_contact_form_overwrites_nothing(world: World) -> None:
    save_contact(world, telephone="0 7561 1111", officer_name="นางสาวเดิม")
    result = save_contact(
        world,
        telephone="0 7561 9999",
        officer_name="",
        address="ที่ว่าการอำเภอ",
        seen={"telephone": "", "officer_name": "", "address": ""},
    )
    assert result.contested == {"telephone": "0 7561 1111"}
    report = world.report
    assert (report.telephone, report.officer_name) == ("0 7561 1111", "นางสาวเดิม")
    assert report.address == "ที่ว่าการอำเภอ"


@pytest.mark.parametrize("field", CONTACT)
def test_a_report_without_one_of_its_contact_data_is_not_ready(world: World, field: str) -> None:
    fill_report(user=world.officer, report=world.report)
    save_contact(world, **{field: ""})
    assert world.report.state == ReportState.RECORDING
    save_contact(world, **{field: CONTACT[field]})
    assert world.report.state == ReportState.READY


def test_letters_are_saved_each_by_itself_and_do_not_hold_up_readiness(world: World) -> None:
    fill_report(user=world.officer, report=world.report)
    save = {"user": world.officer, "report": world.report}
    actions.save_letters(**save, letters={"letters_sent_office": 5, "letters_sent_district": 0})
    assert world.report.state == ReportState.READY
    assert (world.report.letters_sent_district, world.report.letters_received_office) == (0, None)
    contested = actions.save_letters(
        **save,
        letters={"letters_sent_office": 9, "letters_received_office": 8},
        seen={"letters_sent_office": None, "letters_received_office": None},
    )
    assert contested == {"letters_sent_office": 5}
    assert world.report.letters_received_office == 8
    assert last_entry(world).data["changes"] == [
        {"field": "letters_received_office", "old": None, "new": 8}
    ]
    actions.save_letters(**save, letters={"letters_sent_office": None})
    assert world.report.letters_sent_office is None
    version = world.report.version
    assert actions.save_letters(**save, letters={"letters_sent_office": None}) == {}
    assert world.report.version == version


def test_own_work_is_added_changed_deleted_counted_and_logged(world: World) -> None:
    row = add_row(world)
    assert world.report.own_work_count == 1
    assert last_entry(world).data["changes"] == [
        {
            "row": row.pk,
            "old": None,
            "new": {**ROW, "quantity": "4", "days": "1.50", "hours": "0.25"},
        }
    ]
    actions.change_own_work(
        user=world.officer, report=world.report, row=row, values={**ROW, "quantity": 6}
    )
    (change,) = last_entry(world).data["changes"]
    assert (change["old"]["quantity"], change["new"]["quantity"]) == ("4", "6")
    version = world.report.version
    actions.change_own_work(
        user=world.officer, report=world.report, row=row, values={**ROW, "quantity": 6}
    )
    assert world.report.version == version, "a row saved as it is changes nothing"
    actions.delete_own_work(user=world.officer, report=world.report, row=row)
    assert world.report.own_work_count == 0
    assert last_entry(world).action == Action.DELETE_OWN_WORK.value
    assert last_entry(world).data["changes"][0]["old"]["quantity"] == "6"
    version = world.report.version
    actions.delete_own_work(user=world.officer, report=world.report, row=row)
    assert (world.report.own_work_count, world.report.version) == (0, version)


def test_own_work_does_not_make_a_report_ready_or_hold_it_up(world: World) -> None:
    add_row(world, quantity=None, days=None, hours=None)
    assert world.report.state == ReportState.RECORDING
    fill_report(user=world.officer, report=world.report)
    assert world.report.state == ReportState.READY


def test_a_quantity_of_zero_fills_the_time_with_zero(world: World) -> None:
    row = add_row(world, quantity=0, days=None, hours=None)
    row.refresh_from_db()
    assert (row.days, row.hours) == (0, 0)


def test_a_stale_row_overwrites_nothing_and_a_deleted_one_is_said_to_be_gone(
    world: World,
) -> None:
    row = add_row(world)
    change = {"user": world.officer, "report": world.report, "row": row}
    actions.change_own_work(**change, values={**ROW, "quantity": 6})
    contested = actions.change_own_work(
        **change, values={**ROW, "quantity": 9, "unit": "เรื่อง"}, seen=ROW
    )
    assert contested == {"quantity": 6}
    row.refresh_from_db()
    assert (row.quantity, row.unit) == (6, "เรื่อง")
    actions.delete_own_work(user=world.officer, report=world.report, row=row)
    with pytest.raises(OwnWork.DoesNotExist):
        actions.change_own_work(**change, values=ROW)


def test_a_row_of_another_report_is_not_touched(world: World) -> None:
    other = report_of(world.round, world.phuket_mueang)
    row = actions.add_own_work(user=world.foreign_officer, report=other, values=ROW)
    mine = {"user": world.officer, "report": world.report, "row": row}
    with pytest.raises(OwnWork.DoesNotExist):
        actions.change_own_work(**mine, values={**ROW, "quantity": 1})
    actions.delete_own_work(**mine)
    row.refresh_from_db()
    assert row.quantity == 4


def test_a_report_holds_at_most_a_hundred_rows_of_own_work(world: World) -> None:
    for _number in range(MAX_OWN_WORK - 1):
        add_row(world)
    last = add_row(world)
    with pytest.raises(Refused) as refusal:
        add_row(world)
    assert refusal.value.reason == Reason.TOO_MANY_ROWS
    actions.delete_own_work(user=world.officer, report=world.report, row=last)
    add_row(world)
