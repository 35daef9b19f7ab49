"""Saving the figures of one aspect: what is uncontested is saved, whatever else is not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Literal

from django.db import transaction
from django.utils import timezone

from ..enums import Action
from ..models import Answer, Aspect, Question, Report
from ..permissions import FILL
from ..progress import FIGURES, AspectProgress
from ..refusals import why_not_filled
from .locking import lock_report, log_change, save_report
from .merging import merge

Figure = int | Decimal | None
Cells = Mapping[int, Mapping[str, Figure]]


@dataclass
class SavedAnswers:
    """What became of each cell (question's id or number, field name) that was sent."""

    report: Report
    saved: set[tuple[int, str]] = field(default_factory=set)
    # Somebody else saved another figure in between: the figure that stands.
    contested: dict[tuple[int, str], Figure] = field(default_factory=dict)


@transaction.atomic
def save_answers(
    *,
    user: Any,
    report: Report,
    aspect: Aspect | int,
    cells: Cells,
    seen: Cells | None = None,
    checked: Mapping[int, Mapping[str, Figure] | None] | None = None,
    by: Literal["pk", "number"] = "pk",
) -> SavedAnswers:
    """Save figures of one aspect (or of its number), by question and field name.

    Questions are named by their id, or by their number in the aspect if `by` says so; fields are
    quantity, days, hours. `seen` is what the form showed when it was opened: a cell left as it was
    shown never overwrites, and one that somebody else changed meanwhile is contested, not saved.
    `checked` gives, for each question that was sent, the unusual figures that the officer says are
    right, or None; they hold for exactly these figures. A quantity of 0 fills days and hours with
    0. Raises PermissionDenied and Refused.
    """
    report = lock_report(user=user, report=report, permission=FILL, refusal=why_not_filled)
    result = SavedAnswers(report)
    number = aspect if isinstance(aspect, int) else aspect.number
    lines = {getattr(line, by): line for line in _lines(report, number)}
    changes: list[dict[str, Any]] = []
    touched: list[Question] = []
    for key, line in lines.items():
        old = {name: getattr(line, name) for name in FIGURES}
        new = _merged(key, old, cells.get(key, {}), (seen or {}).get(key), result)
        is_checked = new == old and line.is_checked
        if checked is not None and key in checked:
            is_checked = checked[key] == new
        if new == old and bool(is_checked) == bool(line.is_checked):
            continue
        for name in FIGURES:
            setattr(line, name, new[name])
        line.is_checked = bool(is_checked)
        touched.append(line)
        if new != old:
            changes.append({"question": line.number, "old": _plain(old), "new": _plain(new)})
    if touched:
        _upsert(report, touched)
        report.progress[number - 1] = AspectProgress.of(lines.values()).as_list()
        save_report(report, user=user, fields=["progress"])
        log_change(report, Action.SAVE_ANSWERS, user=user, aspect=number, changes=changes)
    return result


def _lines(report: Report, number: int) -> Iterable[Question]:
    """Read an aspect's questions with this report's figures beside them, in one query."""
    return Question.objects.with_answers(report).filter(aspect__number=number).order_by("number")


def _merged(
    key: int,
    old: dict[str, Figure],
    sent: Mapping[str, Figure],
    seen: Mapping[str, Figure] | None,
    result: SavedAnswers,
) -> dict[str, Figure]:
    """Merge the sent cells of one question into what stands, and note what became of each."""
    changes, contested = merge(old, sent, seen)
    result.saved |= {(key, name) for name in sent.keys() - contested.keys()}
    result.contested |= {(key, name): figure for name, figure in contested.items()}
    new = {**old, **changes}
    if new["quantity"] == 0:
        new["days"] = new["hours"] = Decimal(0)
    return new


def _upsert(report: Report, lines: Iterable[Question]) -> None:
    now = timezone.now()
    Answer.objects.bulk_create(
        [
            Answer(
                report=report,
                question_id=line.pk,
                is_checked=bool(line.is_checked),
                saved_at=now,
                **{name: getattr(line, name) for name in FIGURES},
            )
            for line in lines
        ],
        update_conflicts=True,
        unique_fields=["report", "question"],
        update_fields=[*FIGURES, "is_checked", "saved_at"],
    )


def _plain(figures: Mapping[str, Figure]) -> dict[str, str | None]:
    return {name: None if value is None else str(value) for name, value in figures.items()}
