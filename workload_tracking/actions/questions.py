"""The questions of a round: copied from the year before, changed while the round is planned."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from django.db import transaction
from wagtail.log_actions import log

from districtcoordinator.areas.reference import reference_rows

from ..enums import Action
from ..models import Aspect, Question, Report, Round
from ..refusals import Reason, Refused, refuse, why_fixed, why_wordings_final


def copy_questions(*, round: Round, source: Round | None) -> None:
    """Copy aspects and questions from another round, or from the reference list if there is none.

    Each copied question knows its predecessor.
    """
    if source is None:
        _load_reference_questions(round)
        return
    for old in source.aspects.prefetch_related("questions"):
        aspect = Aspect.objects.create(round=round, number=old.number, title=old.title)
        Question.objects.bulk_create(
            Question(
                aspect=aspect,
                number=question.number,
                text=question.text,
                unit=question.unit,
                is_sample=question.is_sample,
                predecessor=question,
            )
            for question in old.questions.all()
        )


def _load_reference_questions(round: Round) -> None:
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


@transaction.atomic
def correct_wording(*, user: Any, question: Question, text: str, reason: str) -> Question:
    """Correct a question's wording, with a reason; the old text stays in the log.

    Allowed until the round's first confirmation. A text that stays as it is leaves no entry.
    Raises PermissionDenied and Refused.
    """
    question, round = _lock_question(user, question)
    text, reason = text.strip(), reason.strip()
    if not text:
        raise Refused(Reason.WORDING_MISSING)
    if not reason:
        raise Refused(Reason.REASON_MISSING)
    refuse(why_wordings_final(round))
    old = question.text
    if text != old:
        question.text = text
        question.save(update_fields=["text"])
        data = {"old": old, "new": text, "reason": reason}
        log(question, Action.CORRECT_WORDING.value, user=user, data=data)
    return question


@transaction.atomic
def save_question(*, user: Any, question: Question) -> Question:
    """Add a question at the end of its aspect, or change one's text, unit and sample mark.

    Only while the round is planned; a question never moves to another aspect. Raises
    PermissionDenied and Refused.
    """
    if question.pk is None:
        return _add_question(user, question)
    stored, round = _lock_question(user, question)
    refuse(why_fixed(round))
    old = _plain(stored)
    stored.text, stored.unit, stored.is_sample = question.text, question.unit, question.is_sample
    new = _plain(stored)
    if new != old:
        stored.save(update_fields=["text", "unit", "is_sample"])
        _log_change(round, user=user, saved=str(stored), old=old, new=new)
    return stored


def _add_question(user: Any, question: Question) -> Question:
    round = _lock_planned_round(user, question.aspect.round_id)
    question.number = question.aspect.questions.count() + 1
    question.save()
    _count_anew(round)
    _log_change(round, user=user, saved=str(question), old=None, new=_plain(question))
    return question


@transaction.atomic
def delete_question(*, user: Any, question: Question) -> None:
    """Take a question out of a planned round; those after it move up. The last one stays."""
    question, round = _lock_question(user, question)
    refuse(why_fixed(round))
    others = list(question.aspect.questions.exclude(pk=question.pk))
    if not others:
        raise Refused(Reason.LAST_QUESTION)
    if Question.objects.filter(predecessor=question).exists():
        raise Refused(Reason.HAS_SUCCESSOR)
    title, old = str(question), _plain(question)
    question.delete()
    _number(others)
    _count_anew(round)
    _log_change(round, user=user, deleted=title, old=old, new=None)


@transaction.atomic
def save_aspect(*, user: Any, aspect: Aspect) -> Aspect:
    """Change an aspect's title while its round is planned; its number and round never change."""
    stored = Aspect.objects.get(pk=aspect.pk)
    round = _lock_planned_round(user, stored.round_id)
    stored.refresh_from_db()
    old, stored.title = stored.title, aspect.title
    if stored.title != old:
        stored.save(update_fields=["title"])
        _log_change(round, user=user, saved=stored.label, old=old, new=stored.title)
    return stored


@transaction.atomic
def reorder_questions(*, user: Any, aspect: Aspect, order: Sequence[int]) -> None:
    """Number an aspect's questions in the given order of their ids, while its round is planned.

    Raises PermissionDenied and Refused, and ValueError unless each question is named once.
    """
    round = _lock_planned_round(user, aspect.round_id)
    questions = aspect.questions.in_bulk()
    if sorted(order) != sorted(questions):
        raise ValueError("The order must name every question of the aspect once.")
    _number([questions[pk] for pk in order])
    _log_change(round, user=user, reordered=aspect.number)


@transaction.atomic
def move_question(*, user: Any, question: Question, by: int) -> Question:
    """Move a question up (by=-1) or down (by=1) in its aspect; at the end it stays where it is."""
    question, round = _lock_question(user, question)
    refuse(why_fixed(round))
    questions = list(question.aspect.questions.order_by("number"))
    here = questions.index(question)
    there = here + by
    if 0 <= there < len(questions):
        questions.insert(there, questions.pop(here))
        _number(questions)
        _log_change(round, user=user, moved=str(question), old=here + 1, new=there + 1)
        question.refresh_from_db()
    return question


def _number(questions: Sequence[Question]) -> None:
    """Number questions from 1, in two steps: a number is unique in its aspect at every moment."""
    for shift in (10_000, 0):
        for number, question in enumerate(questions, start=1):
            question.number = number + shift
        Question.objects.bulk_update(questions, ["number"])


def _lock_question(user: Any, question: Question) -> tuple[Question, Round]:
    """Lock the round that the stored question belongs to, whatever the given one says."""
    round_id = Question.objects.values_list("aspect__round", flat=True).get(pk=question.pk)
    round = _lock_round(user, round_id)
    return Question.objects.select_related("aspect").get(pk=question.pk), round


def _lock_round(user: Any, round_id: int) -> Round:
    from .rounds import check_manages_rounds

    check_manages_rounds(user)
    return Round.objects.select_for_update(no_key=True).get(pk=round_id)


def _lock_planned_round(user: Any, round_id: int) -> Round:
    round = _lock_round(user, round_id)
    refuse(why_fixed(round))
    return round


def _plain(question: Question) -> dict[str, Any]:
    return {"text": question.text, "unit": question.unit, "is_sample": question.is_sample}


def _count_anew(round: Round) -> None:
    """Tell every report how many questions it has now; none is answered before a round opens."""
    progress = [[0, 0, number] for number in round.question_counts()]
    Report.objects.filter(round=round).update(progress=progress)


def _log_change(round: Round, *, user: Any, **data: Any) -> None:
    log(round, Action.CHANGE_QUESTIONS.value, user=user, data=data)
