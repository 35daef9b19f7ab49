"""People who work at the very same time: one wins, the others are told, and all fits together."""

from datetime import date, timedelta
from functools import partial

from districtcoordinator.areas.tests.factories import AppointmentFactory
from workload_tracking import actions
from workload_tracking.digest import still_holds
from workload_tracking.models import Confirmation, CoveredDistrict, Question, Report, Round
from workload_tracking.refusals import Reason, Refused

from .conftest import World
from .factories import confirm, fill_report, report_of
from .threads import at_once

NEXT_YEAR = {
    "opens_on": date(2027, 6, 1),
    "entry_until": date(2027, 8, 31),
    "confirm_until": date(2027, 9, 15),
}
DAY = timedelta(days=1)


def test_a_round_created_by_several_at_once_is_created_once(committed_world: World) -> None:
    world = committed_world
    create = partial(actions.create_round, user=world.central, fiscal_year=2570, **NEXT_YEAR)
    results = at_once(*[create] * 4)
    assert sum(isinstance(result, Round) for result in results) == 1
    refused = [result for result in results if not isinstance(result, Round)]
    assert {refusal.reason for refusal in refused} == {Reason.YEAR_EXISTS}
    round = Round.objects.get(fiscal_year=2570)
    assert round.reports.count() == 4
    assert round.question_counts() == world.round.question_counts()


def test_two_rounds_for_the_same_days_created_at_once_make_one(committed_world: World) -> None:
    world = committed_world
    results = at_once(
        partial(actions.create_round, user=world.central, fiscal_year=2570, **NEXT_YEAR),
        partial(actions.create_round, user=world.central, fiscal_year=2571, **NEXT_YEAR),
    )
    assert {type(result) for result in results} == {Round, Refused}
    assert Round.objects.count() == 2


def test_two_planned_rounds_opened_at_once_make_one_open_round(committed_world: World) -> None:
    world = committed_world
    actions.close_round(user=world.central, round=world.round)
    make = partial(actions.create_round, user=world.central)
    first = make(fiscal_year=2570, **NEXT_YEAR)
    later = {name: day + 366 * DAY for name, day in NEXT_YEAR.items()}
    second = make(fiscal_year=2571, **later)
    results = at_once(
        partial(actions.open_round, user=world.central, round=first),
        partial(actions.open_round, user=world.central, round=second),
    )
    # The year that opens today reaches over the other's days, whichever it is.
    assert any(isinstance(result, Round) for result in results)
    for result in results:
        assert isinstance(result, Round) or result.reason == Reason.OVERLAPS
    days = [(round.opens_on, round.confirm_until) for round in Round.objects.order_by("opens_on")]
    for (_opens, last), (opens, _last) in zip(days, days[1:], strict=False):
        assert last < opens


def test_dates_and_questions_changed_at_once_do_not_wait_in_a_ring(committed_world: World) -> None:
    world = committed_world
    planned = actions.create_round(user=world.central, fiscal_year=2570, **NEXT_YEAR)
    question = Question.objects.get(aspect__round=planned, aspect__number=1, number=1)
    move = partial(actions.move_question, user=world.central, question=question)
    days = [NEXT_YEAR["confirm_until"] + number * DAY for number in (1, 2, 3)]
    results = at_once(
        *[
            partial(
                actions.change_dates,
                user=world.central,
                round=planned,
                **{**NEXT_YEAR, "confirm_until": day},
            )
            for day in days
        ],
        partial(move, by=1),
        partial(move, by=1),
        partial(actions.add_missing_reports, user=world.central, round=planned),
    )
    assert not [result for result in results if isinstance(result, Exception)]
    numbers = list(question.aspect.questions.values_list("number", flat=True))
    assert numbers == list(range(1, len(numbers) + 1))
    question.refresh_from_db()
    assert question.number == 3


def test_two_officers_who_name_each_other_at_once_do_not_cover_in_a_ring(
    committed_world: World,
) -> None:
    world = committed_world
    other = AppointmentFactory(district=world.khlongthom).user
    mine, theirs = world.report, report_of(world.round, world.khlongthom)
    results = at_once(
        partial(
            actions.save_contact,
            user=world.officer,
            report=mine,
            contact={"covers_only_own": False},
            covered=[world.khlongthom.code],
        ),
        partial(
            actions.save_contact,
            user=other,
            report=theirs,
            contact={"covers_only_own": False},
            covered=[world.plaiphraya.code],
        ),
    )
    saved = [result for result in results if isinstance(result, actions.SavedContact)]
    (refused,) = [result for result in results if isinstance(result, Refused)]
    assert [result.problems for result in saved] == [[]]
    assert refused.reason == Reason.COVERED
    assert CoveredDistrict.objects.count() == 1


def test_two_officers_who_name_the_same_district_at_once_cover_it_once(
    committed_world: World,
) -> None:
    world = committed_world
    other = AppointmentFactory(district=world.khlongthom).user
    name = partial(
        actions.save_contact, contact={"covers_only_own": False}, covered=[world.lamthap.code]
    )
    results = at_once(
        partial(name, user=world.officer, report=world.report),
        partial(name, user=other, report=report_of(world.round, world.khlongthom)),
    )
    problems = [problem for result in results for problem in result.problems]
    assert [problem.reason for problem in problems] == [actions.CoverageReason.COVERED_ELSEWHERE]
    assert CoveredDistrict.objects.get().district == world.lamthap


def test_a_district_that_is_named_while_its_officer_saves_keeps_or_loses_all_figures(
    committed_world: World,
) -> None:
    world = committed_world
    officer = AppointmentFactory(district=world.lamthap).user
    saved, named = at_once(
        partial(
            actions.save_letters,
            user=officer,
            report=report_of(world.round, world.lamthap),
            letters={"letters_sent_office": 7},
        ),
        partial(
            actions.save_contact,
            user=world.officer,
            report=world.report,
            contact={"covers_only_own": False},
            covered=[world.lamthap.code],
        ),
    )
    lamthap = report_of(world.round, world.lamthap)
    if isinstance(saved, Refused):
        assert saved.reason == Reason.COVERED
        assert not named.problems and lamthap.letters_sent_office is None
    else:
        (problem,) = named.problems
        assert problem.reason == actions.CoverageReason.HAS_OFFICER
        assert lamthap.letters_sent_office == 7 and not lamthap.covered_in


def test_a_wording_corrected_while_a_report_is_confirmed_is_confirmed_or_refused(
    committed_world: World,
) -> None:
    world = committed_world
    report = fill_report(user=world.officer, report=world.report)
    question = Question.objects.get(aspect__round=world.round, aspect__number=1, number=1)
    corrected, confirmed = at_once(
        partial(
            actions.correct_wording,
            user=world.central,
            question=question,
            text="ถ้อยคำที่ถูก",
            reason="พิมพ์ตก",
        ),
        partial(confirm, user=world.approver, report=report),
    )
    if isinstance(corrected, Question):
        assert isinstance(confirmed, Confirmation | actions.ChangedMeanwhile)
    else:
        assert isinstance(corrected, Refused) and corrected.reason == Reason.ROUND_CONFIRMED
    for confirmation in Confirmation.objects.all():
        assert still_holds(confirmation)


def test_reports_of_new_districts_added_by_several_at_once_are_there_once(
    committed_world: World,
) -> None:
    world = committed_world
    Report.objects.filter(round=world.round, district=world.lamthap).delete()
    add = partial(actions.add_missing_reports, user=world.central, round=world.round)
    assert sorted(at_once(*[add] * 3)) == [0, 0, 1]
    assert Report.objects.filter(round=world.round).count() == 4
