"""Confirming: only what is ready, only what was seen, only once, only by the own province."""

from datetime import date, timedelta
from functools import partial

import pytest
import time_machine
from django.core.exceptions import PermissionDenied

from workload_tracking import actions
from workload_tracking.digest import digest_of, read_content, still_holds
from workload_tracking.enums import Mark, ReportState
from workload_tracking.models import Answer, Confirmation
from workload_tracking.progress import aspects_of, count_aspects
from workload_tracking.refusals import Reason, Refused

from .conftest import World
from .factories import CONFIRM_UNTIL, ENTRY_UNTIL, confirm, fill_aspect, fill_report, report_of
from .threads import at_once


def test_a_filled_report_turns_green_and_is_confirmed_for_good(world: World) -> None:
    assert [aspect.mark for aspect in aspects_of(world.report)] == [Mark.EMPTY] * 8
    report = fill_report(user=world.officer, report=world.report)
    assert [aspect.mark for aspect in aspects_of(report)] == [Mark.COMPLETE] * 8
    assert report.state == ReportState.READY

    confirmation = confirm(user=world.approver, report=report)

    assert world.report.state == ReportState.CONFIRMED
    assert still_holds(confirmation)
    assert confirmation.confirmed_by_name == world.approver.get_full_name()


def test_only_the_own_province_confirms(world: World) -> None:
    report = fill_report(user=world.officer, report=world.report)
    for stranger in (world.foreign_approver, world.officer, world.central, world.superuser):
        with pytest.raises(PermissionDenied):
            confirm(user=stranger, report=report)
    confirm(user=world.approver, report=report)


def test_an_incomplete_report_is_not_confirmed(world: World) -> None:
    report = fill_report(user=world.officer, report=world.report)
    aspect = world.round.aspects.get(number=5)
    question = aspect.questions.first()
    actions.save_answers(
        user=world.officer, report=report, aspect=aspect, cells={question.pk: {"hours": None}}
    )
    with pytest.raises(Refused) as refusal:
        confirm(user=world.approver, report=report)
    assert refusal.value.reason == Reason.NOT_READY
    actions.save_answers(
        user=world.officer, report=report, aspect=aspect, cells={question.pk: {"hours": 0}}
    )
    confirm(user=world.approver, report=report)


def test_what_changed_since_it_was_shown_is_listed_and_nothing_is_confirmed(world: World) -> None:
    shown = fill_report(user=world.officer, report=world.report)
    digest = digest_of(read_content(shown))
    fill_aspect(
        user=world.officer, report=shown, aspect=world.round.aspects.get(number=2), quantity=99
    )
    with pytest.raises(actions.ChangedMeanwhile) as refusal:
        actions.confirm_report(
            user=world.approver, report=shown, digest=digest, version=shown.version
        )
    (change,) = refusal.value.changes
    assert change["changes"][0]["old"]["quantity"] == "12"
    assert change["changes"][0]["new"]["quantity"] == "99"
    assert not Confirmation.objects.exists()
    confirm(user=world.approver, report=shown)


def test_a_second_press_changes_nothing(world: World) -> None:
    report = fill_report(user=world.officer, report=world.report)
    first = confirm(user=world.approver, report=report)
    with pytest.raises(Refused) as refusal:
        confirm(user=world.approver, report=report)
    assert refusal.value.reason == Reason.CONFIRMED
    assert Confirmation.objects.get() == first


@pytest.mark.parametrize(
    ("day", "allowed"), [(CONFIRM_UNTIL, True), (CONFIRM_UNTIL + timedelta(days=1), False)]
)
def test_confirming_ends_with_the_last_day_in_bangkok(
    world: World, frozen: time_machine.Traveller, day: date, allowed: bool
) -> None:
    report = fill_report(user=world.officer, report=world.report)
    # 23:30 in Bangkok is still the afternoon in London.
    frozen.move_to(f"{day}T16:30:00+00:00")
    if allowed:
        confirm(user=world.approver, report=report)
    else:
        with pytest.raises(Refused) as refusal:
            confirm(user=world.approver, report=report)
        assert refusal.value.reason == Reason.ROUND_CLOSED


def test_after_entry_ends_only_a_returned_report_is_still_corrected(
    world: World, frozen: time_machine.Traveller
) -> None:
    report = fill_report(user=world.officer, report=world.report)
    aspect = world.round.aspects.get(number=1)
    frozen.move_to(f"{ENTRY_UNTIL + timedelta(days=1)}T05:00:00+00:00")
    with pytest.raises(Refused) as refusal:
        fill_aspect(user=world.officer, report=report, aspect=aspect, quantity=3)
    assert refusal.value.reason == Reason.ENTRY_ENDED
    actions.send_back(user=world.approver, report=report, reason="ตัวเลขข้อ 3 สูงผิดปกติ")
    fill_aspect(user=world.officer, report=report, aspect=aspect, quantity=3)
    actions.mark_corrected(user=world.officer, report=report)
    assert world.report.state == ReportState.READY


def test_ten_people_at_once_make_one_confirmation(committed_world: World) -> None:
    world = committed_world
    report = fill_report(user=world.officer, report=world.report)
    press = partial(confirm, user=world.approver, report=report)
    results = at_once(*[press] * 10)
    assert sum(isinstance(result, Confirmation) for result in results) == 1
    refusals = [result for result in results if not isinstance(result, Confirmation)]
    assert {type(refusal) for refusal in refusals} == {Refused}
    assert Confirmation.objects.count() == 1


def test_a_save_that_races_with_the_confirmation_is_wholly_in_or_refused(
    committed_world: World,
) -> None:
    world = committed_world
    report = fill_report(user=world.officer, report=world.report)
    aspect = world.round.aspects.get(number=1)
    saved, confirmed = at_once(
        partial(fill_aspect, user=world.officer, report=report, aspect=aspect, quantity=77),
        partial(confirm, user=world.approver, report=report),
    )
    quantities = set(
        Answer.objects.filter(report=report, question__aspect=aspect).values_list(
            "quantity", flat=True
        )
    )
    if saved is None:
        assert quantities == {77}
        assert isinstance(confirmed, Confirmation | actions.ChangedMeanwhile)
    else:
        assert isinstance(saved, Refused) and saved.reason == Reason.CONFIRMED
        assert quantities == {12}
    for confirmation in Confirmation.objects.all():
        assert still_holds(confirmation)


def test_many_saves_at_once_are_all_in(committed_world: World) -> None:
    world = committed_world
    aspects = list(world.round.aspects.all())
    results = at_once(
        *(
            partial(fill_aspect, user=world.officer, report=world.report, aspect=aspect)
            for aspect in aspects
        )
    )
    assert results == [None] * 8
    report = report_of(world.round, world.plaiphraya)
    assert report.progress == count_aspects(report)
    assert [aspect.mark for aspect in aspects_of(report)] == [Mark.COMPLETE] * 8
