"""The department's screens of rounds: for the centre alone, plain about what each step means."""

from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from districtcoordinator.areas.tests.factories import AppointmentFactory, DistrictFactory
from workload_tracking import actions
from workload_tracking.enums import RoundState
from workload_tracking.models import Question, Report, Round

from .central_screens import address, plan_next_round, said, sign_in, text_of
from .conftest import World
from .factories import CONFIRM_UNTIL, ENTRY_UNTIL, OPENS, TODAY, confirm, fill_report

DAY = timedelta(days=1)
NEXT_YEAR = {
    "fiscal_year": "2570",
    "opens_on": "1/6/2570",
    "entry_until": "31/8/2570",
    "confirm_until": "15/9/2570",
    "hours_per_day": "7",
    "days_per_year": "230",
}


@pytest.fixture
def client(world: World) -> Client:
    return sign_in(world.central)


@pytest.fixture
def planned(world: World) -> Round:
    return plan_next_round(world)


def every_address(round: Round) -> list[str]:
    question = Question.objects.filter(aspect__round=round).first().pk
    year = round.fiscal_year
    steps = ("open", "close", "prolong", "dates", "working_time", "new_districts", "questions")
    return [
        address("rounds"),
        address("round_create"),
        *(address(f"round_{step}", year) for step in steps),
        address("aspect_title", year, 2),
        address("question_add", year, 2),
        *(
            address(name, year, question)
            for name in (
                "question",
                "question_wording",
                "question_up",
                "question_down",
                "question_delete",
            )
        ),
    ]


def test_every_screen_answers_the_centre_and_nobody_else(world: World, planned: Round) -> None:
    centre = [sign_in(user) for user in (world.central, world.superuser)]
    editor = AppointmentFactory(central_editor=True).user
    sso_admin = AppointmentFactory(sso_admin=True, province=world.krabi).user
    strangers = [sign_in(user) for user in (world.officer, world.approver, editor, sso_admin)]
    for path in (*every_address(planned), *every_address(world.round)):
        for client in centre:
            assert client.get(path).status_code == 200, path
        for client in strangers:
            for response in (client.get(path), client.post(path)):
                assert response.status_code in (302, 403), path
        response = Client().get(path)
        assert response.status_code == 302 and "/login/" in response["Location"]
    assert Round.objects.count() == 2 and world.round.state == RoundState.OPEN


@pytest.mark.parametrize(
    "path",
    [
        "rounds/2999/open/",
        "rounds/99999999999999999999999999/close/",
        "rounds/2569/aspects/9/",
        "rounds/2569/aspects/99999999999999999999/add/",
        "rounds/2569/questions/0/",
        "rounds/2569/questions/99999999999999999999/delete/",
        "rounds/-1/questions/",
        "rounds/x%00y/questions/",
    ],
)
def test_what_is_not_there_is_not_found(client: Client, path: str) -> None:
    assert client.get(f"/admin/workload/{path}").status_code == 404
    assert client.post(f"/admin/workload/{path}").status_code == 404


def test_without_any_round_the_first_one_can_be_created(
    db: None, frozen: time_machine.Traveller
) -> None:
    client = sign_in(AppointmentFactory(central_admin=True).user)
    DistrictFactory()
    assert "ยังไม่มีรอบการบันทึก" in text_of(client.get(address("rounds")))
    page = text_of(client.get(address("round_create")))
    assert 'value="2569"' in page and 'value="08/07/2569"' in page
    response = client.post(address("round_create"), {**NEXT_YEAR, "fiscal_year": "๒๕๖๙"})
    assert response.status_code == 302
    assert Round.objects.get().fiscal_year == 2569 and Report.objects.count() == 1


def test_the_list_says_state_days_and_how_far_the_reports_are(
    client: Client, world: World, planned: Round
) -> None:
    fill_report(user=world.officer, report=world.report)
    page = text_of(client.get(address("rounds")))
    assert page.index("พ.ศ. 2569") < page.index("พ.ศ. 2570"), "the open one comes first"
    for word in ("เปิดให้บันทึกข้อมูล", "ยังไม่เปิดบันทึก", "31/08/2569", "เหลืออีก 56 วัน"):
        assert word in page
    assert "<b>1</b> <span>ครบถ้วน</span>" in page
    assert "<b>3</b> <span>กำลังบันทึก</span>" in page


def test_the_list_asks_as_many_queries_for_many_rounds_and_districts(
    client: Client, world: World, django_assert_max_num_queries: Any
) -> None:
    client.get(address("rounds"))
    with django_assert_max_num_queries(40) as few:
        client.get(address("rounds"))
    for number in range(30):
        DistrictFactory(code=f"{8310 + number}", province=world.phuket)
    for year in range(2570, 2576):
        days = {"opens_on": date(year - 543, 6, 1), "entry_until": date(year - 543, 8, 1)}
        actions.create_round(
            user=world.central, fiscal_year=year, confirm_until=date(year - 543, 9, 1), **days
        )
    with django_assert_max_num_queries(len(few.captured_queries)):
        client.get(address("rounds"))


def test_a_new_round_is_suggested_a_year_on_and_says_what_it_copies(
    client: Client, world: World
) -> None:
    page = text_of(client.get(address("round_create")))
    for value in ("2570", "01/06/2570", "31/08/2570", "15/09/2570", "7", "230"):
        assert f'value="{value}"' in page
    assert "คัดลอกจากรอบปีงบประมาณ พ.ศ. 2569" in page
    response = client.post(address("round_create"), NEXT_YEAR)
    assert response.status_code == 302 and response["Location"] == address("rounds")
    assert "สร้างรอบปีงบประมาณ พ.ศ. 2570 แล้ว" in said(response)


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ({"opens_on": "1/6/2027"}, "ไม่ใช่ ค.ศ."),
        ({"opens_on": "31/2/2570"}, "ไม่มีวันที่นี้"),
        ({"entry_until": "1/5/2570"}, "ต้องไม่อยู่ก่อนวันของ"),
        ({"confirm_until": "1/8/2570"}, "ต้องไม่อยู่ก่อนวันของ"),
        ({"fiscal_year": "2027"}, "ต้องไม่น้อยกว่า 2,564"),
        ({"fiscal_year": "๙๙๙๙๙"}, "ต้องไม่เกิน 2,699"),
        ({"hours_per_day": "0"}, "ต้องไม่น้อยกว่า 1"),
        ({"hours_per_day": "25"}, "ต้องไม่เกิน 24"),
        ({"days_per_year": "367"}, "ต้องไม่เกิน 366"),
        ({"days_per_year": "-1"}, "ต้องไม่"),
        ({"opens_on": ""}, "โปรดกรอกข้อมูลในช่องนี้"),
        ({"opens_on": "\x00<b>"}, ""),
    ],
)
def test_what_makes_no_sense_is_shown_again_as_typed_with_the_reason(
    client: Client, typed: dict[str, str], reason: str
) -> None:
    response = client.post(address("round_create"), {**NEXT_YEAR, **typed})
    page = text_of(response)
    assert response.status_code == 422 and reason in page
    (name,) = typed
    assert f'href="#{name}"' in page and 'aria-invalid="true"' in page
    for other in NEXT_YEAR.keys() - typed.keys():
        assert f'value="{NEXT_YEAR[other]}"' in page
    assert "<b>" not in typed[name] or "&lt;b&gt;" in page
    assert Round.objects.count() == 1


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ({"fiscal_year": "2569"}, "มีรอบการบันทึกของปีงบประมาณนี้แล้ว"),
        ({"opens_on": "15/9/2569"}, "ช่วงวันนี้เป็นของรอบปีงบประมาณ พ.ศ. 2569"),
    ],
)
def test_what_the_rules_refuse_is_shown_again_with_the_reason(
    client: Client, typed: dict[str, str], reason: str
) -> None:
    response = client.post(address("round_create"), {**NEXT_YEAR, **typed})
    assert response.status_code == 409 and reason in text_of(response)
    assert f'value="{next(iter(typed.values()))}"' in text_of(response)
    assert Round.objects.count() == 1


def test_closing_says_how_many_are_not_confirmed_and_then_closes(
    client: Client, world: World
) -> None:
    confirm(user=world.approver, report=fill_report(user=world.officer, report=world.report))
    page = text_of(client.get(address("round_close", 2569)))
    assert "ยังไม่ยืนยัน 3 รายงาน" in page and "รายงานที่ยืนยันแล้ว 1 รายงาน" in page
    assert world.round.state == RoundState.OPEN, "asking changes nothing"
    response = client.post(address("round_close", 2569))
    assert response.status_code == 302 and "ปิดรอบปีงบประมาณ พ.ศ. 2569 แล้ว" in said(response)
    world.round.refresh_from_db()
    assert world.round.state == RoundState.CLOSED
    again = client.post(address("round_close", 2569))
    assert again.status_code == 409 and "รอบการบันทึกนี้ปิดแล้ว" in text_of(again)
    page = text_of(client.get(address("round_close", 2569)))
    assert "รอบการบันทึกนี้ปิดแล้ว" in page and "ปิดรอบการบันทึก</button>" not in page


def test_opening_says_what_it_means_and_is_refused_beside_an_open_round(
    client: Client, world: World, planned: Round
) -> None:
    page = text_of(client.get(address("round_open", 2570)))
    assert "ทลอ. 4 อำเภอ" in page and "ยังมีข้อคำถามตัวอย่าง" in page
    refused = client.post(address("round_open", 2570))
    assert refused.status_code == 409 and "พ.ศ. 2569" in text_of(refused)
    client.post(address("round_close", 2569))
    assert client.post(address("round_open", 2570)).status_code == 302
    planned.refresh_from_db()
    assert planned.opens_on == TODAY


def test_prolonging_takes_later_days_only(client: Client, world: World) -> None:
    path = address("round_prolong", 2569)
    days = {"entry_until": "30/9/2569", "confirm_until": "15/10/2569"}
    refused = client.post(path, {**days, "entry_until": "1/8/2569"})
    assert refused.status_code == 409 and 'value="1/8/2569"' in text_of(refused)
    assert client.post(path, days).status_code == 302
    world.round.refresh_from_db()
    assert (world.round.opens_on, world.round.entry_until) == (OPENS, date(2026, 9, 30))


def test_a_closed_round_is_opened_again_by_prolonging(
    client: Client, world: World, frozen: time_machine.Traveller
) -> None:
    frozen.move_to(f"{CONFIRM_UNTIL + DAY}T05:00:00+00:00")
    client = sign_in(world.central)
    page = text_of(client.get(address("round_prolong", 2569)))
    assert "เปิดอีกครั้ง" in page
    days = {"entry_until": "30/9/2569", "confirm_until": "15/10/2569"}
    assert client.post(address("round_prolong", 2569), days).status_code == 302
    world.round.refresh_from_db()
    assert world.round.state == RoundState.OPEN


def test_dates_are_moved_but_an_opened_round_stays_opened(client: Client, world: World) -> None:
    path = address("round_dates", 2569)
    days = {"opens_on": "8/7/2569", "entry_until": "31/8/2569", "confirm_until": "15/9/2569"}
    refused = client.post(path, days)
    assert refused.status_code == 409 and "เปิดแล้ว" in text_of(refused)
    assert client.post(path, {**days, "opens_on": "7/7/2569"}).status_code == 302
    world.round.refresh_from_db()
    assert (world.round.opens_on, world.round.entry_until) == (TODAY, ENTRY_UNTIL)


def test_working_time_is_set_until_the_round_opens(
    client: Client, world: World, planned: Round
) -> None:
    typed = {"hours_per_day": "7.5", "days_per_year": "๒๔๐"}
    assert client.post(address("round_working_time", 2570), typed).status_code == 302
    planned.refresh_from_db()
    assert (str(planned.hours_per_day), planned.days_per_year) == ("7.50", 240)
    assert client.post(address("round_working_time", 2569), typed).status_code == 409


def test_a_new_district_is_noticed_and_gets_its_report(client: Client, world: World) -> None:
    assert "ยังไม่มีรายงาน" not in text_of(client.get(address("rounds")))
    DistrictFactory(code="8109", name="ใหม่", province=world.krabi)
    assert "อำเภอใหม่ 1 แห่งยังไม่มีรายงาน" in text_of(client.get(address("rounds")))
    path = address("round_new_districts", 2569)
    asked, button = text_of(client.get(path)), 'type="submit">เพิ่มรายงาน<'
    assert "อำเภอใหม่ จังหวัดกระบี่" in asked and button in asked
    response = client.post(path)
    assert response.status_code == 302 and "เพิ่มรายงานแล้ว 1 รายงาน" in said(response)
    assert Report.objects.filter(round=world.round, district_id="8109").exists()
    asked = text_of(client.get(path))
    assert "ไม่มีรายงานที่ต้องเพิ่ม" in asked and button not in asked


def test_the_menu_shows_rounds_and_reference_data_to_the_centre_alone(world: World) -> None:
    home = text_of(sign_in(world.central).get("/admin/"))
    assert "/admin/workload/rounds/" in home and "/admin/reference/districts/" in home
    for user in (world.officer, world.approver):
        page = text_of(sign_in(user).get("/admin/workload/status/"))
        assert "/admin/workload/rounds/" not in page and "/admin/reference/" not in page
