"""An officer fills an aspect: what is right is saved, what is not comes back as it was typed."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from districtcoordinator.areas.tests.factories import AppointmentFactory
from workload_tracking import actions
from workload_tracking.models import Answer, Report

from .conftest import World
from .factories import confirm, fill_report, make_round, report_of
from .officer_screens import aspect_url, form_of, signed_in, text_of

TYPED = {"q1-quantity": "๑,๒๓๔", "q1-days": "0.5", "q1-hours": "2"}


@pytest.fixture
def browser_of_officer(world: World) -> Client:
    return signed_in(world.officer)


def answer(world: World, number: int, aspect: int = 1) -> Answer:
    return Answer.objects.get(
        report=world.report, question__number=number, question__aspect__number=aspect
    )


def fill(client: Client, typed: dict[str, str], number: int = 1, **headers: Any) -> Any:
    """Open the screen, type into it, send it."""
    form = form_of(client.get(aspect_url(number)))
    return client.post(aspect_url(number), form | typed, **headers)


def save_elsewhere(user: Any, world: World, number: int, **figures: Any) -> None:
    aspect = world.round.aspects.get(number=1)
    question = aspect.questions.get(number=number)
    actions.save_answers(
        user=user, report=world.report, aspect=aspect, cells={question.pk: figures}
    )


def test_figures_are_saved_and_shown_again(world: World, browser_of_officer: Client) -> None:
    response = fill(browser_of_officer, TYPED)

    assert response.status_code == 302
    saved = answer(world, 1)
    assert (saved.quantity, saved.days, saved.hours) == (1234, Decimal("0.5"), Decimal(2))
    page = browser_of_officer.get(response["Location"])
    assert form_of(page)["q1-quantity"] == ["1,234"]
    # 1,234 × (0.5 days of 7 hours + 2 hours)
    assert "6,787 ชั่วโมง" in text_of(page)


def test_the_form_names_its_round_and_district(world: World, browser_of_officer: Client) -> None:
    page = browser_of_officer.get(aspect_url(1)).content.decode()

    assert 'action="/admin/workload/aspects/1/?round=2569&amp;district=8106"' in page


def test_zero_fills_the_other_two(world: World, browser_of_officer: Client) -> None:
    typed = {"q1-quantity": "0", "q1-days": "no work", "q1-hours": ""}

    assert fill(browser_of_officer, typed).status_code == 302
    assert (answer(world, 1).days, answer(world, 1).hours) == (0, 0)


def test_valid_cells_are_saved_though_others_are_not(
    world: World, browser_of_officer: Client
) -> None:
    typed = TYPED | {"q2-quantity": "12 ครั้ง", "q2-days": "400", "q2-hours": "3", "q3-hours": "-1"}

    response = fill(browser_of_officer, typed)

    assert response.status_code == 422
    form, text = form_of(response), text_of(response)
    assert (answer(world, 1).quantity, answer(world, 2).hours) == (1234, Decimal(3))
    assert answer(world, 2).quantity is None
    assert (form["q2-quantity"], form["q2-days"], form["q3-hours"]) == (["12 ครั้ง"], ["400"], ["-1"])
    assert "มี 3 ช่องที่ยังไม่ได้บันทึก" in text
    assert 'href="#q2-quantity"' in response.content.decode()
    assert "อีก 1 ช่องของข้อนี้บันทึกแล้ว" in text


def test_a_second_press_changes_nothing(world: World, browser_of_officer: Client) -> None:
    form = form_of(browser_of_officer.get(aspect_url(1))) | TYPED

    first = browser_of_officer.post(aspect_url(1), form)
    version = world.report.version
    second = browser_of_officer.post(aspect_url(1), form)

    assert (first.status_code, second.status_code) == (302, 302)
    assert world.report.version == version


def test_what_somebody_else_saved_meanwhile_is_shown_and_not_overwritten(
    world: World, browser_of_officer: Client
) -> None:
    colleague = AppointmentFactory(district=world.plaiphraya).user
    form = form_of(browser_of_officer.get(aspect_url(1)))
    save_elsewhere(colleague, world, 1, quantity=99, hours=Decimal(5))

    response = browser_of_officer.post(aspect_url(1), form | TYPED)

    assert response.status_code == 409
    saved = answer(world, 1)
    assert (saved.quantity, saved.days, saved.hours) == (99, Decimal("0.5"), Decimal(5))
    text = text_of(response)
    assert f"{colleague.get_full_name()} บันทึกไว้ก่อนแล้ว" in text
    assert "ท่านกรอก ๑,๒๓๔" in text
    assert form_of(response)["q1-quantity"] == ["๑,๒๓๔"]

    # Pressing again, with what stands in sight, puts one's own figure in its place.
    again = browser_of_officer.post(aspect_url(1), form_of(response))
    assert again.status_code == 302
    assert (answer(world, 1).quantity, answer(world, 1).hours) == (1234, Decimal(2))


def test_a_stale_form_leaves_alone_what_was_not_typed(
    world: World, browser_of_officer: Client
) -> None:
    colleague = AppointmentFactory(district=world.plaiphraya).user
    form = form_of(browser_of_officer.get(aspect_url(1)))
    save_elsewhere(colleague, world, 2, quantity=7)

    assert browser_of_officer.post(aspect_url(1), form | TYPED).status_code == 302
    assert answer(world, 2).quantity == 7


@pytest.mark.parametrize(
    "junk",
    [
        {"seen": "{"},
        {"seen": "[1,2"},
        {"seen": '{"1":["NaN","1e9",{}],"2":7}'},
        {"seen": "9" * 60_000},
        {"seen": "[" * 40_000},
        {"q2-quantity": "9" * 5000},
        {"q2-quantity": "\x00"},
        {"q2-days": "NaN"},
        {"q2-hours": "1e5"},
        {"q2-checked": "anything", "q999-quantity": "5", "quantity": "5"},
    ],
)
def test_junk_is_tolerated_and_what_is_valid_is_saved(
    world: World, browser_of_officer: Client, junk: dict[str, str]
) -> None:
    response = fill(browser_of_officer, TYPED | junk)

    assert response.status_code in (302, 422)
    assert answer(world, 1).quantity == 1234


def test_a_field_sent_twice_counts_once_and_a_missing_one_is_not_blank(
    world: World, browser_of_officer: Client
) -> None:
    fill(browser_of_officer, TYPED)

    response = browser_of_officer.post(aspect_url(1), {"q1-quantity": ["5", "6"]})

    assert response.status_code == 302
    saved = answer(world, 1)
    assert (saved.quantity, saved.days, saved.hours) == (6, Decimal("0.5"), Decimal(2))


class TestLastYear:
    @pytest.fixture
    def this_year(self, world: World, frozen: Any) -> World:
        """2569 is filled with 12 a question; the year after it has just opened."""
        fill_report(user=world.officer, report=world.report)
        span = {
            "opens_on": date(2027, 6, 1),
            "entry_until": date(2027, 8, 31),
            "confirm_until": date(2027, 9, 15),
        }
        make_round(fiscal_year=2570, **span)
        frozen.move_to("2027-07-07T05:00:00+00:00")
        return world

    def test_last_years_figures_stand_beside_the_cells(self, this_year: World) -> None:
        text = text_of(signed_in(this_year.officer).get(aspect_url(1)))

        assert text.count("2569: 12") == 19
        # 19 × 12 × (0.5 days of 7 hours + 2 hours)
        assert "ปี 2569 (19 ข้อ)1,254 ชั่วโมง".replace(" ", "") in text.replace(" ", "")

    def test_an_unusual_figure_is_saved_and_asked_about(self, this_year: World) -> None:
        client = signed_in(this_year.officer)
        saved = fill(client, {"q1-quantity": "120", "q2-quantity": "119", "q3-quantity": "1"})
        page = client.get(saved["Location"])

        text = text_of(page)
        assert "120\u00a0ครั้ง มากกว่าปี 2569 (12\u00a0ครั้ง) 10 เท่า".replace("\u00a0", " ") in text
        assert "1 ฉบับ น้อยกว่าปี 2569 (12 ฉบับ) 12 เท่า" in text
        assert "119 ครั้ง มากกว่า" not in text

        tick = {"q1-checked": "120//"}
        assert client.post(saved["Location"], form_of(page) | tick).status_code == 302
        assert Answer.objects.get(quantity=120).is_checked
        assert "q1-checked" in form_of(client.get(aspect_url(1)))

    def test_a_tick_speaks_for_its_figure_alone(self, this_year: World) -> None:
        client = signed_in(this_year.officer)
        page = client.get(fill(client, {"q1-quantity": "120"})["Location"])
        client.post(aspect_url(1), form_of(page) | {"q1-checked": "120//"})

        form = form_of(client.get(aspect_url(1)))
        client.post(aspect_url(1), form | {"q1-quantity": "150"})

        assert not Answer.objects.get(quantity=150).is_checked


class TestWhoMayFill:
    def test_another_district_is_as_if_it_were_not_there(self, world: World) -> None:
        client = signed_in(world.officer)
        own, foreign = "?district=8106", "?district=8301"

        assert client.get(aspect_url(1, own)).status_code == 200
        assert client.post(aspect_url(1, own), TYPED).status_code == 302
        assert client.get(aspect_url(1, foreign)).status_code == 404
        assert client.post(aspect_url(1, foreign), TYPED).status_code == 404
        assert not Answer.objects.filter(report__district=world.phuket_mueang).exists()

    def test_an_approver_fills_nothing(self, world: World) -> None:
        client = signed_in(world.approver)

        for response in (client.get(aspect_url(1)), client.post(aspect_url(1), TYPED)):
            assert response.status_code in (302, 403)
        assert not Answer.objects.exists()

    @pytest.mark.parametrize("address", ["0/", "9/", f"{10**30}/", "1/?round=x", "1/?round=๑"])
    def test_what_does_not_exist_answers_404(self, world: World, address: str) -> None:
        client = signed_in(world.officer)

        assert client.get(f"/admin/workload/aspects/{address}").status_code == 404

    def test_a_deactivated_account_is_signed_out(self, world: World) -> None:
        client = signed_in(world.officer)
        world.officer.is_active = False
        world.officer.save()

        assert client.post(aspect_url(1), TYPED).status_code in (302, 401)
        assert not Answer.objects.exists()


class TestReadOnly:
    def test_a_confirmed_report_says_so_and_takes_nothing(self, world: World) -> None:
        client = signed_in(world.officer)
        form = form_of(client.get(aspect_url(1))) | TYPED
        confirm(user=world.approver, report=fill_report(user=world.officer, report=world.report))

        page = client.get(aspect_url(1))
        assert "q1-quantity" not in form_of(page)
        assert "จังหวัดยืนยันรายงานนี้แล้ว ถือเป็นที่สิ้นสุด ตั้งแต่วันที่ 7 กรกฎาคม 2569" in text_of(page)

        refused = client.post(aspect_url(1), form)
        assert refused.status_code == 409
        assert "ที่กรอก: ๑,๒๓๔" in text_of(refused)
        assert answer(world, 1).quantity == 12

    def test_after_the_last_day_the_screen_says_who_can_help(
        self, world: World, frozen: Any
    ) -> None:
        frozen.move_to("2026-09-01T05:00:00+00:00")
        client = signed_in(world.officer)

        text = text_of(client.get(aspect_url(1)))

        assert "วันสุดท้ายคือวันที่ 31 สิงหาคม 2569" in text
        assert "โปรดแจ้ง สถจ. ให้ส่งรายงานกลับแก้ไข" in text
        assert client.post(aspect_url(1), TYPED).status_code == 409

    def test_a_covered_district_names_the_report_that_has_it(self, world: World) -> None:
        AppointmentFactory(user=world.officer, district=world.lamthap)
        actions.save_contact(
            user=world.officer, report=world.report, contact={}, covered=[world.lamthap.pk]
        )
        client = signed_in(world.officer)

        text = text_of(client.get(aspect_url(1, "?district=8107")))

        assert "อยู่ในรายงานของอำเภอปลายพระยา" in text

    def test_what_was_sent_back_says_why_and_may_be_filled(self, world: World, frozen: Any) -> None:
        actions.send_back(user=world.approver, report=world.report, reason="ด้านที่ 1 ข้อ 3 <b>ผิด</b>")
        frozen.move_to("2026-09-01T05:00:00+00:00")
        client = signed_in(world.officer)

        page = client.get(aspect_url(1))

        assert "ด้านที่ 1 ข้อ 3 &lt;b&gt;ผิด&lt;/b&gt;" in page.content.decode()
        assert world.approver.get_full_name() in text_of(page)
        assert "บันทึกได้ถึง 15 กันยายน 2569" in text_of(page)
        assert fill(client, TYPED).status_code == 302


class TestScript:
    def send(self, client: Client, typed: dict[str, str]) -> Any:
        page = form_of(client.get(aspect_url(1)))
        return client.post(
            aspect_url(1), {"seen": page["seen"]} | typed, headers={"Accept": "application/json"}
        )

    def test_each_cell_is_answered(self, world: World, browser_of_officer: Client) -> None:
        save_elsewhere(world.officer, world, 3, quantity=1)
        response = self.send(
            browser_of_officer, TYPED | {"q2-quantity": "0", "q2-days": "", "q2-hours": "x"}
        )

        answered = response.json()
        assert response.status_code == 200
        assert answered["cells"]["q1-quantity"] == {"state": "saved", "text": "1,234"}
        assert answered["cells"]["q2-hours"] == {"state": "saved", "text": "0"}
        assert "q3-quantity" not in answered["cells"]
        assert answered["unsaved"] == 0
        assert "6,787 ชั่วโมง" in answered["parts"]["q1-sum"]
        assert "2/19" in answered["parts"]["strip"]
        assert '"1":["1234","0.50","2.00"]' in answered["seen"]

    def test_errors_and_contested_cells_are_told_apart(
        self, world: World, browser_of_officer: Client
    ) -> None:
        page = form_of(browser_of_officer.get(aspect_url(1)))
        save_elsewhere(world.officer, world, 1, quantity=9)

        answered = browser_of_officer.post(
            aspect_url(1),
            {"seen": page["seen"], "q1-quantity": "10", "q1-days": "x"},
            headers={"Accept": "application/json"},
        ).json()

        assert answered["cells"]["q1-quantity"] == {"state": "contested", "text": "10"}
        assert answered["cells"]["q1-days"]["state"] == "error"
        assert answered["unsaved"] == 2
        assert "q1-days" in answered["parts"]["summary"]

    def test_rows_that_were_not_sent_keep_their_tick(
        self, world: World, browser_of_officer: Client
    ) -> None:
        save_elsewhere(world.officer, world, 5, quantity=9)
        Answer.objects.update(is_checked=True)

        self.send(browser_of_officer, TYPED)

        assert answer(world, 5).is_checked

    def test_a_refusal_says_why(self, world: World, browser_of_officer: Client) -> None:
        confirm(user=world.approver, report=fill_report(user=world.officer, report=world.report))

        response = self.send(browser_of_officer, TYPED)

        assert response.status_code == 409
        assert response.json()["refused"] == "จังหวัดยืนยันรายงานนี้แล้ว ถือเป็นที่สิ้นสุด"


class TestNumbersOfQueries:
    """A screen costs as much with nineteen questions as with three."""

    @pytest.fixture(params=["three questions", "nineteen questions"])
    def sized_world(self, request: pytest.FixtureRequest, world: World) -> World:
        aspect = world.round.aspects.get(number=1)
        if request.param == "three questions":
            aspect.questions.filter(number__gt=3).delete()
            Report.objects.update(progress=[[0, 0, 3], *world.report.progress[1:]])
        return world

    @pytest.mark.django_db
    def test_one_save_up_to_its_redirect(
        self, sized_world: World, django_assert_max_num_queries: Any
    ) -> None:
        client = signed_in(sized_world.officer)
        fill(client, {"q1-quantity": "1"})  # Django remembers content types from now on
        form = form_of(client.get(aspect_url(1)))
        typed = {name: "3" for name in form if "-" in name}
        address = aspect_url(1, "?round=2569&district=8106")

        with django_assert_max_num_queries(14):
            response = client.post(address, form | typed)

        assert response.status_code == 302
        assert sized_world.report.progress[0][0] == sized_world.report.progress[0][2]

    def test_opening_the_screen(
        self, sized_world: World, django_assert_max_num_queries: Any
    ) -> None:
        client = signed_in(sized_world.officer)
        client.get(aspect_url(1))

        with django_assert_max_num_queries(20):
            assert client.get(aspect_url(1)).status_code == 200


def test_reports_of_closed_rounds_can_still_be_read(world: World, frozen: Any) -> None:
    frozen.move_to("2026-12-01T05:00:00+00:00")

    page = signed_in(world.officer).get(aspect_url(1, "?round=2569"))

    assert page.status_code == 200
    assert "รอบการบันทึกนี้ปิดแล้ว" in text_of(page)
    assert report_of(world.round, world.plaiphraya).state == "recording"
