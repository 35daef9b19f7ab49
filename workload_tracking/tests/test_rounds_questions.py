"""The questions of a round: free while it is planned, then fixed but for their wording."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from wagtail.models import ModelLogEntry

from districtcoordinator.areas.tests.factories import AppointmentFactory
from workload_tracking import actions
from workload_tracking.enums import Action
from workload_tracking.models import Aspect, Question, Report, Round
from workload_tracking.refusals import Reason, Refused

from .conftest import World
from .factories import confirm, fill_report

OPENS_NEXT = date(2027, 6, 1)


@pytest.fixture
def planned(world: World) -> Round:
    return actions.create_round(
        user=world.central,
        fiscal_year=2570,
        opens_on=OPENS_NEXT,
        entry_until=date(2027, 8, 31),
        confirm_until=date(2027, 9, 15),
    )


def question_of(round: Round, aspect: int = 2, number: int = 3) -> Question:
    return Question.objects.get(aspect__round=round, aspect__number=aspect, number=number)


def texts_of(aspect: Aspect) -> list[str]:
    return list(aspect.questions.order_by("number").values_list("text", flat=True))


def numbers_of(aspect: Aspect) -> list[int]:
    return list(aspect.questions.order_by("number").values_list("number", flat=True))


def new_question(aspect: Aspect, **values: Any) -> Question:
    return Question(aspect=aspect, **{"text": "งานใหม่", "unit": "ครั้ง", **values})


def last_change(action: Action) -> ModelLogEntry:
    return ModelLogEntry.objects.filter(action=action.value).latest("timestamp", "pk")


Act = Callable[[Any, Round], Any]
CHANGES: dict[str, Act] = {
    "add": lambda user, round: actions.save_question(
        user=user, question=new_question(round.aspects.get(number=2))
    ),
    "change": lambda user, round: actions.save_question(user=user, question=question_of(round)),
    "delete": lambda user, round: actions.delete_question(user=user, question=question_of(round)),
    "move": lambda user, round: actions.move_question(user=user, question=question_of(round), by=1),
    "reorder": lambda user, round: actions.reorder_questions(
        user=user,
        aspect=round.aspects.get(number=2),
        order=[q.pk for q in round.aspects.get(number=2).questions.order_by("-number")],
    ),
    "title": lambda user, round: actions.save_aspect(user=user, aspect=round.aspects.get(number=2)),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_questions_change_while_planned_and_never_once_open(
    world: World, planned: Round, change: Act, frozen: time_machine.Traveller
) -> None:
    with pytest.raises(Refused) as refusal:
        change(world.central, world.round)
    assert refusal.value.reason == Reason.ROUND_OPENED
    # The last second before the round opens in Bangkok, and the first one after.
    frozen.move_to(f"{date(2027, 5, 31)}T16:59:59+00:00")
    change(world.central, planned)
    frozen.move_to(f"{date(2027, 5, 31)}T17:00:00+00:00")
    with pytest.raises(Refused):
        change(world.central, planned)


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_only_the_centre_changes_questions(world: World, planned: Round, change: Act) -> None:
    editor = AppointmentFactory(central_editor=True).user
    for stranger in (world.officer, world.approver, editor):
        with pytest.raises(PermissionDenied):
            change(stranger, planned)
    change(world.superuser, planned)


def test_an_added_question_comes_last_and_every_report_counts_it(
    world: World, planned: Round
) -> None:
    aspect = planned.aspects.get(number=2)
    before = planned.question_counts()
    question = actions.save_question(user=world.central, question=new_question(aspect, number=1))
    assert numbers_of(aspect) == list(range(1, before[1] + 2))
    assert question.number == before[1] + 1
    for report in Report.objects.filter(round=planned):
        assert report.progress[1] == [0, 0, before[1] + 1]
        assert report.progress[0] == [0, 0, before[0]]
    entry = last_change(Action.CHANGE_QUESTIONS)
    assert entry.object_id == str(planned.pk) and entry.user == world.central
    assert entry.data["old"] is None and entry.data["new"]["text"] == "งานใหม่"


def test_a_deleted_question_leaves_no_gap_but_an_aspect_keeps_one(
    world: World, planned: Round
) -> None:
    aspect = planned.aspects.get(number=2)
    texts = texts_of(aspect)
    actions.delete_question(user=world.central, question=question_of(planned, number=3))
    assert texts_of(aspect) == texts[:2] + texts[3:]
    assert numbers_of(aspect) == list(range(1, len(texts)))
    assert Report.objects.filter(round=planned).first().progress[1] == [0, 0, len(texts) - 1]
    assert last_change(Action.CHANGE_QUESTIONS).data["old"]["text"] == texts[2]
    while aspect.questions.count() > 1:
        actions.delete_question(user=world.central, question=aspect.questions.last())
    with pytest.raises(Refused) as refusal:
        actions.delete_question(user=world.central, question=aspect.questions.get())
    assert refusal.value.reason == Reason.LAST_QUESTION


def test_a_question_that_a_later_round_has_copied_is_not_deleted(
    world: World, planned: Round
) -> None:
    later = actions.create_round(
        user=world.central,
        fiscal_year=2571,
        opens_on=date(2028, 6, 1),
        entry_until=date(2028, 8, 31),
        confirm_until=date(2028, 9, 15),
    )
    with pytest.raises(Refused) as refusal:
        actions.delete_question(user=world.central, question=question_of(planned))
    assert refusal.value.reason == Reason.HAS_SUCCESSOR
    actions.delete_question(user=world.central, question=question_of(later))
    actions.delete_question(user=world.central, question=question_of(planned))


def test_a_changed_question_keeps_its_place_whatever_is_sent(world: World, planned: Round) -> None:
    question = question_of(planned)
    text = question.text
    question.text, question.unit, question.is_sample = "ถ้อยคำใหม่", "เรื่อง", False
    question.number, question.aspect = 1, planned.aspects.get(number=5)
    actions.save_question(user=world.central, question=question)
    saved = question_of(planned)
    assert (saved.pk, saved.text, saved.unit) == (question.pk, "ถ้อยคำใหม่", "เรื่อง")
    entry = last_change(Action.CHANGE_QUESTIONS)
    assert entry.data["old"]["text"] == text and entry.data["new"]["unit"] == "เรื่อง"
    changes = ModelLogEntry.objects.filter(action=Action.CHANGE_QUESTIONS.value)
    number = changes.count()
    actions.save_question(user=world.central, question=saved)
    assert changes.count() == number, "a question saved as it is leaves no entry"


def test_a_question_of_an_open_round_is_not_smuggled_into_a_planned_one(
    world: World, planned: Round
) -> None:
    question = question_of(world.round)
    text = question.text
    question.aspect, question.text = planned.aspects.get(number=2), "อื่น"
    with pytest.raises(Refused):
        actions.save_question(user=world.central, question=question)
    assert question_of(world.round).text == text


def test_moving_goes_one_place_and_stops_at_the_ends(world: World, planned: Round) -> None:
    aspect = planned.aspects.get(number=2)
    first, second, *rest = texts_of(aspect)
    actions.move_question(user=world.central, question=question_of(planned, number=1), by=1)
    assert texts_of(aspect) == [second, first, *rest]
    actions.move_question(user=world.central, question=question_of(planned, number=2), by=-1)
    actions.move_question(user=world.central, question=question_of(planned, number=1), by=-1)
    assert texts_of(aspect) == [first, second, *rest]
    actions.move_question(user=world.central, question=aspect.questions.last(), by=1)
    assert texts_of(aspect) == [first, second, *rest]
    assert numbers_of(aspect) == list(range(1, len(rest) + 3))


def test_an_order_names_every_question_once(world: World, planned: Round) -> None:
    aspect = planned.aspects.get(number=2)
    order = [question.pk for question in aspect.questions.order_by("-number")]
    foreign = question_of(planned, aspect=3).pk
    for wrong in (order[1:], [*order, order[0]], [foreign, *order[1:]], []):
        with pytest.raises(ValueError):
            actions.reorder_questions(user=world.central, aspect=aspect, order=wrong)
    texts = texts_of(aspect)
    actions.reorder_questions(user=world.central, aspect=aspect, order=order)
    assert texts_of(aspect) == texts[::-1]


def test_a_title_changes_and_nothing_else_of_an_aspect(world: World, planned: Round) -> None:
    aspect = planned.aspects.get(number=2)
    aspect.title, aspect.number, aspect.round = "ชื่อใหม่", 7, world.round
    actions.save_aspect(user=world.central, aspect=aspect)
    assert planned.aspects.get(number=2).title == "ชื่อใหม่"
    assert last_change(Action.CHANGE_QUESTIONS).data["new"] == "ชื่อใหม่"


def test_a_wording_is_corrected_with_a_reason_until_the_first_confirmation(world: World) -> None:
    question = question_of(world.round)
    old = question.text

    def correct(text: str = "ถ้อยคำที่ถูก", reason: str = "พิมพ์ตก") -> Question:
        return actions.correct_wording(
            user=world.central, question=question, text=text, reason=reason
        )

    with pytest.raises(PermissionDenied):
        actions.correct_wording(user=world.approver, question=question, text="ก", reason="ข")
    with pytest.raises(Refused) as refusal:
        correct(reason="  ")
    assert refusal.value.reason == Reason.REASON_MISSING
    with pytest.raises(Refused) as refusal:
        correct(text=" ")
    assert refusal.value.reason == Reason.WORDING_MISSING
    assert question_of(world.round).text == old

    assert correct().text == "ถ้อยคำที่ถูก"
    entry = last_change(Action.CORRECT_WORDING)
    assert entry.data == {"old": old, "new": "ถ้อยคำที่ถูก", "reason": "พิมพ์ตก"}
    assert entry.object_id == str(question.pk)
    correct()
    assert ModelLogEntry.objects.filter(action=Action.CORRECT_WORDING.value).count() == 1

    confirm(user=world.approver, report=fill_report(user=world.officer, report=world.report))
    with pytest.raises(Refused) as refusal:
        correct(text="ช้าไป")
    assert refusal.value.reason == Reason.ROUND_CONFIRMED


def test_a_question_that_is_gone_is_said_to_be_gone(world: World, planned: Round) -> None:
    question = question_of(planned)
    actions.delete_question(user=world.central, question=question_of(planned))
    for act in (actions.delete_question, actions.save_question):
        with pytest.raises(Question.DoesNotExist):
            act(user=world.central, question=question)
