"""The questions of a round: copied from the year before, changed while the round is planned."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from django.db import transaction
from wagtail.log_actions import log

from districtcoordinator.areas.reference import reference_rows

from ..enums import Action, RoundState
from ..models import Aspect, Confirmation, Question, Report, Round
from ..refusals import Reason, Refused


def copy_questions(*, round: Round, source: Round | None) -> list[int]:
    """Copy aspects and questions from another round, or from the reference list if there is none.

    Each copied question knows its predecessor. Gives the number of questions of each aspect.
    """
    if source is None:
        return _load_reference_questions(round)
    counts = []
    for old in source.aspects.prefetch_related("questions"):
        aspect = Aspect.objects.create(round=round, number=old.number, title=old.title)
        questions = list(old.questions.all())
        Question.objects.bulk_create(
            Question(
                aspect=aspect,
                number=question.number,
                text=question.text,
                unit=question.unit,
                is_sample=question.is_sample,
                predecessor=question,
            )
            for question in questions
        )
        counts.append(len(questions))
    return counts


def _load_reference_questions(round: Round) -> list[int]:
    aspects = Aspect.objects.bulk_create(
        Aspect(round=round, number=int(row["number"]), title=row["title"])
        for row in reference_rows("aspects.csv")
    )
    rows = reference_rows("questions.csv")
    by_aspect = {
        int(number): list(lines) for number, lines in groupby(rows, key=lambda row: row["aspect"])
    }
    Question.objects.bulk_create(
        Question(
            aspect=aspect,
            number=int(row["number"]),
            text=row["text"],
            unit=row["unit"],
            is_sample=row["is_sample"] == "1",
        )
        for aspect in aspects
        for row in by_aspect[aspect.number]
    )
    return [len(by_aspect[aspect.number]) for aspect in aspects]


@transaction.atomic
def correct_wording(*, user: Any, question: Question, text: str, reason: str) -> Question:
    """Correct a question's wording, with a reason; the old text stays in the log.

    Allowed until the round's first confirmation. Raises PermissionDenied and Refused.
    """
    _lock_round(user, question.aspect.round_id)
    if not reason.strip():
        raise Refused(Reason.REASON_MISSING)
    if Confirmation.objects.filter(report__round=question.aspect.round_id).exists():
        raise Refused(Reason.ROUND_CONFIRMED)
    question = Question.objects.select_for_update().get(pk=question.pk)
    old, question.text = question.text, text.strip()
    question.save(update_fields=["text"])
    data = {"old": old, "new": question.text, "reason": reason.strip()}
    log(question, Action.CORRECT_WORDING.value, user=user, data=data)
    return question


@transaction.atomic
def save_question(*, user: Any, question: Question) -> Question:
    """Add a question or change its text, unit or place, while its round is planned."""
    _lock_planned_round(user, question.aspect.round_id)
    question.save()
    _changed(question.aspect.round, user=user, saved=str(question))
    return question


@transaction.atomic
def delete_question(*, user: Any, question: Question) -> None:
    """Take a question out of a planned round."""
    _lock_planned_round(user, question.aspect.round_id)
    title = str(question)
    question.delete()
    _changed(question.aspect.round, user=user, deleted=title)


@transaction.atomic
def save_aspect(*, user: Any, aspect: Aspect) -> Aspect:
    """Change an aspect's title while its round is planned."""
    _lock_planned_round(user, aspect.round_id)
    aspect.save()
    _changed(aspect.round, user=user, saved=str(aspect))
    return aspect


@transaction.atomic
def reorder_questions(*, user: Any, aspect: Aspect, order: Sequence[int]) -> None:
    """Number an aspect's questions in the given order of their ids, while its round is planned."""
    _lock_planned_round(user, aspect.round_id)
    questions = aspect.questions.in_bulk()
    if set(order) != set(questions):
        raise ValueError("The order must name every question of the aspect once.")
    # Two steps, since a number is unique in its aspect at every moment.
    for shift in (10_000, 0):
        for number, pk in enumerate(order, start=1):
            questions[pk].number = number + shift
        Question.objects.bulk_update(questions.values(), ["number"])
    _changed(aspect.round, user=user, reordered=aspect.number)


def _lock_round(user: Any, round_id: int) -> Round:
    from .rounds import check_manages_rounds

    check_manages_rounds(user)
    return Round.objects.select_for_update().get(pk=round_id)


def _lock_planned_round(user: Any, round_id: int) -> Round:
    round = _lock_round(user, round_id)
    if round.state != RoundState.PLANNED:
        raise Refused(Reason.ROUND_OPENED, since=round.opens_on)
    return round


def _changed(round: Round, *, user: Any, **data: Any) -> None:
    """Log a change of the questions and count every report's questions anew."""
    counts = [aspect.questions.count() for aspect in round.aspects.order_by("number")]
    Report.objects.filter(round=round).update(progress=[[0, 0, number] for number in counts])
    log(round, Action.CHANGE_QUESTIONS.value, user=user, data=data)
