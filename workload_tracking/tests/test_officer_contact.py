"""Contact data and covered districts: the office says who is there and for which districts."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from districtcoordinator.areas.tests.factories import AppointmentFactory, DistrictFactory
from workload_tracking import actions
from workload_tracking.models import CoveredDistrict, Report

from .conftest import World
from .factories import CONTACT, fill_aspect, fill_report, make_round, report_of
from .officer_screens import form_of, signed_in, text_of

URL = "/admin/workload/contact/"
TYPED = {
    "address": "99 หมู่ 1\nตำบลปลายพระยา",
    "telephone": "๐ ๗๕๖๑ ๑๒๓๔",
    "officer_name": "นายสมชาย  ใจดี",
    "mobile": "081-234-5678",
    "email": "officer@example.go.th",
}


@pytest.fixture
def officer(world: World) -> Client:
    return signed_in(world.officer)


def fill(client: Client, typed: dict[str, Any]) -> Any:
    return client.post(URL, form_of(client.get(URL)) | typed)


def covered(world: World) -> set[str]:
    return set(
        CoveredDistrict.objects.filter(report=world.report).values_list("district_id", flat=True)
    )


def test_contact_data_is_saved_as_offices_write_it(world: World, officer: Client) -> None:
    response = fill(officer, TYPED | {"covers_only_own": "on"})

    assert response.status_code == 302
    report = world.report
    assert (report.telephone, report.mobile) == ("0 7561 1234", "081 234 5678")
    assert report.officer_name == "นายสมชาย ใจดี"
    assert report.address == "99 หมู่ 1\nตำบลปลายพระยา"
    assert report.covers_only_own


def test_valid_fields_are_saved_though_others_are_not(world: World, officer: Client) -> None:
    response = fill(officer, TYPED | {"telephone": "ไม่มี", "email": "x\x00", "mobile": "9" * 3000})

    assert response.status_code == 422
    report, form = world.report, form_of(response)
    assert (report.officer_name, report.telephone, report.email) == ("นายสมชาย ใจดี", "", "")
    assert form["telephone"] == ["ไม่มี"]
    assert 'href="#telephone"' in response.content.decode()


def test_a_stale_form_does_not_overwrite_what_somebody_else_saved(
    world: World, officer: Client
) -> None:
    colleague = AppointmentFactory(district=world.plaiphraya).user
    form = form_of(officer.get(URL))
    actions.save_contact(
        user=colleague, report=world.report, contact={"telephone": "191"}, covered=[]
    )

    response = officer.post(URL, form | TYPED)

    assert response.status_code == 409
    assert (world.report.telephone, world.report.officer_name) == ("191", "นายสมชาย ใจดี")
    assert colleague.get_full_name() in text_of(response)
    assert form_of(response)["telephone"] == [TYPED["telephone"]]

    assert officer.post(URL, form_of(response)).status_code == 302
    assert world.report.telephone == "0 7561 1234"


class TestCoveredDistricts:
    def test_the_list_offers_the_own_provinces_other_districts(
        self, world: World, officer: Client
    ) -> None:
        response = officer.get(URL)
        page = response.content.decode()

        assert 'value="8104"' in page
        assert 'value="8106"' not in page
        assert 'value="8301"' not in page
        assert "ให้กรอกทุกอำเภอที่รับผิดชอบให้ครบถ้วน" in text_of(response)

    def test_other_districts_are_named_and_taken_out_again(
        self, world: World, officer: Client
    ) -> None:
        assert fill(officer, {"covered": ["8104", "8107"]}).status_code == 302
        assert covered(world) == {"8104", "8107"}

        assert fill(officer, {"covered": ["8107"]}).status_code == 302
        assert covered(world) == {"8107"}

    def test_one_district_only_and_others_as_well_is_a_contradiction(
        self, world: World, officer: Client
    ) -> None:
        response = fill(officer, TYPED | {"covers_only_own": "on", "covered": ["8104"]})

        assert response.status_code == 422
        assert "โปรดเลือกอย่างใดอย่างหนึ่ง" in text_of(response)
        assert world.report.telephone == "0 7561 1234"
        assert not world.report.covers_only_own
        assert covered(world) == set()
        assert form_of(response)["covered"] == ["8104"]

    @pytest.mark.parametrize("code", ["8301", "8106", "9999", "x\x00", "9" * 400])
    def test_no_district_but_those_is_taken(self, world: World, officer: Client, code: str) -> None:
        assert fill(officer, {"covered": [code]}).status_code == 422
        assert covered(world) == set()

    def test_a_form_without_its_boxes_unticks_nothing(self, world: World, officer: Client) -> None:
        fill(officer, {"covered": ["8104"]})

        assert officer.post(URL, {"telephone": "191"}).status_code == 302
        assert covered(world) == {"8104"}

    def test_a_district_in_another_report_cannot_be_ticked(
        self, world: World, officer: Client
    ) -> None:
        other = AppointmentFactory(district=world.khlongthom).user
        form = form_of(officer.get(URL))
        actions.save_contact(
            user=other,
            report=report_of(world.round, world.khlongthom),
            contact={},
            covered=["8107"],
        )

        page = officer.get(URL)
        assert "(อยู่ในรายงานของอำเภอคลองท่อม)" in text_of(page)
        assert 'value="8107" disabled' in page.content.decode()

        # Ticked before that was known: the answer stands beside the district.
        response = officer.post(URL, form | {"covered": ["8107"]})
        assert response.status_code == 409
        assert 'href="#covered-8107"' in response.content.decode()
        assert covered(world) == set()

    def test_figures_of_a_covered_district_are_kept_or_withdrawn(
        self, world: World, officer: Client
    ) -> None:
        lamthap = report_of(world.round, world.lamthap)
        writer = AppointmentFactory(district=world.lamthap)
        fill_aspect(user=writer.user, report=lamthap, aspect=world.round.aspects.get(number=1))
        # Nobody is appointed there any more: the one who covers it decides.
        writer.delete()

        asked = fill(officer, TYPED | {"covered": ["8107"]})
        assert asked.status_code == 409
        assert "ถอนข้อมูลของอำเภอนี้" in text_of(asked)
        assert world.report.telephone == "0 7561 1234"
        assert lamthap.answers.count() == 19

        kept = officer.post(URL, form_of(asked))
        assert kept.status_code == 302
        assert (covered(world), lamthap.answers.count()) == (set(), 19)

        asked = fill(officer, {"covered": ["8107"]})
        withdrawn = officer.post(URL, form_of(asked) | {"figures-8107": "withdraw"})
        assert withdrawn.status_code == 302
        assert (covered(world), lamthap.answers.count()) == ({"8107"}, 0)


class TestLastYear:
    @pytest.fixture
    def next_year(self, world: World, frozen: Any) -> World:
        fill_report(user=world.officer, report=world.report)
        opens, entry, confirming = (
            day.replace(year=2027)
            for day in (world.round.opens_on, world.round.entry_until, world.round.confirm_until)
        )
        make_round(fiscal_year=2570, opens_on=opens, entry_until=entry, confirm_until=confirming)
        frozen.move_to("2027-07-07T05:00:00+00:00")
        return world

    def test_last_years_data_may_be_taken_over_and_is_saved_by_the_button(
        self, next_year: World
    ) -> None:
        client = signed_in(next_year.officer)
        offered = client.get(URL)
        assert "ใช้ข้อมูลติดต่อของปี 2569" in text_of(offered)
        assert form_of(offered)["telephone"] == [""]

        taken = client.get(f"{URL}?take=last-year")
        assert form_of(taken)["telephone"] == [CONTACT["telephone"]]
        assert "แต่ยังไม่ได้บันทึก" in text_of(taken)
        report = Report.objects.get(round__fiscal_year=2570, district=next_year.plaiphraya)
        assert report.telephone == ""

        assert client.post(URL, form_of(taken)).status_code == 302
        report.refresh_from_db()
        assert (report.officer_name, report.covers_only_own) == (CONTACT["officer_name"], True)


def test_a_foreign_district_answers_404(world: World, officer: Client) -> None:
    assert officer.get(f"{URL}?district=8106").status_code == 200
    assert officer.get(f"{URL}?district=8301").status_code == 404
    assert officer.post(f"{URL}?district=8301", TYPED).status_code == 404


def test_after_the_last_day_what_was_typed_is_given_back(world: World, frozen: Any) -> None:
    frozen.move_to("2026-09-01T05:00:00+00:00")
    officer = signed_in(world.officer)

    response = officer.post(URL, TYPED)

    assert response.status_code == 409
    assert "officer@example.go.th" in text_of(response)
    assert world.report.email == ""


def test_the_number_of_queries_does_not_grow_with_districts(
    world: World, officer: Client, django_assert_num_queries: Any
) -> None:
    officer.get(URL)
    with CaptureQueriesContext(connection) as few:
        officer.get(URL)
    for number in range(10, 30):
        DistrictFactory(code=f"81{number}", province=world.krabi)
    with django_assert_num_queries(len(few)):
        assert 'value="8129"' in officer.get(URL).content.decode()
