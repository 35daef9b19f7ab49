"""What all screens of the workload share: which round, which report, who may see it."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from ..models import Report, Round
from ..permissions import FILL, VIEW
from ..refusals import Refused, why_not_filled


class WorkloadView(WagtailAdminTemplateMixin, TemplateView):
    """A screen under "ข้อมูล สถอ." that shows one round: `?round=<พ.ศ.>`, or the current one."""

    permission = VIEW
    header_icon = "table"
    screen_code = ""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not self.is_allowed():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def is_allowed(self) -> bool:
        """A screen opens for whoever holds its permission in at least one district."""
        return Report.objects.for_user(self.request.user, self.permission).exists()

    @cached_property
    def asked_year(self) -> int | None:
        """The fiscal year that the address names, if it names one."""
        asked = self.request.GET.get("round", "")
        if asked and not (asked.isdecimal() and len(asked) == 4):
            raise Http404
        return int(asked) if asked else None

    @cached_property
    def round(self) -> Round:
        found = (
            Round.objects.filter(fiscal_year=self.asked_year).first()
            if self.asked_year
            else Round.objects.current()
        )
        if found is None:
            raise Http404
        return found

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            {"url": reverse("workload:status"), "label": _("District office data")},
            {"url": None, "label": self.get_page_title()},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            round=self.round,
            rounds=Round.objects.all(),
            screen_code=self.screen_code,
            **kwargs,
        )


class ReportView(WorkloadView):
    """An officer's screen on the own report: `?district=<code>`, or the one that reports.

    A district that is not the officer's own answers 404, as if it were not there.
    """

    permission = FILL

    def is_allowed(self) -> bool:
        return bool(self.asked_year and self.own_reports) or super().is_allowed()

    @cached_property
    def own_reports(self) -> list[Report]:
        """The officer's reports of the round, the one that reports (not covered) first.

        One query where the address names the round, as the address of every form does.
        """
        year = self.asked_year
        found = (
            Report.objects.for_user(self.request.user, self.permission)
            .filter(Q(round__fiscal_year=year) if year else Q(round=self.round))
            .with_state()
            .select_related("round", "district")
        )
        return sorted(found, key=lambda report: (bool(report.covered_in), report.district_code))

    @cached_property
    def round(self) -> Round:
        if self.asked_year and self.own_reports:
            return self.own_reports[0].round
        return super().round

    @cached_property
    def report(self) -> Report:
        asked = self.request.GET.get("district", "")
        for report in self.own_reports:
            if asked in ("", report.district_code):
                return report
        raise Http404

    @cached_property
    def read_only(self) -> Refused | None:
        """Why the report cannot be filled now, or nothing."""
        return why_not_filled(self.report)

    @property
    def query(self) -> str:
        """What keeps round and district in links: only what was asked for."""
        asked = self.request.GET.copy()
        for name in list(asked):
            if name not in ("round", "district"):
                del asked[name]
        return f"?{asked.urlencode()}" if asked else ""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            report=self.report,
            own_reports=self.own_reports,
            read_only=self.read_only,
            query=self.query,
            **kwargs,
        )
