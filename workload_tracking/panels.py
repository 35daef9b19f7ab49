"""What each person's work is, at the top of the admin's home: one panel a role."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count
from django.forms import Media
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin.ui.components import Component

from districtcoordinator.areas.menus import holds
from districtcoordinator.areas.models import Region

from .digest import LETTER_FIELDS
from .enums import REPORTED_STATES, STATES_BY_URGENCY, Mark, ReportState, RoundState
from .matrix import read_matrix
from .models import Report, Round
from .permissions import CONFIRM, FILL, MANAGE_ROUNDS
from .progress import CONTACT_FIELDS, AspectProgress, aspects_of
from .refusals import why_not_filled

LONGEST_LIST = 10
WAITING = (ReportState.READY, ReportState.RETURNED)


def panels_for(request: HttpRequest) -> list[Component]:
    """Give the panels of whoever has work here; everybody else gets none."""
    kinds = ((FILL, OfficerPanel), (CONFIRM, ApproverPanel), (MANAGE_ROUNDS, DepartmentPanel))
    mine = [panel for permission, panel in kinds if holds(request, permission)]
    round = Round.objects.current() if mine else None
    return [panel(request.user, round) for panel in mine]


class WorkloadPanel(Component):
    """A panel about one round, for one person."""

    name = "workload"
    order = 10

    def __init__(self, user: Any, round: Round | None) -> None:
        self.user = user
        self.round = round

    @property
    def media(self) -> Media:
        styles = ("workload_tracking/css/workload.css", "workload_tracking/css/panels.css")
        return Media(css={"all": styles})

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        context = {"name": self.name, "round": self.round, "status_url": reverse("workload:status")}
        return context | (self.content(self.round) if self.round else {})

    def content(self, round: Round) -> dict[str, Any]:
        """What the panel shows of its round."""
        raise NotImplementedError


def until(last: date) -> dict[str, Any]:
    """The last day of something, and how many days that leaves, today included."""
    return {"until": last, "days_left": max((last - timezone.localdate()).days + 1, 0)}


@dataclass(frozen=True)
class Step:
    """What to do next, and where."""

    text: str
    url: str


class OfficerPanel(WorkloadPanel):
    """How far the own report is, what comes next, and what the province said."""

    name = "workload_officer"
    template_name = "workload_tracking/panels/officer.html"

    def content(self, round: Round) -> dict[str, Any]:
        mine = Report.objects.for_user(self.user, FILL).filter(round=round).with_state()
        # The report that is filled comes before the districts that it covers.
        report, *others = sorted(
            mine.select_related("round"),
            key=lambda report: (bool(report.covered_in), report.district_code),
        ) or [None]
        if report is None:
            return {}
        query = f"?round={round}&district={report.district_code}"
        aspects = [
            (number, progress, _aspect(number) + query)
            for number, progress in enumerate(aspects_of(report), start=1)
        ]
        # Recording ends before confirming; what was sent back may be corrected as long as that.
        is_open = round.state == RoundState.OPEN
        return {
            "report": report,
            "others": others,
            "aspects": aspects,
            "complete": sum(progress.mark == Mark.COMPLETE for _number, progress, _url in aspects),
            "closed": why_not_filled(report),
            "step": next_step(report, query),
            "query": query,
            **until(round.entry_until if is_open else round.confirm_until),
        }


def next_step(report: Report, query: str) -> Step:
    """Say what the officer does next: the first thing that is missing, in the menu's order."""
    status = reverse("workload:status") + query
    if why_not_filled(report) is not None:
        return Step(_("See the status"), status)
    if report.state == ReportState.RETURNED:
        return Step(_("Correct what was sent back"), status)
    if not all(getattr(report, name) for name in CONTACT_FIELDS):
        return Step(_("Fill in the contact data"), reverse("workload:contact") + query)
    if not (report.covers_only_own or report.names_others):
        return Step(_("Declare the covered districts"), reverse("workload:contact") + query)
    for number, progress in enumerate(aspects_of(report), start=1):
        if progress.mark != Mark.COMPLETE:
            return Step(_remaining(number, progress), _aspect(number) + query)
    if any(getattr(report, name) is None for name in LETTER_FIELDS):
        return Step(_("Record the letters"), reverse("workload:letters") + query)
    return Step(_("See the status"), status)


def _aspect(number: int) -> str:
    return reverse("workload:aspect", args=[number])


def _remaining(number: int, progress: AspectProgress) -> str:
    left = progress.questions - progress.complete
    return ngettext(
        "Aspect %(number)s: %(left)s question remains",
        "Aspect %(number)s: %(left)s questions remain",
        left,
    ) % {"number": number, "left": left}


class ApproverPanel(WorkloadPanel):
    """What waits for the province: complete reports first, then those that were sent back."""

    name = "workload_approver"
    template_name = "workload_tracking/panels/approver.html"

    def content(self, round: Round) -> dict[str, Any]:
        mine = Report.objects.for_user(self.user, CONFIRM).with_state().by_urgency()
        matrix = read_matrix(mine, round=round, user=self.user)
        waiting = [one for state in WAITING for one in matrix.in_state(state)]
        return {
            "rows": matrix.rows(waiting[:LONGEST_LIST]),
            "more": max(len(waiting) - LONGEST_LIST, 0),
            "counts": [(state, matrix.counts[state]) for state in STATES_BY_URGENCY],
            "recording": matrix.counts[ReportState.RECORDING],
            "total": len(matrix.found),
            "is_reviewable": round.state in (RoundState.OPEN, RoundState.CONFIRMING),
            **until(round.confirm_until),
        }


@dataclass(frozen=True)
class RegionLine:
    """How many of a region's districts stand where."""

    region: str
    label: Any
    counts: dict[str, int]

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    @property
    def cells(self) -> list[tuple[ReportState, int]]:
        return [(state, self.counts.get(state, 0)) for state in STATES_BY_URGENCY]

    @property
    def percent(self) -> int:
        """How many of a hundred have reported; districts without an officer are counted apart."""
        asked = self.total - self.counts.get(ReportState.NOT_REPORTING, 0)
        reported = sum(self.counts.get(state, 0) for state in REPORTED_STATES)
        return reported * 100 // asked if asked else 0


class DepartmentPanel(WorkloadPanel):
    """The round's dates, and how many districts of each region stand where."""

    name = "workload_department"
    template_name = "workload_tracking/panels/department.html"

    def content(self, round: Round) -> dict[str, Any]:
        counted = (
            Report.objects.for_user(self.user)
            .filter(round=round)
            .with_state()
            .order_by()
            .values_list("district__province__region", "state")
            .annotate(Count("pk"))
        )
        by_region: dict[str, dict[str, int]] = {}
        whole: dict[str, int] = dict.fromkeys(ReportState.values, 0)
        for region, state, number in counted:
            by_region.setdefault(region, {})[state] = number
            whole[state] += number
        lines = [
            RegionLine(region, label, by_region[region])
            for region, label in Region.choices
            if region in by_region
        ]
        return {
            "lines": lines,
            "whole": RegionLine("", _("Whole country"), whole),
            "states": STATES_BY_URGENCY,
            **until(round.confirm_until),
        }
