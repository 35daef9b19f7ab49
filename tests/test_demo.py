"""What `load_demo` promises; in four provinces, since all 76 take half a minute."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from io import StringIO
from unittest.mock import patch
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.contrib.auth import authenticate, get_user_model
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction
from django.test import TestCase, override_settings

from districtcoordinator.accounts.demo import SIGN_IN
from districtcoordinator.areas.actions import load_reference
from districtcoordinator.areas.models import Appointment, District, Province
from districtcoordinator.areas.roles import Role
from districtcoordinator.areas.tests.factories import AppointmentFactory
from districtcoordinator.thai.telephone import parse_telephone
from home.models import HomePage
from workload_tracking import actions
from workload_tracking.demo.figures import UNUSUAL, figures_of
from workload_tracking.demo.stories import CLOSED_YEAR, OPEN_YEAR, TOLD, Story, story_of
from workload_tracking.digest import still_holds
from workload_tracking.enums import Mark, ReportState, RoundState
from workload_tracking.models import (
    Answer,
    Aspect,
    Confirmation,
    OwnWork,
    Report,
    ReportLogEntry,
    Round,
)
from workload_tracking.progress import aspects_of, count_aspects, is_ready

TODAY = datetime(2026, 7, 7, 12, tzinfo=ZoneInfo("Asia/Bangkok"))
PROVINCES = ("81", "83", "92", "45")
STATES_OF_KRABI = {
    "เขาพนม": ReportState.READY,
    "ลำทับ": ReportState.COVERED,
    "เหนือคลอง": ReportState.RECORDING,
    "ปลายพระยา": ReportState.RECORDING,
    "คลองท่อม": ReportState.RECORDING,
    "อ่าวลึก": ReportState.RECORDING,
    "เกาะลันตา": ReportState.CONFIRMED,
    "เมืองกระบี่": ReportState.CONFIRMED,
}


def keep_four_provinces() -> None:
    load_reference()
    District.objects.exclude(province__in=PROVINCES).delete()
    Province.objects.exclude(code__in=PROVINCES).delete()


def load_demo() -> str:
    spoken = StringIO()
    call_command("load_demo", stdout=spoken, stderr=StringIO())
    return spoken.getvalue()


def report(fiscal_year: int, district: str) -> Report:
    found = Report.objects.with_state().select_related("round")
    return found.get(round__fiscal_year=fiscal_year, district=district)


def everything() -> list[list[tuple]]:
    """Give all rows that loading might touch."""
    models = (get_user_model(), Appointment, Round, Report, Answer, OwnWork, Confirmation)
    return [list(model.objects.order_by("pk").values_list()) for model in models]


@pytest.fixture(autouse=True)
def standing_still() -> Iterator[None]:
    with time_machine.travel(TODAY, tick=False):
        yield


class Loaded(TestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        with time_machine.travel(TODAY, tick=False):
            keep_four_provinces()
            load_demo()

    def test_eight_people_sign_in_with_the_demo_password_and_nobody_else_does(self) -> None:
        for username in SIGN_IN:
            assert authenticate(username=username, password="districtcoordinator"), username
        others = get_user_model().objects.exclude(username__in=SIGN_IN)
        assert others.exists()
        assert not any(person.has_usable_password() for person in others)

    def test_nobody_is_staff_or_superuser(self) -> None:
        people = get_user_model().objects.all()
        assert not people.filter(is_staff=True).exists()
        assert not people.filter(is_superuser=True).exists()

    def test_each_demo_account_serves_where_its_name_says(self) -> None:
        held = {
            row.user.username: (row.role, str(row.place or ""))
            for row in Appointment.objects.active().filter(user__username__in=SIGN_IN)
        }
        assert held == {
            "central": (Role.CENTRAL_ADMIN, ""),
            "editor": (Role.CENTRAL_EDITOR, ""),
            "krabi": (Role.PROVINCE_APPROVER, "กระบี่"),
            "krabi-sso": (Role.PROVINCE_SSO_ADMIN, "กระบี่"),
            "krabi-plaiphraya": (Role.DISTRICT_OFFICER, "ปลายพระยา"),
            "krabi-khlongthom": (Role.DISTRICT_OFFICER, "คลองท่อม"),
            "phuket": (Role.PROVINCE_APPROVER, "ภูเก็ต"),
            "phuket-mueang": (Role.DISTRICT_OFFICER, "เมืองภูเก็ต"),
        }

    def test_rights_come_with_the_appointment(self) -> None:
        people = get_user_model().objects.in_bulk(SIGN_IN, field_name="username")
        assert people["krabi"].has_perm("workload_tracking.confirm_report")
        assert people["krabi-plaiphraya"].has_perm("workload_tracking.fill_report")
        assert not people["krabi-plaiphraya"].has_perm("workload_tracking.confirm_report")
        assert people["central"].has_perm("workload_tracking.change_round")
        assert not people["krabi"].has_perm("workload_tracking.change_round")
        home = HomePage.objects.get()
        assert home.permissions_for_user(people["editor"]).can_publish()
        assert not home.permissions_for_user(people["krabi"]).can_edit()

    def test_one_round_is_open_around_the_day_of_loading_and_one_is_closed(self) -> None:
        today = TODAY.date()
        open_one, closed_one = Round.objects.order_by("-fiscal_year")
        assert (open_one.fiscal_year, open_one.state) == (2569, RoundState.OPEN)
        assert (closed_one.fiscal_year, closed_one.state) == (2568, RoundState.CLOSED)
        assert open_one.opens_on == today - timedelta(days=30)
        assert open_one.entry_until == today + timedelta(days=45)
        assert open_one.confirm_until == today + timedelta(days=60)

    def test_krabi_is_as_the_guides_tell(self) -> None:
        krabi = Report.objects.filter(round__fiscal_year=OPEN_YEAR, province_code="81")
        assert dict(krabi.with_state().values_list("district_name", "state")) == STATES_OF_KRABI
        assert report(OPEN_YEAR, "8107").covered_in == "เขาพนม"

        nearly = report(OPEN_YEAR, "8108")
        assert all(aspect.mark == Mark.COMPLETE for aspect in aspects_of(nearly))
        assert not nearly.covers_only_own and not nearly.names_others

        begun = {aspect.mark for aspect in aspects_of(report(OPEN_YEAR, "8104"))}
        assert begun == set(Mark)

        for untouched in ("8105", "8106"):
            found = report(OPEN_YEAR, untouched)
            assert found.version == 0 and not found.answers.exists() and not found.officer_name
        assert report(CLOSED_YEAR, "8106").state == ReportState.CONFIRMED

    def test_every_state_occurs_and_what_needs_a_reason_has_one(self) -> None:
        reports = list(Report.objects.with_state())
        assert {found.state for found in reports} == set(ReportState)
        for found in reports:
            assert bool(found.return_reason) == (found.returned_at is not None)
            assert bool(found.not_reporting_reason) == (found.not_reporting_since is not None)

    def test_what_the_matrix_reads_agrees_with_the_figures(self) -> None:
        for found in Report.objects.with_state():
            assert found.progress == count_aspects(found), found
            assert found.is_ready == is_ready(found, names_others=found.names_others), found
            assert found.own_work_count == found.own_work.count(), found

    def test_every_confirmation_holds_and_is_of_a_ready_report(self) -> None:
        confirmations = Confirmation.objects.select_related("report__round")
        assert confirmations.count() > len(PROVINCES)
        for confirmation in confirmations:
            assert confirmation.report.is_ready and still_holds(confirmation)
            assert confirmation.report.updated_at < confirmation.confirmed_at < TODAY

    def test_a_confirmed_demo_report_is_as_final_as_any(self) -> None:
        final, open_one = report(OPEN_YEAR, "8101"), report(OPEN_YEAR, "8102")
        assert open_one.answers.update(quantity=1)
        with pytest.raises(IntegrityError), transaction.atomic():
            final.answers.update(quantity=1)

    def test_confirming_and_sending_back_are_in_the_log(self) -> None:
        returned = report(OPEN_YEAR, "8301")
        entry = ReportLogEntry.objects.get(report=returned)
        assert entry.data["reason"] == returned.return_reason
        assert entry.user == returned.returned_by
        confirmed = ReportLogEntry.objects.filter(action="workload_tracking.confirm")
        assert confirmed.count() == Confirmation.objects.count()

    def test_contact_data_can_reach_nobody(self) -> None:
        for found in Report.objects.exclude(officer_name=""):
            assert found.email.endswith("@district.example")
            assert parse_telephone(found.telephone)[3:6] == "000"
            assert parse_telephone(found.mobile).startswith("060 000")
        for person in get_user_model().objects.all():
            assert person.email.endswith("@district.example")

    def test_loading_again_changes_nothing(self) -> None:
        before = everything()
        load_demo()
        assert everything() == before

    def test_loading_again_on_another_day_changes_nothing(self) -> None:
        before = everything()
        with time_machine.travel(TODAY + timedelta(days=100), tick=False):
            load_demo()
        assert everything() == before

    def test_a_changed_password_and_what_somebody_typed_stay(self) -> None:
        officer = get_user_model().objects.get(username="krabi-plaiphraya")
        officer.set_password("changed by its owner")
        officer.save()
        typed = report(OPEN_YEAR, "8106")
        aspect = Aspect.objects.get(round=typed.round, number=1)
        question = aspect.questions.get(number=1)
        actions.save_answers(
            user=officer, report=typed, aspect=aspect, cells={question.pk: {"quantity": 7}}
        )
        before = everything()
        load_demo()
        assert everything() == before
        assert authenticate(username="krabi-plaiphraya", password="changed by its owner")

    def test_an_account_that_is_missing_comes_back(self) -> None:
        editor = get_user_model().objects.get(username="editor")
        Appointment.objects.filter(user=editor).delete()
        editor.delete()
        load_demo()
        assert authenticate(username="editor", password="districtcoordinator")


class NotLoaded(TestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        keep_four_provinces()

    def test_production_refuses_where_development_loads(self) -> None:
        with (
            override_settings(DISTRICTCOORDINATOR_DEMO_ALLOWED=False),
            pytest.raises(CommandError, match="DISTRICTCOORDINATOR_DEMO_ALLOWED"),
        ):
            load_demo()
        assert not get_user_model().objects.exists() and not Round.objects.exists()

        load_demo()
        assert get_user_model().objects.exists() and Round.objects.exists()

    def test_the_password_may_be_chosen(self) -> None:
        with patch.dict("os.environ", DEMO_PASSWORD="another one"):
            load_demo()
        assert authenticate(username="krabi", password="another one")
        assert not authenticate(username="krabi", password="districtcoordinator")

    def test_what_breaks_off_is_completed_by_the_next_loading(self) -> None:
        load_demo()
        whole = Answer.objects.count()
        self._break_off()
        assert Answer.objects.count() < whole
        load_demo()
        assert Answer.objects.count() == whole

    def _break_off(self) -> None:
        """Leave ภูเก็ต as it is before its turn comes."""
        open_reports = Report.objects.filter(
            round__fiscal_year=OPEN_YEAR, district__in=["8301", "8302"]
        )
        Answer.objects.filter(report__in=open_reports).delete()
        OwnWork.objects.filter(report__in=open_reports).delete()
        open_reports.update(version=0, own_work_count=0, returned_at=None, return_reason="")

    def test_a_round_of_the_departments_own_is_not_pushed_aside(self) -> None:
        today = TODAY.date()
        own = actions.create_round(
            user=AppointmentFactory(central_admin=True).user,
            fiscal_year=2567,
            opens_on=today,
            entry_until=today,
            confirm_until=today,
        )
        spoken = load_demo()
        assert "2569" in spoken and "2567" in spoken
        assert not Round.objects.filter(fiscal_year=OPEN_YEAR).exists()
        assert Round.objects.overlapping(today, today).get() == own


def test_figures_are_the_same_each_time_and_a_year_later_differ_by_a_fifth() -> None:
    for unit in ("ครั้ง", "แห่ง", "เรื่อง", "หน่วยที่ไม่มีใครรู้จัก"):
        for number in range(1, 20):
            place = ("1101", 3, number, unit)
            before, after = figures_of(CLOSED_YEAR, *place), figures_of(OPEN_YEAR, *place)
            assert before == figures_of(CLOSED_YEAR, *place)
            assert abs(after[0] - before[0]) <= before[0] * 0.2 + 0.5
            if after[0]:
                assert after[1:] == before[1:] and any(after[1:])
            else:
                assert not any(after[1:])


def test_one_figure_of_khlong_thom_is_unusual() -> None:
    district, year, (aspect, number) = UNUSUAL
    before = figures_of(CLOSED_YEAR, district, aspect, number, "ครั้ง")
    after = figures_of(year, district, aspect, number, "ครั้ง")
    assert after[0] > before[0] * 9


def test_stories_fall_the_same_each_time_and_most_of_last_year_is_confirmed() -> None:
    codes = [f"{number}" for number in range(1001, 1901)]
    stories = [story_of(CLOSED_YEAR, code, code[:2], has_officer=True) for code in codes]
    again = [story_of(CLOSED_YEAR, code, code[:2], has_officer=True) for code in codes]
    assert stories == again
    assert stories.count(Story.CONFIRMED) > len(codes) * 0.85
    assert story_of(CLOSED_YEAR, "1001", "10", has_officer=False) is Story.NOT_REPORTING
    assert TOLD[OPEN_YEAR]["8106"] is Story.EMPTY


def test_a_round_that_opened_today_has_no_moments_in_the_future() -> None:
    from workload_tracking.demo.moments import REVIEWED, moment

    today = date(2026, 7, 7)
    opened_now = Round(fiscal_year=2569, opens_on=today, entry_until=today, confirm_until=today)
    assert all(moment(opened_now, REVIEWED, key) <= TODAY for key in range(50))
