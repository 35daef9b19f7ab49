"""The matrix: a province's districts, or all, with what is done and what waits."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from django.core.paginator import Page, Paginator
from django.http import Http404
from django.template.loader import render_to_string
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from districtcoordinator.areas.models import Province

from ..enums import STATES_BY_URGENCY, Mark, PageSize, ReportState, RoundState
from ..forms.filters import MatrixFilters, MatrixOrder
from ..matrix import Matrix, Row, read_matrix
from ..models import Aspect, Report, Round
from ..permissions import VIEW
from .base import WorkloadView

# Shown in the tally though there is none of them; the others only where there are some.
ALWAYS_COUNTED = frozenset({ReportState.READY, ReportState.RECORDING, ReportState.CONFIRMED})


class MatrixView(WorkloadView):
    page_title = _("Status of recording")
    header_icon = "tasks"
    template_name = "workload_tracking/matrix.html"

    def is_allowed(self) -> bool:
        return bool(self.provinces)

    @cached_property
    def round(self) -> Round:
        """The round asked for; a year that makes no sense shows the current round."""
        try:
            return super().round
        except Http404:
            found = Round.objects.current()
        if found is None:
            raise Http404
        return found

    @cached_property
    def provinces(self) -> list[Province]:
        return list(Province.objects.with_office().for_user(self.request.user, VIEW))

    @cached_property
    def filters(self) -> MatrixFilters:
        return MatrixFilters(
            self.request.GET,
            round=self.round,
            rounds=Round.objects.all(),
            provinces=self.provinces,
        )

    @cached_property
    def matrix(self) -> Matrix:
        """Everything that area and words find; the state only chooses among it."""
        chosen = self.filters.chosen
        found = (
            Report.objects.for_user(self.request.user)
            .with_state()
            .in_area(region=chosen("region"), province=chosen("province"))
            .named(chosen("q"))
        )
        by_urgency = chosen("order") != MatrixOrder.NAME
        return read_matrix(found, round=self.round, user=self.request.user, by_urgency=by_urgency)

    @cached_property
    def page(self) -> Page:
        found = self.matrix.in_state(self.filters.chosen("state"))
        return Paginator(found, self.filters.page_size).get_page(self.request.GET.get("page"))

    def tally(self) -> list[dict[str, Any]]:
        """How many districts stand where; a person who looks at one state still sees the others."""
        chosen, counts = self.filters.chosen("state"), self.matrix.counts
        return [
            {"state": state, "count": counts[state], "is_chosen": state == chosen}
            for state in STATES_BY_URGENCY
            if counts[state] or state == chosen or state in ALWAYS_COUNTED
        ]

    def rows_html(self, rows: list[Row]) -> str:
        """Render the rows before the page around them.

        Here the stack is shallow. Deep within the page's blocks it may lie just where CPython 3.11
        begins another piece of stack memory, which it then allocates and frees at every call: that
        doubled the time of a hundred rows.
        """
        context = {
            "rows": rows,
            "page": self.page,
            "round": self.round,
            "here": quote(self.request.get_full_path()),
            "is_reviewable": self.round.state in (RoundState.OPEN, RoundState.CONFIRMING),
        }
        return render_to_string("workload_tracking/includes/matrix_rows.html", context)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page = self.page
        rows = self.matrix.rows(list(page.object_list))
        return super().get_context_data(
            page=page,
            rows=rows,
            rows_html=self.rows_html(rows),
            pages=page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1),
            sizes=PageSize.values,
            filters=self.filters,
            tally=self.tally(),
            found=len(self.matrix.found),
            aspects=Aspect.objects.filter(round=self.round),
            marks=list(Mark),
            province=self.provinces[0] if len(self.provinces) == 1 else None,
            **kwargs,
        )
