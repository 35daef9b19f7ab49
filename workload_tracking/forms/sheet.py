"""One aspect as a sheet of rows: what stands, what was typed, what stood last year."""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal

from django.utils.functional import cached_property

from ..models import Answer, Aspect, Question, Report
from ..progress import AspectProgress
from ..worktime import WorkTime
from . import seen
from .figures import FiguresForm, SentFigures, write_figures
from .rows import Row


class Sheet:
    """The questions of one aspect of one report, with what a form says of them, if there is one."""

    def __init__(
        self,
        report: Report,
        number: int,
        sent: SentFigures | None = None,
        contested: Collection[tuple[int, str]] = (),
    ) -> None:
        """`contested` names the cells that somebody else changed, by question number and figure."""
        self.report, self.number = report, number
        self.sent, self.contested = sent, contested

    @cached_property
    def questions(self) -> list[Question]:
        found = Question.objects.with_answers(self.report).filter(aspect__number=self.number)
        return list(found.select_related("aspect").order_by("number"))

    @property
    def aspect(self) -> Aspect:
        return self.questions[0].aspect

    @cached_property
    def before(self) -> dict[int, Answer]:
        """The same district's answers of the year before, by the question's key of this year."""
        found = Answer.objects.of_the_year_before(self.report, self.aspect)
        return {answer.successor: answer for answer in found.select_related("report__round")}

    @cached_property
    def rows(self) -> list[Row]:
        return [self._row(question) for question in self.questions]

    def _row(self, question: Question) -> Row:
        form = self.sent.forms.get(question.number) if self.sent else None
        return Row(
            question,
            form or FiguresForm(prefix=f"q{question.number}"),
            self.report.round.hours_per_day,
            self.before.get(question.pk),
            {name for number, name in self.contested if number == question.number},
        )

    @property
    def sent_rows(self) -> list[Row]:
        """The rows of which the form had anything."""
        return [row for row in self.rows if row.form.is_bound]

    @property
    def shown(self) -> str:
        """What this sheet shows, for the hidden field."""
        return seen.dump({str(q.number): write_figures(q) for q in self.questions})

    @property
    def unsaved(self) -> int:
        return sum(len(row.unsaved) for row in self.rows)

    @property
    def progress(self) -> AspectProgress:
        return AspectProgress.of(self.questions)

    @property
    def time(self) -> WorkTime:
        return sum((row.time for row in self.rows), WorkTime())

    @property
    def hours(self) -> Decimal:
        return self.time.in_hours(self.report.round.hours_per_day)

    @property
    def days(self) -> Decimal:
        return self.time.in_days(self.report.round.hours_per_day)

    @property
    def year_before(self) -> int | None:
        """The fiscal year that stands beside the cells, if the district reported then."""
        return next((answer.report.round.fiscal_year for answer in self.before.values()), None)

    @property
    def hours_before(self) -> Decimal:
        """Last year's total, with last year's hours a day."""
        total = Decimal(0)
        for answer in self.before.values():
            time = WorkTime.of(answer.quantity, answer.days, answer.hours)
            total += time.in_hours(answer.report.round.hours_per_day)
        return total

    @property
    def complete_before(self) -> int:
        return AspectProgress.of(self.before.values()).complete

    @property
    def problems(self) -> list[tuple[str, str]]:
        """What was not saved, as (field, sentence), for the summary above the form."""
        return [(cell.name, row.problem_of(cell)) for row in self.rows for cell in row.unsaved]
