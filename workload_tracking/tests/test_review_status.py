"""สถานะการบันทึกข้อมูล สถอ. as the province and the department see it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from districtcoordinator.areas.models import Region
from districtcoordinator.areas.tests.factories import (
    AppointmentFactory,
    DistrictFactory,
    ProvinceFactory,
)
from workload_tracking import actions
from workload_tracking.models import Report

from .conftest import World
from .factories import CONFIRM_UNTIL, CONTACT, confirm, fill_report, report_of
from .officer_screens import signed_in, text_of

STATUS = "/admin/workload/status/"


def add_districts(world: World, number: int, province: str = "90") -> None:
    province = ProvinceFactory(code=province, region=Region.NORTH)
    for n in range(number):
        district = DistrictFactory(province=province, code=f"{province.code}{n:02d}")
        Report.objects.create(
            round=world.round,
            district=district,
            district_code=district.code,
            district_name=district.name,
            province_code=province.code,
            province_name=province.name,
            progress=[[0, 0, 9]] * 8,
        )


def districts_in(response: object) -> list[str]:
    return [row.district_name for row in response.context["rows"]]


def test_a_province_sees_its_own_districts_and_no_other(world: World) -> None:
    page = signed_in(world.approver).get(STATUS)
    assert sorted(districts_in(page)) == ["คลองท่อม", "ปลายพระยา", "ลำทับ"]
    assert "เมืองภูเก็ต" not in page.content.decode()
    assert "region" not in page.context["filters"].fields


def test_the_department_sees_all_and_narrows_by_region_and_province(world: World) -> None:
    add_districts(world, 2)
    client = signed_in(world.central)
    assert client.get(STATUS).context["found"] == 6
    assert client.get(STATUS, {"region": "north"}).context["found"] == 2
    assert districts_in(client.get(STATUS, {"province": "83"})) == ["เมืองภูเก็ต"]


def test_an_officer_sees_the_own_state_instead(world: World) -> None:
    page = signed_in(world.officer).get(STATUS)
    assert page.status_code == 200
    assert "rows" not in page.context and page.context["report"].district_code == "8106"


def test_an_editor_has_no_business_here(world: World) -> None:
    editor = AppointmentFactory(central_editor=True).user
    assert signed_in(editor).get(STATUS).status_code == 302
    assert signed_in(world.central).get(STATUS).status_code == 200


def test_the_search_finds_district_province_and_officer(world: World) -> None:
    fill_report(user=world.officer, report=world.report)
    client = signed_in(world.central)
    for typed in ("ปลายพระยา", "อำเภอปลายพระยา  จ.กระบี่", "สมชาย ใจดี", "พระยา กระบี่"):
        assert districts_in(client.get(STATUS, {"q": typed})) == ["ปลายพระยา"], typed
    assert districts_in(client.get(STATUS, {"q": "ปลายพระยา ภูเก็ต"})) == []
    assert "ไม่พบอำเภอ" in text_of(client.get(STATUS, {"q": "100%"}))


def test_a_state_is_chosen_from_the_tally_and_the_others_stay_counted(world: World) -> None:
    fill_report(user=world.officer, report=world.report)
    page = signed_in(world.approver).get(STATUS, {"state": "ready"})
    assert districts_in(page) == ["ปลายพระยา"]
    assert {one["state"]: one["count"] for one in page.context["tally"]} == {
        "ready": 1,
        "recording": 2,
        "confirmed": 0,
    }


def test_a_page_says_which_of_how_many_and_keeps_the_filters(world: World) -> None:
    add_districts(world, 60)
    page = signed_in(world.central).get(STATUS, {"size": "25", "region": "north", "order": "name"})
    assert "1 ถึง 25 จาก 60" in text_of(page)
    assert "?size=25&amp;region=north&amp;order=name&amp;page=2" in page.content.decode()
    last = signed_in(world.central).get(STATUS, {"size": "25", "region": "north", "page": "3"})
    assert "51 ถึง 60 จาก 60" in text_of(last)


def test_names_can_be_ordered_as_thai_is(world: World) -> None:
    page = signed_in(world.approver).get(STATUS, {"order": "name"})
    assert districts_in(page) == ["คลองท่อม", "ปลายพระยา", "ลำทับ"]


@pytest.mark.parametrize(
    "junk",
    [
        {"page": "9" * 5000},
        {"page": "-1"},
        {"page": "ก"},
        {"size": "7"},
        {"size": "100000"},
        {"state": "nonsense", "order": "drop table", "region": "moon", "province": "00"},
        {"q": "\x00"},
        {"q": "ก " * 3000},
        {"q": "%_'\"<script>"},
        {"round": "abc"},
        {"round": "9999"},
        {"round": "๒๕๖๙"},
        {"round": "9" * 5000},
        {"round": ["2569", "1"], "page": ["1", "x"]},
    ],
)
def test_no_address_makes_the_matrix_fail(world: World, junk: dict) -> None:
    for person in (world.approver, world.central):
        page = signed_in(person).get(STATUS, junk)
        assert page.status_code == 200
        assert "<script>" not in page.content.decode().split("<tbody>")[0].split("filters")[-1]


def test_cells_lead_to_the_place_in_the_report(world: World) -> None:
    page = signed_in(world.approver).get(STATUS).content.decode()
    report = reverse("workload:report", args=[world.report.pk])
    assert f'href="{report}#aspect-3"' in page
    assert f'href="{report}"' in page


def test_only_a_ready_report_has_the_button_and_only_for_its_province(world: World) -> None:
    button = reverse("workload:confirm", args=[world.report.pk])
    assert button not in signed_in(world.approver).get(STATUS).content.decode()
    fill_report(user=world.officer, report=world.report)
    assert button in signed_in(world.approver).get(STATUS).content.decode()
    assert button not in signed_in(world.central).get(STATUS).content.decode()


def test_there_is_no_button_once_the_round_is_closed(world: World, frozen: object) -> None:
    fill_report(user=world.officer, report=world.report)
    button = reverse("workload:confirm", args=[world.report.pk])
    frozen.shift((CONFIRM_UNTIL - world.round.opens_on).days * 86400)
    page = signed_in(world.approver).get(STATUS)
    assert button not in page.content.decode()
    assert "ปิดแล้ว" in text_of(page)


def test_a_confirmed_row_shows_the_day_in_the_buddhist_year(world: World) -> None:
    confirm(user=world.approver, report=fill_report(user=world.officer, report=world.report))
    assert "ยืนยัน 07/07/2569" in text_of(signed_in(world.approver).get(STATUS))


def test_covered_and_not_reporting_rows_say_so(world: World) -> None:
    report = fill_report(user=world.officer, report=world.report)
    contact = {**CONTACT, "covers_only_own": False}
    actions.save_contact(user=world.officer, report=report, contact=contact, covered=["8107"])
    khlongthom = report_of(world.round, world.khlongthom)
    actions.mark_not_reporting(user=world.approver, report=khlongthom, reason="ตำแหน่งว่าง")
    text = text_of(signed_in(world.approver).get(STATUS))
    assert "อยู่ในรายงานของอำเภอปลายพระยา" in text
    assert "ไม่มีผู้รับผิดชอบ ตำแหน่งว่าง" in text
    assert "ปลายพระยา, ลำทับ" in text


def test_the_number_of_queries_does_not_grow_with_the_rows(world: World) -> None:
    client = signed_in(world.central)

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            page = client.get(STATUS, {"size": "100"})
        assert page.status_code == 200
        return len(captured)

    queries()
    few = queries()
    add_districts(world, 99)
    assert queries() == few <= 40
