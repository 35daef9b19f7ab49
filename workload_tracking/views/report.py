"""A district's whole report, for reading and printing, with what the province may do about it."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from ..enums import Action, ReportState
from ..history import Wording, history_of
from ..models import CoveredDistrict, Report, Round
from ..permissions import CONFIRM
from ..reading import WholeReport, read_whole
from ..refusals import Refused, why_not_reviewed
from .base import WorkloadView

EVENTS_A_PAGE = 30


class OneReportView(WorkloadView):
    """A screen about one report; one that the person may not see is as if it were not there."""

    header_icon = "doc-full"

    @cached_property
    def report(self) -> Report:
        found = (
            Report.objects.for_user(self.request.user, self.permission)
            .with_state()
            .select_related("round", "confirmation", "updated_by", "returned_by")
            .filter(pk=self.kwargs["report_id"])
            .first()
        )
        if found is None:
            raise Http404
        return found

    @cached_property
    def round(self) -> Round:
        return self.report.round

    @property
    def report_url(self) -> str:
        return reverse("workload:report", args=[self.report.pk])

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        status = {
            "url": f"{reverse('workload:status')}?round={self.round}",
            "label": _("Status of recording"),
        }
        *before, last = super().get_breadcrumbs_items()
        return [*before, status, last]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            report=self.report,
            report_url=self.report_url,
            state_label=ReportState(self.report.state).label,
            **kwargs,
        )


def offered_actions(report: Report) -> list[Action]:
    """Give what a province may do about a report today, the main thing first."""
    if why_not_reviewed(report) is not None:
        return []
    match report.state:
        case ReportState.READY:
            return [Action.CONFIRM, Action.SEND_BACK]
        case ReportState.RETURNED:
            return [Action.TAKE_BACK, Action.SEND_BACK]
        case ReportState.NOT_REPORTING:
            return [Action.UNMARK_NOT_REPORTING]
        case _ if report.names_others:
            return [Action.SEND_BACK]
        case _:
            return [Action.SEND_BACK, Action.MARK_NOT_REPORTING]


class ReportScreen(OneReportView):
    template_name = "workload_tracking/report.html"

    def get_page_title(self) -> str:
        return _("Report of %(district)s district") % {"district": self.report.district_name}

    @cached_property
    def whole(self) -> WholeReport:
        return read_whole(self.report)

    @cached_property
    def may_review(self) -> bool:
        mine = Report.objects.for_user(self.request.user, CONFIRM)
        return mine.filter(pk=self.report.pk).exists()

    @property
    def covering_url(self) -> str:
        """Where the report is that speaks for this district."""
        if self.report.state != ReportState.COVERED:
            return ""
        covering = CoveredDistrict.objects.filter(
            round=self.round, district=self.report.district_id
        )
        return reverse("workload:report", args=[covering.values_list("report", flat=True).get()])

    @property
    def returned_by_name(self) -> str:
        person = self.report.returned_by
        return (person.get_full_name() or person.get_username()) if person else ""

    @property
    def refused(self) -> Refused | None:
        """Why the province can do nothing about the report now, or nothing."""
        return why_not_reviewed(self.report)

    @property
    def has_own_figures(self) -> bool:
        """Whether there is a report to read: a district that need not report may have none."""
        need_not = self.report.state in (ReportState.COVERED, ReportState.NOT_REPORTING)
        return not (need_not and self.whole.is_blank)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        entries = Paginator(history_of(self.report), EVENTS_A_PAGE)
        page = entries.get_page(self.request.GET.get("history"))
        offered = offered_actions(self.report) if self.may_review else []
        return super().get_context_data(
            whole=self.whole,
            may_review=self.may_review,
            refused=self.refused,
            has_own_figures=self.has_own_figures,
            covering_url=self.covering_url,
            returned_by_name=self.returned_by_name,
            now=timezone.now(),
            offered={action.name.lower() for action in offered},
            history=page,
            events=Wording(self.report, page.object_list).events(),
            **kwargs,
        )
