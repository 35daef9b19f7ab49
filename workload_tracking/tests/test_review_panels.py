"""The admin's home: each person's work at the top, and nothing that is not theirs."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from districtcoordinator.areas.models import Region
from districtcoordinator.areas.tests.factories import (
    AppointmentFactory,
    DistrictFactory,
    PersonFactory,
    ProvinceFactory,
)
from workload_tracking import actions
from workload_tracking.models import Report, Round

from .conftest import World
from .factories import CONTACT, ENTRY_UNTIL, TODAY, confirm, fill_aspect, fill_report, report_of
from .officer_screens import signed_in, text_of

HOME = "/admin/"


def panels(response: object) -> list[str]:
    """Those of news are for that app to try."""
    names = [getattr(panel, "name", "") for panel in response.context["panels"]]
    return [name for name in names if not name.startswith("news_")]


def names_in_menu(response: object) -> str:
    """The sidebar, which Wagtail gives to its script."""
    return response.content.decode().split('id="wagtail-sidebar-props"')[1].split("</script>")[0]


def test_each_person_gets_the_panel_of_the_role_and_no_other(world: World) -> None:
    for person, expected in (
        (world.officer, ["workload_officer"]),
        (world.approver, ["workload_approver"]),
        (world.central, ["workload_department", "people"]),
        (AppointmentFactory(central_editor=True).user, []),
        (AppointmentFactory(sso_admin=True, province=world.krabi).user, ["people"]),
    ):
        page = signed_in(person).get(HOME)
        assert page.status_code == 200
        assert panels(page) == expected
    assert "workload_department" in panels(signed_in(world.superuser).get(HOME))


def test_who_holds_two_roles_has_both_panels(world: World) -> None:
    AppointmentFactory(user=world.officer, approver=True, province=world.krabi)
    page = signed_in(world.officer).get(HOME)
    assert panels(page) == ["workload_officer", "workload_approver"]


def test_an_officer_sees_marks_days_left_and_the_next_step(world: World) -> None:
    page = signed_in(world.officer).get(HOME)
    text = text_of(page)
    days = (ENTRY_UNTIL - TODAY).days + 1
    assert "ปลายพระยา" in text and f"เหลือ {days} วัน" in text
    assert text.count("ไม่มีการบันทึกข้อมูล") == 8
    assert "กรอกข้อมูล ติดต่อ สถอ." in text


def test_the_next_step_follows_what_is_missing(world: World) -> None:
    client = signed_in(world.officer)

    def step() -> str:
        panel = client.get(HOME).context["panels"][0]
        return panel.content(panel.round)["step"].text

    contact = {**CONTACT, "covers_only_own": False}
    actions.save_contact(user=world.officer, report=world.report, contact=contact, covered=[])
    assert step() == "ระบุอำเภอที่รับผิดชอบ"
    contact = {"covers_only_own": True}
    actions.save_contact(user=world.officer, report=world.report, contact=contact, covered=[])
    first = world.round.aspects.get(number=1)
    assert step() == f"ด้านที่ 1 เหลืออีก {first.questions.count()} ข้อ"
    fill_report(user=world.officer, report=world.report)
    assert step() == "บันทึกการรับ–ส่งหนังสือ"
    letters = dict.fromkeys(
        (
            "letters_received_district",
            "letters_sent_district",
            "letters_received_office",
            "letters_sent_office",
        ),
        5,
    )
    actions.save_letters(user=world.officer, report=world.report, letters=letters)
    assert step() == "ดูสถานะ"
    actions.send_back(user=world.approver, report=world.report, reason="แก้")
    assert step() == "แก้ไขตามที่ส่งกลับ"


def test_a_returned_notice_and_the_final_word_are_on_the_officers_home(world: World) -> None:
    report = fill_report(user=world.officer, report=world.report)
    actions.send_back(user=world.approver, report=report, reason="โปรดแก้ด้านที่ 2")
    assert "โปรดแก้ด้านที่ 2" in text_of(signed_in(world.officer).get(HOME))
    actions.take_back(user=world.approver, report=report)
    confirm(user=world.approver, report=report)
    assert "จังหวัดยืนยันรายงานนี้แล้ว" in text_of(signed_in(world.officer).get(HOME))


def test_the_approvers_list_has_ready_ones_first_and_then_the_returned(world: World) -> None:
    khlongthom = AppointmentFactory(district=world.khlongthom).user
    other = report_of(world.round, world.khlongthom)
    actions.send_back(user=world.approver, report=other, reason="แก้")
    fill_aspect(user=khlongthom, report=other, aspect=world.round.aspects.first())
    fill_report(user=world.officer, report=world.report)
    page = signed_in(world.approver).get(HOME)
    panel = page.context["panels"][0]
    rows = panel.content(panel.round)["rows"]
    assert [row.district_name for row in rows] == ["ปลายพระยา", "คลองท่อม"]
    assert "เมืองภูเก็ต" not in text_of(page)
    assert "1 กำลังบันทึก" in text_of(page)


def test_the_list_stops_at_ten_and_says_how_many_more(world: World) -> None:
    districts = [DistrictFactory(province=world.krabi, code=f"81{n}") for n in range(20, 32)]
    for district in districts:
        Report.objects.create(
            round=world.round,
            district=district,
            district_code=district.code,
            district_name=district.name,
            province_code="81",
            province_name="กระบี่",
            progress=[[1, 1, 1]] * 8,
            is_ready=True,
            covers_only_own=True,
        )
    text = text_of(signed_in(world.approver).get(HOME))
    assert "และอีก 2 รายงาน" in text


def test_the_department_sees_regions_totals_and_percent(world: World) -> None:
    north = ProvinceFactory(code="50", region=Region.NORTH)
    chiangmai = DistrictFactory(province=north, code="5001")
    Report.objects.create(
        round=world.round,
        district=chiangmai,
        district_code="5001",
        district_name=chiangmai.name,
        province_code="50",
        province_name=north.name,
        progress=[[0, 0, 1]] * 8,
    )
    fill_report(user=world.officer, report=world.report)
    lamthap = report_of(world.round, world.lamthap)
    actions.mark_not_reporting(user=world.approver, report=lamthap, reason="ว่าง")
    page = signed_in(world.central).get(HOME)
    panel = page.context["panels"][0]
    content = panel.content(panel.round)
    lines = {line.region: (line.total, line.percent) for line in content["lines"]}
    # One of the south's three that have an officer has reported.
    assert lines == {"north": (1, 0), "south": (4, 33)}
    assert (content["whole"].total, content["whole"].percent) == (5, 25)


def test_without_a_round_the_panels_say_so(world: World) -> None:
    from .cleaning import empty_rounds

    empty_rounds()
    assert not Round.objects.exists()
    for person in (world.officer, world.approver, world.central):
        page = signed_in(person).get(HOME)
        assert page.status_code == 200
        assert "ยังไม่มีรอบการบันทึก" in text_of(page)


@pytest.mark.parametrize("who", ["officer", "approver", "central"])
def test_the_number_of_queries_does_not_grow(world: World, who: str) -> None:
    fill_report(user=world.officer, report=world.report)
    client = signed_in(getattr(world, who))

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(HOME).status_code == 200
        return len(captured)

    queries()
    few = queries()
    for n in range(40, 70):
        district = DistrictFactory(province=world.krabi, code=f"81{n}")
        AppointmentFactory(user=world.officer, district=district)
        Report.objects.create(
            round=world.round,
            district=district,
            district_code=district.code,
            district_name=district.name,
            province_code="81",
            province_name="กระบี่",
            progress=[[1, 1, 1]] * 8,
            is_ready=True,
        )
    assert queries() == few <= 25


def test_officers_and_approvers_see_only_menus_that_answer_them(world: World) -> None:
    for person in (world.officer, world.approver):
        page = signed_in(person).get(HOME)
        menu = names_in_menu(page)
        for name in ('"reports"', '"help"', '"settings"', '"explorer"', "SearchModule"):
            assert name not in menu
        assert '"workload"' in menu
        assert "editor guide" not in page.content.decode()


def test_a_hosts_own_people_keep_their_menus(world: World) -> None:
    menu = names_in_menu(signed_in(PersonFactory()).get(HOME))
    assert '"help"' in menu and '"workload"' not in menu
    assert '"reports"' in names_in_menu(signed_in(world.superuser).get(HOME))


def test_days_left_end_with_the_round(world: World, frozen: object) -> None:
    frozen.shift(timedelta(days=(ENTRY_UNTIL - TODAY).days))
    assert "(วันนี้เป็นวันสุดท้าย)" in text_of(signed_in(world.officer).get(HOME))
