"""One question as a row of the screen: what stands, what was typed, what stood last year."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.forms.boundfield import BoundField
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from districtcoordinator.thai.digits import number_text

from ..enums import Mark
from ..models import Answer, Question
from ..progress import FIGURES
from ..unusual import Unusual, unusual
from ..worktime import WorkTime
from .figures import FiguresForm, write_figures


@dataclass(frozen=True)
class Cell:
    """One figure: its field, what stands, and why what was typed is not saved, if it is not."""

    field: BoundField
    stands: Decimal | int | None
    before: Decimal | int | None
    error: str = ""
    contested: bool = False

    @property
    def name(self) -> str:
        return self.field.html_name

    @property
    def label(self) -> str:
        return str(self.field.label)

    @property
    def is_unsaved(self) -> bool:
        return bool(self.error) or self.contested

    @property
    def typed(self) -> str:
        return str(self.field.data or "").strip()

    @property
    def typed_otherwise(self) -> bool:
        """Whether something was typed that is not what stands."""
        stands = "" if self.stands is None else number_text(self.stands)
        return bool(self.typed) and self.typed != stands

    @property
    def text(self) -> str:
        """What the cell shows: as typed where it was not accepted, else what stands."""
        if self.is_unsaved:
            return str(self.field.data or "")
        return "" if self.stands is None else number_text(self.stands)

    @property
    def attributes(self) -> dict[str, Any]:
        """How phones and browsers are to take it in."""
        return self.field.field.widget.attrs


@dataclass
class Row:
    """A question with its cells. Needs a question `with_answers`."""

    question: Question
    form: FiguresForm
    hours_per_day: Decimal
    before: Answer | None = None
    contested: Collection[str] = ()

    @property
    def id(self) -> str:
        return f"q{self.question.number}"

    @cached_property
    def cells(self) -> list[Cell]:
        return [
            Cell(
                field=self.form[name],
                stands=getattr(self.question, name),
                before=getattr(self.before, name, None),
                error=" ".join(map(str, self.form.errors.get(name, []))),
                contested=name in self.contested,
            )
            for name in FIGURES
        ]

    @property
    def unsaved(self) -> list[Cell]:
        return [cell for cell in self.cells if cell.is_unsaved]

    @property
    def saved_beside(self) -> int:
        """How many figures of the question stand although others were not accepted."""
        return sum(not cell.is_unsaved and cell.stands is not None for cell in self.cells)

    @property
    def missing(self) -> list[str]:
        """The labels of the figures that are still blank."""
        return [cell.label for cell in self.cells if cell.stands is None]

    @property
    def is_complete(self) -> bool:
        return not self.missing

    @property
    def mark(self) -> Mark:
        if self.is_complete:
            return Mark.COMPLETE
        return Mark.EMPTY if len(self.missing) == len(FIGURES) else Mark.INCOMPLETE

    @property
    def saved_today(self) -> bool:
        saved_at = self.question.saved_at
        return bool(saved_at) and timezone.localdate(saved_at) == timezone.localdate()

    @property
    def time(self) -> WorkTime:
        return WorkTime.of(self.question.quantity, self.question.days, self.question.hours)

    @property
    def hours(self) -> Decimal:
        return self.time.in_hours(self.hours_per_day)

    @cached_property
    def unusual(self) -> list[tuple[Cell, Unusual]]:
        """The figures far from last year's, as they stand."""
        found = ((cell, unusual(cell.stands, cell.before)) for cell in self.cells)
        return [(cell, far) for cell, far in found if far is not None]

    @property
    def is_asked(self) -> bool:
        """Whether an unusual figure waits for an answer; what is not saved is settled first."""
        return bool(self.unusual) and not self.question.is_checked and not self.unsaved

    @property
    def has_question(self) -> bool:
        """Whether the tick is shown: to be given, or given and to be taken back."""
        return self.is_asked or (bool(self.unusual) and bool(self.question.is_checked))

    @property
    def questions_asked(self) -> list[str]:
        """What to ask about the unusual figures, one sentence each."""
        return [self._ask(cell, far) for cell, far in self.unusual]

    @property
    def figures_code(self) -> str:
        """What the tick "this figure is right" speaks for: these figures and no others."""
        return "/".join(one or "" for one in write_figures(self.question))

    def problem_of(self, cell: Cell) -> str:
        """Say in one line why a cell of this row is not saved."""
        return _("Question %(number)s, %(label)s: %(reason)s") % {
            "number": self.question.number,
            "label": cell.label,
            "reason": cell.error or _("somebody else saved another figure"),
        }

    def _ask(self, cell: Cell, far: Unusual) -> str:
        unit = self.question.unit if cell is self.cells[0] else cell.label
        sentence = (
            _("%(now)s is %(times)s times as much as in %(year)s (%(before)s).")
            if far.is_larger
            else _("%(now)s is %(times)s times less than in %(year)s (%(before)s).")
        )
        # A number and its unit stay on one line.
        return sentence % {
            "now": f"{number_text(far.now)}\u00a0{unit}",
            "before": f"{number_text(far.before)}\u00a0{unit}",
            "times": number_text(far.times),
            "year": self.before.report.round.fiscal_year if self.before else "",
        }
