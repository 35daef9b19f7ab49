"""Own work and letters: what a district records beside the eight aspects."""

from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from districtcoordinator.areas.tests.factories import AppointmentFactory
from workload_tracking import actions
from workload_tracking.models import OwnWork

from .conftest import World
from .factories import report_of
from .officer_screens import form_of, signed_in, text_of

LIST, ADD = "/admin/workload/own-work/", "/admin/workload/own-work/add/"
LETTERS = "/admin/workload/letters/"
ROW = {
    "text": "จัดทำแผนที่ตลาดน้ำ",
    "unit": "แห่ง",
    "quantity": "๑๒",
    "days": "1.5",
    "hours": "2",
}


@pytest.fixture
def officer(world: World) -> Client:
    return signed_in(world.officer)


def fill(client: Client, url: str, typed: dict[str, Any]) -> Any:
    return client.post(url, form_of(client.get(url)) | typed)


def add(world: World, text: str = "งาน", **figures: Any) -> OwnWork:
    values = {"text": text, "unit": "ครั้ง", **figures}
    return actions.add_own_work(user=world.officer, report=world.report, values=values)


class TestOwnWork:
    def test_a_row_is_added_and_counted(self, world: World, officer: Client) -> None:
        response = fill(officer, ADD, ROW)

        assert response.status_code == 302
        row = OwnWork.objects.get()
        assert (row.report, row.quantity, row.days) == (world.report, 12, Decimal("1.5"))
        # 12 × (1.5 days of 7 hours + 2 hours)
        assert "150 ชั่วโมง" in text_of(officer.get(LIST))

    def test_a_form_sent_twice_adds_one_row(self, world: World, officer: Client) -> None:
        form = form_of(officer.get(ADD)) | ROW

        assert officer.post(ADD, form).status_code == 302
        assert officer.post(ADD, form).status_code == 302
        assert OwnWork.objects.count() == 1

        # The same work entered once more, from a form of its own, is meant.
        assert fill(officer, ADD, ROW).status_code == 302
        assert OwnWork.objects.count() == 2

    def test_a_row_needs_its_wording_and_unit(self, world: World, officer: Client) -> None:
        response = fill(officer, ADD, ROW | {"text": " ", "unit": "", "hours": "25"})

        assert response.status_code == 422
        assert not OwnWork.objects.exists()
        text = text_of(response)
        assert "โปรดระบุรายละเอียดการปฏิบัติงาน" in text
        assert "ต้องไม่เกิน 24" in text
        assert form_of(response)["hours"] == ["25"]

    @pytest.mark.parametrize(
        "junk",
        [{"text": "\x00"}, {"text": "ก" * 1001}, {"unit": "ก" * 41}, {"quantity": "9" * 5000}],
    )
    def test_junk_is_refused(self, world: World, officer: Client, junk: dict[str, str]) -> None:
        assert fill(officer, ADD, ROW | junk).status_code == 422
        assert not OwnWork.objects.exists()

    def test_no_more_rows_than_a_report_holds(self, world: World, officer: Client) -> None:
        form = form_of(officer.get(ADD)) | ROW
        report = world.report
        report.own_work_count = 100
        report.save(update_fields=["own_work_count"])

        response = officer.post(ADD, form)

        assert response.status_code == 409
        assert form_of(response)["text"] == [ROW["text"]]

    def test_a_row_is_changed(self, world: World, officer: Client) -> None:
        row = add(world, quantity=1, days=Decimal(1), hours=Decimal(1))

        assert fill(officer, f"{LIST}{row.pk}/", {"quantity": "0"}).status_code == 302
        row.refresh_from_db()
        assert (row.quantity, row.days, row.hours) == (0, 0, 0)

    def test_a_stale_form_does_not_overwrite(self, world: World, officer: Client) -> None:
        row = add(world, quantity=1)
        url = f"{LIST}{row.pk}/"
        form = form_of(officer.get(url)) | {"quantity": "5", "unit": "เรื่อง"}
        colleague = AppointmentFactory(district=world.plaiphraya).user
        actions.change_own_work(
            user=colleague,
            report=world.report,
            row=row,
            values={"text": row.text, "unit": row.unit, "quantity": 9, "days": None, "hours": None},
        )

        response = officer.post(url, form)

        assert response.status_code == 409
        row.refresh_from_db()
        assert (row.quantity, row.unit) == (9, "เรื่อง")
        assert colleague.get_full_name() in text_of(response)
        assert officer.post(url, form_of(response)).status_code == 302
        row.refresh_from_db()
        assert row.quantity == 5

    def test_a_row_deleted_meanwhile_can_be_added_anew(self, world: World, officer: Client) -> None:
        row = add(world)
        url = f"{LIST}{row.pk}/"
        form = form_of(officer.get(url)) | ROW
        actions.delete_own_work(user=world.officer, report=world.report, row=row)

        response = officer.post(url, form)

        assert response.status_code == 409
        assert "รายการนี้ถูกลบไปแล้ว" in text_of(response)
        assert 'action="/admin/workload/own-work/add/' in response.content.decode()
        assert form_of(response)["text"] == [ROW["text"]]

    def test_the_bin_asks_first(self, world: World, officer: Client) -> None:
        row = add(world)
        url = f"{LIST}{row.pk}/delete/"

        assert "ต้องการลบรายการนี้หรือไม่" in text_of(officer.get(url))
        assert OwnWork.objects.exists()

        assert officer.post(url).status_code == 302
        assert not OwnWork.objects.exists()
        assert officer.post(url).status_code == 302

    def test_rows_of_another_report_are_not_there(self, world: World, officer: Client) -> None:
        own = add(world)
        foreign = actions.add_own_work(
            user=world.foreign_officer,
            report=report_of(world.round, world.phuket_mueang),
            values={"text": "งานภูเก็ต", "unit": "ครั้ง"},
        )

        assert officer.get(f"{LIST}{own.pk}/").status_code == 200
        for address in (f"{LIST}{foreign.pk}/", f"{LIST}{foreign.pk}/delete/", f"{LIST}{10**30}/"):
            assert officer.get(address).status_code == 404
        officer.post(f"{LIST}{foreign.pk}/", ROW)
        officer.post(f"{LIST}{foreign.pk}/delete/")
        foreign.refresh_from_db()
        assert foreign.text == "งานภูเก็ต"

    def test_the_list_costs_the_same_with_many_rows(
        self, world: World, officer: Client, django_assert_num_queries: Any
    ) -> None:
        add(world)
        officer.get(LIST)
        with CaptureQueriesContext(connection) as few:
            officer.get(LIST)
        for number in range(15):
            add(world, text=f"งานที่ {number}")
        with django_assert_num_queries(len(few)):
            officer.get(LIST)


class TestLetters:
    typed = {
        "letters_received_district": "1,234",
        "letters_sent_district": "๕๖",
        "letters_received_office": "0",
        "letters_sent_office": "7",
    }

    def test_numbers_are_saved(self, world: World, officer: Client) -> None:
        assert fill(officer, LETTERS, self.typed).status_code == 302

        report = world.report
        assert (report.letters_received_district, report.letters_sent_district) == (1234, 56)
        assert (report.letters_received_office, report.letters_sent_office) == (0, 7)

    def test_valid_numbers_are_saved_though_others_are_not(
        self, world: World, officer: Client
    ) -> None:
        typed = self.typed | {"letters_sent_office": "-1", "letters_sent_district": "9" * 99}

        response = fill(officer, LETTERS, typed)

        assert response.status_code == 422
        assert (world.report.letters_received_district, world.report.letters_sent_office) == (
            1234,
            None,
        )
        assert form_of(response)["letters_sent_office"] == ["-1"]
        assert form_of(response)["letters_received_district"] == ["1,234"]

    def test_a_stale_form_does_not_overwrite(self, world: World, officer: Client) -> None:
        form = form_of(officer.get(LETTERS))
        actions.save_letters(
            user=world.officer, report=world.report, letters={"letters_sent_office": 3}
        )

        response = officer.post(LETTERS, form | self.typed)

        assert response.status_code == 409
        assert world.report.letters_sent_office == 3
        assert world.report.letters_sent_district == 56
        assert "จากอีกหน้าต่างหนึ่ง" in text_of(response)
        assert officer.post(LETTERS, form_of(response)).status_code == 302
        assert world.report.letters_sent_office == 7

    def test_a_field_that_is_not_sent_is_not_blank(self, world: World, officer: Client) -> None:
        fill(officer, LETTERS, self.typed)

        officer.post(LETTERS, {"letters_sent_office": "8"})

        assert world.report.letters_sent_office == 8
        assert world.report.letters_received_district == 1234

    def test_after_the_last_day_nothing_is_taken(self, world: World, frozen: Any) -> None:
        frozen.move_to("2026-09-01T05:00:00+00:00")
        client = signed_in(world.officer)

        response = client.post(LETTERS, self.typed)

        assert response.status_code == 409
        assert "ที่กรอก: 1,234" in text_of(response)
