"""Covered districts: an officer with several districts reports once and names the others."""

from decimal import Decimal
from typing import Any

import pytest

from districtcoordinator.areas.tests.factories import AppointmentFactory, DistrictFactory
from workload_tracking import actions
from workload_tracking.enums import Action, ReportState
from workload_tracking.models import CoveredDistrict, Report
from workload_tracking.refusals import Reason, Refused

from .conftest import World
from .factories import CONTACT, confirm, fill_aspect, fill_report, report_of

ROW = {"text": "งานเฉพาะพื้นที่", "unit": "ครั้ง", "quantity": 1, "days": 1, "hours": 0}
CoverageReason = actions.CoverageReason


def name(world: World, *codes: str, user: Any = None, **more: Any) -> actions.SavedContact:
    """The officer of ปลายพระยา names these districts."""
    return actions.save_contact(
        user=user or world.officer,
        report=world.report,
        contact={"covers_only_own": False},
        covered=codes,
        **more,
    )


def reasons(result: actions.SavedContact) -> list[tuple[str, CoverageReason]]:
    return [(problem.district.code, problem.reason) for problem in result.problems]


def lamthap(world: World) -> Report:
    return report_of(world.round, world.lamthap)


def test_a_named_district_counts_as_part_of_the_report(world: World) -> None:
    assert name(world, "8107", "8104").problems == []
    report = lamthap(world)
    assert (report.state, report.covered_in) == (ReportState.COVERED, "ปลายพระยา")
    assert world.report.names_others
    entry = world.report.log_entries.latest("timestamp", "pk")
    assert entry.action == Action.SAVE_CONTACT.value
    assert {"field": "covered", "old": [], "new": ["8104", "8107"]} in entry.data["changes"]


def test_naming_a_district_or_declaring_only_the_own_makes_a_report_ready(world: World) -> None:
    for aspect in world.round.aspects.all():
        fill_aspect(user=world.officer, report=world.report, aspect=aspect)
    save = {"user": world.officer, "report": world.report}
    actions.save_contact(**save, contact=CONTACT, covered=[])
    assert world.report.state == ReportState.RECORDING
    name(world, "8107")
    assert world.report.state == ReportState.READY
    name(world)
    assert world.report.state == ReportState.RECORDING
    actions.save_contact(**save, contact={"covers_only_own": True}, covered=[])
    assert world.report.state == ReportState.READY


def test_only_other_districts_of_the_own_province_are_named(world: World) -> None:
    without_report = DistrictFactory(code="8109", province=world.krabi)
    result = name(world, "8301", "8106", without_report.code, "no such", "8107")
    assert sorted(reasons(result)) == [
        ("8106", CoverageReason.NOT_IN_PROVINCE),
        ("8109", CoverageReason.NOT_IN_PROVINCE),
        ("8301", CoverageReason.NOT_IN_PROVINCE),
    ]
    assert CoveredDistrict.objects.get().district == world.lamthap


def test_a_district_is_covered_once(world: World) -> None:
    name(world, "8107")
    other = AppointmentFactory(district=world.khlongthom).user
    result = actions.save_contact(
        user=other,
        report=report_of(world.round, world.khlongthom),
        contact={"covers_only_own": False},
        covered=["8107"],
    )
    (problem,) = result.problems
    assert problem.reason == CoverageReason.COVERED_ELSEWHERE and problem.detail == "ปลายพระยา"


def test_a_district_that_names_others_is_not_covered_itself(world: World) -> None:
    other = AppointmentFactory(district=world.khlongthom).user
    khlongthom = report_of(world.round, world.khlongthom)
    save = {"user": other, "report": khlongthom, "contact": {"covers_only_own": False}}
    actions.save_contact(**save, covered=["8107"])
    assert reasons(name(world, "8104")) == [("8104", CoverageReason.NAMES_OTHERS)]
    actions.save_contact(**save, covered=[])
    assert reasons(name(world, "8104")) == []


def test_a_covered_district_names_nobody_and_is_free_again_when_let_go(world: World) -> None:
    officer = AppointmentFactory(district=world.lamthap).user
    name(world, "8107")
    with pytest.raises(Refused) as refusal:
        actions.save_contact(
            user=officer,
            report=lamthap(world),
            contact={"covers_only_own": False},
            covered=["8104"],
        )
    assert (refusal.value.reason, refusal.value.detail) == (Reason.COVERED, "ปลายพระยา")
    name(world)
    assert lamthap(world).state == ReportState.RECORDING
    fill_report(user=officer, report=lamthap(world))


def test_a_confirmed_district_is_not_covered(world: World) -> None:
    officer = AppointmentFactory(district=world.lamthap).user
    confirm(user=world.approver, report=fill_report(user=officer, report=lamthap(world)))
    result = name(world, "8107", withdraw=["8107"])
    assert reasons(result) == [("8107", CoverageReason.CONFIRMED)]


FIGURES = {
    "an answer": lambda user, report: actions.save_answers(
        user=user,
        report=report,
        aspect=report.round.aspects.get(number=8),
        cells={report.round.aspects.get(number=8).questions.first().pk: {"hours": Decimal(0)}},
    ),
    "own work": lambda user, report: actions.add_own_work(user=user, report=report, values=ROW),
    "letters": lambda user, report: actions.save_letters(
        user=user, report=report, letters={"letters_received_office": 0}
    ),
}


@pytest.mark.parametrize("record", FIGURES.values(), ids=FIGURES)
def test_figures_of_a_named_district_are_kept_unless_withdrawn(world: World, record: Any) -> None:
    # One officer for both districts: the figures are the own ones.
    AppointmentFactory(user=world.officer, district=world.lamthap)
    record(world.officer, lamthap(world))
    version = lamthap(world).version

    assert reasons(name(world, "8107")) == [("8107", CoverageReason.HAS_FIGURES)]
    kept = lamthap(world)
    assert (kept.state, kept.version) == (ReportState.RECORDING, version)

    assert name(world, "8107", withdraw=["8107"]).problems == []
    report = lamthap(world)
    assert report.state == ReportState.COVERED and report.version == version + 1
    assert not report.answers.exists() and not report.own_work.exists()
    assert report.own_work_count == 0 and report.letters_received_office is None
    assert {started for _complete, started, _questions in report.progress} == {0}
    entry = report.log_entries.latest("timestamp", "pk")
    assert entry.action == Action.WITHDRAW_FIGURES.value
    assert entry.data["in_favour_of"] == "ปลายพระยา"
    content = entry.data["content"]
    assert content["own_work"] or content["answers"] or content["letters"]


def test_figures_are_withdrawn_by_their_own_officer_or_where_there_is_none(world: World) -> None:
    appointment = AppointmentFactory(district=world.lamthap)
    FIGURES["letters"](appointment.user, lamthap(world))
    result = name(world, "8107", withdraw=["8107"])
    assert reasons(result) == [("8107", CoverageReason.HAS_OFFICER)]
    assert lamthap(world).letters_received_office == 0
    appointment.valid_until = appointment.valid_from
    appointment.valid_from = appointment.valid_until = world.round.opens_on
    appointment.save()
    assert name(world, "8107", withdraw=["8107"]).problems == []
    assert lamthap(world).letters_received_office is None


def test_what_is_refused_leaves_the_rest_saved(world: World) -> None:
    result = actions.save_contact(
        user=world.officer, report=world.report, contact={**CONTACT}, covered=["8301", "8107"]
    )
    assert reasons(result) == [("8301", CoverageReason.NOT_IN_PROVINCE)]
    assert world.report.telephone == CONTACT["telephone"]
    assert CoveredDistrict.objects.get().district == world.lamthap


def test_one_district_only_and_others_as_well_exclude_each_other(world: World) -> None:
    with pytest.raises(ValueError):
        actions.save_contact(
            user=world.officer,
            report=world.report,
            contact={"covers_only_own": True},
            covered=["8107"],
        )
    name(world, "8107")
    actions.save_contact(
        user=world.officer, report=world.report, contact={"covers_only_own": True}, covered=[]
    )
    assert not CoveredDistrict.objects.exists() and world.report.covers_only_own
    name(world, "8107")
    assert CoveredDistrict.objects.exists() and not world.report.covers_only_own


def test_a_stale_form_leaves_districts_that_somebody_else_named(world: World) -> None:
    name(world, "8107")
    name(world, "8104", seen={"covered": []})
    named = set(CoveredDistrict.objects.values_list("district", flat=True))
    assert named == {"8104", "8107"}
    name(world, "8104", seen={"covered": ["8104", "8107"]})
    assert CoveredDistrict.objects.get().district == world.khlongthom


def test_a_stale_form_does_not_declare_the_contrary_of_what_somebody_else_did(
    world: World,
) -> None:
    name(world, "8107")
    result = actions.save_contact(
        user=world.officer,
        report=world.report,
        contact={"covers_only_own": True},
        covered=[],
        seen={"covers_only_own": False, "covered": []},
    )
    assert result.contested == {"covers_only_own": False}
    assert CoveredDistrict.objects.exists() and not world.report.covers_only_own

    actions.save_contact(
        user=world.officer, report=world.report, contact={"covers_only_own": True}, covered=[]
    )
    result = name(world, "8104", seen={"covers_only_own": False, "covered": []})
    assert result.contested == {"covers_only_own": True}
    assert not CoveredDistrict.objects.exists() and world.report.covers_only_own
