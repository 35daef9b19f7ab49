"""How far a report is filled: computed, never declared. Zero is an answer, blank is not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Count, FilteredRelation, Q

from .enums import Mark

if TYPE_CHECKING:
    from .models import Report

FIGURES = ("quantity", "days", "hours")
CONTACT_FIELDS = ("address", "telephone", "officer_name", "mobile", "email")


@dataclass(frozen=True)
class AspectProgress:
    """How many of an aspect's questions have all three figures, and how many have any."""

    complete: int
    started: int
    questions: int

    @classmethod
    def of(cls, lines: Iterable[Any]) -> AspectProgress:
        """Count lines that have quantity, days and hours (answers or rows of the same names)."""
        filled = [[getattr(line, field) is not None for field in FIGURES] for line in lines]
        return cls(sum(map(all, filled)), sum(map(any, filled)), len(filled))

    @property
    def mark(self) -> Mark:
        if self.questions and self.complete == self.questions:
            return Mark.COMPLETE
        return Mark.INCOMPLETE if self.started else Mark.EMPTY

    def as_list(self) -> list[int]:
        return [self.complete, self.started, self.questions]


def aspects_of(report: Report) -> list[AspectProgress]:
    """Give the progress of each aspect, in the aspects' order."""
    return [AspectProgress(*counts) for counts in report.progress]


def is_ready(report: Report, *, names_others: bool) -> bool:
    """A report is complete with its aspects, its contact data and its covered districts."""
    marks = [aspect.mark for aspect in aspects_of(report)]
    return (
        bool(marks)
        and all(mark == Mark.COMPLETE for mark in marks)
        and all(getattr(report, field) for field in CONTACT_FIELDS)
        and (report.covers_only_own or names_others)
    )


def count_aspects(report: Report) -> list[list[int]]:
    """Count a report's aspects anew from its answers, in one query."""
    from .models import Aspect

    answered = Q(**{f"answer__{field}__isnull": False for field in FIGURES})
    started = Q()
    for field in FIGURES:
        started |= Q(**{f"answer__{field}__isnull": False})
    rows = (
        Aspect.objects.filter(round=report.round_id)
        .order_by("number")
        .annotate(
            answer=FilteredRelation(
                "questions__answers", condition=Q(questions__answers__report=report.pk)
            )
        )
        .annotate(
            complete=Count("answer", filter=answered),
            started=Count("answer", filter=started),
            total=Count("questions"),
        )
        .values_list("complete", "started", "total")
    )
    return [list(row) for row in rows]
