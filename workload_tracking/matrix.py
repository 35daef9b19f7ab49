"""The matrix of districts: all read in one query, a page made ready to be shown in three more."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

from django.db.models import TextField
from django.db.models.functions import Cast
from django.template.loader import render_to_string
from django.utils.translation import get_language, ngettext, pgettext_lazy
from django.utils.translation import gettext as _

from districtcoordinator.areas.models import District

from .enums import STATES_BY_URGENCY, Mark, ReportState
from .models import CoveredDistrict, Report, Round
from .permissions import CONFIRM
from .progress import AspectProgress
from .querysets.reports import ReportQuerySet

# Beside a shape in a narrow cell; the legend above the matrix has the long words.
SHORT_WORDS = {
    Mark.COMPLETE: pgettext_lazy("mark", "complete"),
    Mark.INCOMPLETE: pgettext_lazy("mark", "not complete"),
    Mark.EMPTY: pgettext_lazy("mark", "no data"),
}


class Cell(NamedTuple):
    """How far one aspect of one district is: its mark, its place in the report, and its inside."""

    mark: str
    anchor: str
    inside: str


@lru_cache(maxsize=8192)
def cell(language: str, number: int, complete: int, started: int, questions: int) -> Cell:
    """Give the cell of an aspect's counts.

    Rendered once and kept, for each language: the whole country has few different cells, and a page
    of a hundred districts draws eight hundred.
    """
    mark = AspectProgress(complete, started, questions).mark
    inside = render_to_string(
        "workload_tracking/includes/matrix_cell.html",
        {
            "mark": mark.value,
            "word": SHORT_WORDS[mark],
            "number": number,
            "complete": complete,
            "questions": questions,
        },
    )
    return Cell(mark.value, f"#aspect-{number}", inside)


@dataclass(slots=True)
class Row:
    """One district's line of the matrix, as read from the database."""

    id: int
    district_code: str
    district_name: str
    province_name: str
    officer_name: str
    counts: str
    own_work_count: int
    covered_in: str | None
    state: str
    covers_only_own: bool
    not_reporting_reason: str
    confirmed_at: datetime | None
    covered: list[str]
    may_confirm: bool

    @property
    def cells(self) -> list[Cell]:
        language = get_language() or ""
        counted = enumerate(json.loads(self.counts), start=1)
        return [cell(language, number, *counts) for number, counts in counted]

    @property
    def districts(self) -> list[str]:
        """The districts that the report speaks for; none before the officer has declared them."""
        if self.covers_only_own or self.covered:
            return [self.district_name, *self.covered]
        return []

    @property
    def waits_for(self) -> str:
        """What the report still lacks before it can be confirmed, in a few words."""
        if self.state == ReportState.READY:
            return _("all aspects complete, ready to confirm")
        if self.state == ReportState.RETURNED:
            return _("waits for the officer's correction")
        marks = [one.mark for one in self.cells]
        missing = len(marks) - marks.count(Mark.COMPLETE)
        if missing and marks.count(Mark.EMPTY) == len(marks):
            return _("recording has not begun")
        if missing:
            return ngettext("%(number)s aspect remains", "%(number)s aspects remain", missing) % {
                "number": missing
            }
        if not self.districts:
            return _("covered districts are not declared")
        return _("contact data is not complete")


# Read of all districts: what is listed, searched and counted. None needs converting row by row.
COLUMNS = Row.__slots__[: Row.__slots__.index("state") + 1]
# Read of one page's districts alone.
DETAILS = ("pk", "covers_only_own", "not_reporting_reason", "confirmation__confirmed_at")
Found = tuple[Any, ...]


@dataclass
class Matrix:
    """What a search found, in order: plain tuples, since only one page of them becomes rows."""

    found: list[Found]
    round: Round
    user: Any

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many stand where; from what is listed, so that list and numbers always agree."""
        return dict.fromkeys(ReportState.values, 0) | Counter(one[-1] for one in self.found)

    def in_state(self, state: str) -> list[Found]:
        """Keep what stands in one state; an empty word keeps all."""
        return [one for one in self.found if one[-1] == state] if state else self.found

    def rows(self, found: list[Found]) -> list[Row]:
        """Make the rows of a page: what each covers, and whether the user may confirm it."""
        ids = [one[0] for one in found]
        details = {
            pk: values for pk, *values in Report.objects.filter(pk__in=ids).values_list(*DETAILS)
        }
        covered: dict[int, list[str]] = defaultdict(list)
        named = CoveredDistrict.objects.filter(round=self.round, report__in=ids)
        for report, name in named.values_list("report", "district_name"):
            covered[report].append(name)
        mine = District.objects.for_user(self.user, CONFIRM).values_list("code", flat=True)
        confirmed_here = set(mine)
        return [
            Row(*(*one, *details[one[0]], covered.get(one[0], []), one[1] in confirmed_here))
            for one in found
        ]


def read_matrix(
    reports: ReportQuerySet, *, round: Round, user: Any, by_urgency: bool = True
) -> Matrix:
    """Read the matrix of a round's reports `with_state`, however many districts there are.

    What the province must see to comes first, or all stand by their names. One query for all of
    them, three more for the rows of a page.
    """
    # As text: only one page's counts are ever taken apart.
    listed = reports.filter(round=round).annotate(counts=Cast("progress", TextField())).by_name()
    found = list(listed.values_list(*COLUMNS))
    if by_urgency:
        # All are read in any case, and a database would work out each state a second time.
        places = {state.value: place for place, state in enumerate(STATES_BY_URGENCY)}
        found.sort(key=lambda one: places[one[-1]])
    return Matrix(found, round, user)
