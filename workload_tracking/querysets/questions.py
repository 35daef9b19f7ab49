"""Reading questions together with the figures that a report gives to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import F, FilteredRelation, Q, QuerySet

from ..progress import FIGURES

if TYPE_CHECKING:
    from ..models import Report


class QuestionQuerySet(QuerySet):
    def with_answers(self, report: Report) -> QuestionQuerySet:
        """Keep the questions of a report's round, with its figures beside each: no more queries.

        Adds `quantity`, `days`, `hours`, `is_checked` and `saved_at`; None where nothing is saved.
        """
        return (
            self.filter(aspect__round=report.round_id)
            .annotate(answer=FilteredRelation("answers", condition=Q(answers__report=report.pk)))
            .annotate(
                **{name: F(f"answer__{name}") for name in FIGURES},
                is_checked=F("answer__is_checked"),
                saved_at=F("answer__saved_at"),
            )
        )

    def unanswered(self) -> QuestionQuerySet:
        """Keep the questions that lack a figure; needs `with_answers`."""
        return self.filter(Q(quantity=None) | Q(days=None) | Q(hours=None))
