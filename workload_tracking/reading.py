"""A whole report as it is read, confirmed and printed: four queries, whatever it holds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .column_names import column_name
from .digest import content, digest_of
from .enums import Mark
from .models import Aspect, Question, Report
from .progress import CONTACT_FIELDS, AspectProgress
from .worktime import WorkTime

# Received and sent: each at the district office first, then at the สถอ.
LETTERS = (
    (
        pgettext_lazy("letters", "Received"),
        ("letters_received_district", "letters_received_office"),
    ),
    (pgettext_lazy("letters", "Sent"), ("letters_sent_district", "letters_sent_office")),
)


@dataclass(frozen=True)
class Line:
    """One piece of work with its figures; a blank figure is None."""

    number: int
    text: str
    unit: str
    quantity: int | None
    days: Decimal | None
    hours: Decimal | None

    @cached_property
    def time(self) -> WorkTime:
        return WorkTime.of(self.quantity, self.days, self.hours)


@dataclass(frozen=True)
class Part:
    """Lines that are summed: an aspect's, the own work's, or all of them."""

    lines: list[Line]
    hours_per_day: Decimal
    aspect: Aspect | None = None

    @cached_property
    def progress(self) -> AspectProgress:
        return AspectProgress.of(self.lines)

    @cached_property
    def time(self) -> WorkTime:
        return sum((line.time for line in self.lines), WorkTime())

    @property
    def in_hours(self) -> Decimal:
        return self.time.in_hours(self.hours_per_day)

    @property
    def in_days(self) -> Decimal:
        return self.time.in_days(self.hours_per_day)


@dataclass(frozen=True)
class WholeReport:
    """Everything of a report, read once, and the digest of exactly what was read."""

    report: Report
    aspects: list[Part]
    own_work: Part
    covered: list[str]
    digest: str

    @property
    def questions(self) -> Part:
        """The lines of all aspects."""
        return self._together(self.aspects)

    @property
    def everything(self) -> Part:
        """The lines of all aspects and the own work."""
        return self._together([*self.aspects, self.own_work])

    @property
    def contact(self) -> list[tuple[Any, str]]:
        """Name and value of each contact field."""
        return [(column_name(Report, name), getattr(self.report, name)) for name in CONTACT_FIELDS]

    @property
    def letters(self) -> list[tuple[Any, list[int | None]]]:
        """What was received and sent, at the district office and at the สถอ."""
        return [(word, [getattr(self.report, name) for name in names]) for word, names in LETTERS]

    @property
    def has_letters(self) -> bool:
        return any(number is not None for _word, numbers in self.letters for number in numbers)

    @property
    def lacks_letters(self) -> bool:
        return any(number is None for _word, numbers in self.letters for number in numbers)

    @property
    def is_blank(self) -> bool:
        """Whether nothing at all has been recorded."""
        lines = self.questions.lines
        figures = [value for one in lines for value in (one.quantity, one.days, one.hours)]
        recorded = any(value is not None for value in figures) or any(
            value for _name, value in self.contact
        )
        return not (recorded or self.own_work.lines or self.has_letters)

    @property
    def missing(self) -> list[tuple[Any, str]]:
        """What stands between this report and its confirmation: a name and its place here."""
        missing: list[tuple[Any, str]] = [
            (part.aspect.label, f"#aspect-{part.aspect.number}")
            for part in self.aspects
            if part.aspect is not None and part.progress.mark != Mark.COMPLETE
        ]
        missing += [(label, "#contact") for label, value in self.contact if not value]
        if not (self.report.covers_only_own or self.covered):
            missing.append((_("Covered districts"), "#contact"))
        return missing

    def _together(self, parts: Iterable[Part]) -> Part:
        lines = [line for part in parts for line in part.lines]
        return Part(lines, self.report.round.hours_per_day)


def read_whole(report: Report) -> WholeReport:
    """Read a report and all its parts. Needs `round`."""
    asked = Question.objects.filter(aspect__round=report.round_id).select_related("aspect")
    questions = {question.pk: question for question in asked.order_by("aspect__number", "number")}
    answers = {answer.question_id: answer for answer in report.answers.all()}
    for pk, answer in answers.items():
        answer.question = questions[pk]
    own_work = list(report.own_work.all())
    covered = list(report.covered_districts.all())
    by_aspect: dict[Aspect, list[Line]] = {}
    for pk, question in questions.items():
        line = _line(question.number, question, answers.get(pk))
        by_aspect.setdefault(question.aspect, []).append(line)
    per_day = report.round.hours_per_day
    return WholeReport(
        report=report,
        aspects=[Part(lines, per_day, aspect) for aspect, lines in by_aspect.items()],
        own_work=Part([_line(place, row, row) for place, row in enumerate(own_work, 1)], per_day),
        covered=[row.district_name for row in covered],
        digest=digest_of(content(report, answers.values(), own_work, covered)),
    )


def _line(number: int, work: Any, figures: Any) -> Line:
    """Put figures beside the work they are about; without an answer they are blank."""
    return Line(
        number,
        work.text,
        work.unit,
        *(getattr(figures, name, None) for name in ("quantity", "days", "hours")),
    )
