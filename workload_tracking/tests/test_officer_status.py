"""The officer's own status: eight marks, what is missing, and what the province said."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from districtcoordinator.areas.tests.factories import AppointmentFactory
from workload_tracking import actions
from workload_tracking.models import Report

from .conftest import World
from .factories import confirm, fill_aspect, fill_report
from .officer_screens import signed_in, text_of

STATUS, CORRECTED = "/admin/workload/status/", "/admin/workload/corrected/"


@pytest.fixture
def officer(world: World) -> Client:
    return signed_in(world.officer)


def test_what_is_missing_links_to_the_very_cell(world: World, officer: Client) -> None:
    aspect = world.round.aspects.get(number=3)
    fill_aspect(user=world.officer, report=world.report, aspect=aspect)
    question = aspect.questions.get(number=5)
    actions.save_answers(
        user=world.officer, report=world.report, aspect=3, cells={question.pk: {"hours": None}}
    )

    page = officer.get(STATUS)

    assert 'href="/admin/workload/aspects/3/#q5-hours"' in page.content.decode()
    assert 'href="/admin/workload/aspects/1/#q1-quantity"' in page.content.decode()
    assert 'href="/admin/workload/contact/#telephone"' in page.content.decode()
    assert 'href="/admin/workload/contact/#covered"' in page.content.decode()
    text = text_of(page)
    assert "บันทึกข้อมูลยังไม่ครบถ้วน 11/12" in text
    for sentence in ("บันทึกข้อมูลครบถ้วน", "บันทึกข้อมูลยังไม่ครบถ้วน", "ไม่มีการบันทึกข้อมูล"):
        assert sentence in text
    assert "การรับ–ส่งหนังสือ: ยังขาด 4 ช่อง (ไม่มีผลต่อการยืนยัน)" in text


def test_a_complete_report_waits_for_the_province(world: World, officer: Client) -> None:
    fill_report(user=world.officer, report=world.report)

    text = text_of(officer.get(STATUS))

    assert "บันทึกข้อมูลครบถ้วนแล้ว ขั้นต่อไป สถจ. จะตรวจสอบและยืนยัน" in text
    assert "ยังไม่ยืนยัน" in text


def test_a_confirmed_report_shows_who_when_and_its_code(world: World, officer: Client) -> None:
    confirmation = confirm(
        user=world.approver, report=fill_report(user=world.officer, report=world.report)
    )

    text = text_of(officer.get(STATUS))

    assert "ยืนยัน 07/07/2569" in text
    assert world.approver.get_full_name() in text
    assert confirmation.digest in text


def test_a_covered_district_says_whose_report_has_it(world: World, officer: Client) -> None:
    AppointmentFactory(user=world.officer, district=world.lamthap)
    actions.save_contact(
        user=world.officer, report=world.report, contact={}, covered=[world.lamthap.pk]
    )

    own = text_of(officer.get(STATUS))
    other = text_of(officer.get(f"{STATUS}?district=8107"))

    assert "ปลายพระยา, ลำทับ" in own
    assert "อยู่ในรายงานของอำเภอปลายพระยา ไม่ต้องบันทึกแยก" in other


def test_an_earlier_round_can_be_chosen_and_read(world: World, frozen: Any) -> None:
    frozen.move_to("2026-12-01T05:00:00+00:00")
    page = signed_in(world.officer).get(f"{STATUS}?round=2569")

    assert page.status_code == 200
    assert "รอบการบันทึกนี้ปิดแล้ว" in text_of(page)


def test_the_number_of_queries_does_not_grow_with_what_is_missing(
    world: World, officer: Client, django_assert_num_queries: Any
) -> None:
    fill_report(user=world.officer, report=world.report)
    officer.get(STATUS)
    with CaptureQueriesContext(connection) as complete:
        officer.get(STATUS)
    report = world.report
    report.answers.all().delete()
    Report.objects.filter(pk=report.pk).update(progress=[[0, 0, n] for _, _, n in report.progress])
    with django_assert_num_queries(len(complete)):
        assert "aspects/8/#q1-quantity" in officer.get(STATUS).content.decode()


class TestCorrected:
    def send_back(self, world: World) -> None:
        actions.send_back(user=world.approver, report=world.report, reason="ด้านที่ 2 ข้อ 4")

    def test_the_officer_says_that_it_is_corrected(self, world: World, officer: Client) -> None:
        self.send_back(world)
        assert "ด้านที่ 2 ข้อ 4" in text_of(officer.get(STATUS))
        assert "ด้านที่ 2 ข้อ 4" in text_of(officer.get(CORRECTED))
        assert world.report.state == "returned"

        assert officer.post(CORRECTED).status_code == 302
        assert world.report.state == "recording"

    def test_a_second_press_is_told_that_it_is_not_sent_back(
        self, world: World, officer: Client
    ) -> None:
        self.send_back(world)
        officer.post(CORRECTED)

        response = officer.post(CORRECTED)

        assert response.status_code == 409
        assert "รายงานนี้ไม่ได้ถูกส่งกลับแก้ไข" in text_of(response)

    def test_nobody_says_so_for_another_district(self, world: World) -> None:
        self.send_back(world)
        foreign = signed_in(world.foreign_officer)

        assert foreign.post(f"{CORRECTED}?district=8106").status_code == 404
        assert world.report.state == "returned"
