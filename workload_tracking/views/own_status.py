"""The officer's own สถานะการบันทึกข้อมูล สถอ.: how far, what is missing, what the province said."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy

from ..digest import LETTER_FIELDS
from ..enums import Mark, ReportState
from ..models import Aspect, Confirmation, Question
from ..progress import CONTACT_FIELDS, FIGURES, aspects_of
from .filling import FillingView


@dataclass(frozen=True)
class MissingAspect:
    """The questions of one aspect that lack figures, each with the address of its first blank."""

    aspect: Aspect
    questions: list[tuple[Question, str]]
    is_empty: bool

    @property
    def first(self) -> str:
        return self.questions[0][1]


class OwnStatusView(FillingView):
    """One report at a glance, with a link to every cell that is still blank."""

    template_name = "workload_tracking/own_status.html"
    page_title = gettext_lazy("Status of recording")
    header_icon = "tasks"
    http_method_names = ["get", "head", "options"]

    def missing_aspects(self) -> list[MissingAspect]:
        """Give what is blank, aspect by aspect, in one query."""
        unanswered = (
            Question.objects.with_answers(self.report)
            .unanswered()
            .select_related("aspect")
            .order_by("aspect__number", "number")
        )
        marks = dict(enumerate((progress.mark for progress in aspects_of(self.report)), start=1))
        return [
            MissingAspect(
                aspect,
                [(question, self._address_of(aspect, question)) for question in questions],
                marks.get(aspect.number) == Mark.EMPTY,
            )
            for aspect, questions in groupby(unanswered, key=lambda question: question.aspect)
        ]

    def _address_of(self, aspect: Aspect, question: Question) -> str:
        blank = next(name for name in FIGURES if getattr(question, name) is None)
        page = reverse("workload:aspect", args=[aspect.number])
        return f"{page}{self.query}#q{question.number}-{blank}"

    def missing_contact(self) -> list[tuple[str, str]]:
        """Give the contact fields that are blank, as (field, label)."""
        labels = {field.name: str(field.verbose_name) for field in self.report._meta.fields}
        return [(name, labels[name]) for name in CONTACT_FIELDS if not getattr(self.report, name)]

    def missing_letters(self) -> list[str]:
        """Give the numbers of letters that are blank; they hold nothing up."""
        return [name for name in LETTER_FIELDS if getattr(self.report, name) is None]

    def confirmation(self) -> Confirmation | None:
        if self.report.state != ReportState.CONFIRMED:
            return None
        return Confirmation.objects.get(report=self.report.pk)

    def next_step(self, missing: list[MissingAspect], contact: list[tuple[str, str]]) -> str:
        """Give the address of the first thing that keeps the report from being complete."""
        if missing:
            return missing[0].first
        blank = contact[0][0] if contact else "" if self.declares_coverage else "covered"
        return f"{reverse('workload:contact')}{self.query}#{blank}" if blank else ""

    @property
    def declares_coverage(self) -> bool:
        return self.report.covers_only_own or self.report.names_others

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        is_mine = self.report.state not in (ReportState.COVERED, ReportState.NOT_REPORTING)
        missing = self.missing_aspects() if is_mine else []
        contact = self.missing_contact() if is_mine else []
        return super().get_context_data(
            declares_coverage=self.declares_coverage,
            missing_aspects=missing,
            missing_contact=contact,
            missing_letters=self.missing_letters() if is_mine else [],
            next_step=self.next_step(missing, contact),
            confirmation=self.confirmation(),
            marks=list(Mark),
            **kwargs,
        )
