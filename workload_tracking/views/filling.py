"""What the screens share on which an officer fills the own report."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin import messages

from ..enums import Mark, RoundState
from ..models import CoveredDistrict, Report
from ..progress import AspectProgress, aspects_of
from ..refusals import Refused
from .base import ReportView

UNPROCESSABLE, CONFLICT = 422, 409


@dataclass(frozen=True)
class AspectInStrip:
    """One of the eight aspects as the progress strip shows it."""

    number: int
    progress: AspectProgress
    url: str

    @property
    def label(self) -> str:
        return _("Aspect {number}").format(number=self.number)


def strip_of(report: Report, query: str) -> list[AspectInStrip]:
    """Give the aspects of a report with their progress and addresses."""
    return [
        AspectInStrip(number, progress, reverse("workload:aspect", args=[number]) + query)
        for number, progress in enumerate(aspects_of(report), start=1)
    ]


class FillingView(ReportView):
    """A screen with a form on the own report: a refused form comes back as it was typed."""

    refused: Refused | None = None

    @property
    def report_query(self) -> str:
        """What forms' addresses carry: round and district by name, so that what is saved is what
        was shown even if another round opens meanwhile."""
        return f"?round={self.report.round.fiscal_year}&district={self.report.district_code}"

    @property
    def returned_by_name(self) -> str:
        person = self.report.returned_by
        return (person.get_full_name() or person.get_username()) if person else ""

    @property
    def covered(self) -> list[CoveredDistrict]:
        """The other districts that the report names, in Thai order."""
        if not self.report.names_others:
            return []
        return list(self.report.covered_districts.order_by("district__sort_key"))

    @property
    def saved_today(self) -> bool:
        saved_at = self.report.updated_at
        return bool(saved_at) and timezone.localdate(saved_at) == timezone.localdate()

    @property
    def wants_json(self) -> bool:
        """Whether a script asks, not a person who submitted a form."""
        return self.request.headers.get("Accept", "").startswith("application/json")

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Save; what the rules refuse is shown again as it was typed, with the reason."""
        try:
            return self.save()
        except Refused as refused:
            self.refused = refused
        if self.wants_json:
            content = {"refused": str(self.refused), "who_helps": self.refused.who_helps}
            return JsonResponse(content, status=CONFLICT)
        self.forget_report()
        return self.show(status=CONFLICT)

    def save(self) -> HttpResponse:
        """Hand what was typed to the action, and answer."""
        raise NotImplementedError

    def show(self, status: int = 200) -> HttpResponse:
        """Show the screen with what was typed."""
        return self.render_to_response(self.get_context_data(), status=status)

    def saved(self, message: str, address: str = "") -> HttpResponse:
        """Say that it is saved, and go on by GET, so that reloading sends nothing again."""
        messages.success(self.request, message)
        return HttpResponseRedirect(address or self.request.get_full_path())

    def forget_report(self) -> None:
        """Read the report anew: it is no longer what it was."""
        for name in ("own_reports", "round", "report", "read_only"):
            self.__dict__.pop(name, None)

    @property
    def fill_until(self) -> date:
        """Officers fill until recording ends; what was sent back, as long as confirming is open."""
        round = self.report.round
        ended = round.state == RoundState.CONFIRMING
        return round.confirm_until if ended else round.entry_until

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        strip = strip_of(self.report, self.query)
        return super().get_context_data(
            address=self.request.path + self.report_query,
            report_query=self.report_query,
            returned_by_name=self.returned_by_name,
            saved_today=self.saved_today,
            named_others=", ".join(row.district_name for row in self.covered),
            strip=strip,
            strip_complete=sum(item.progress.mark == Mark.COMPLETE for item in strip),
            refused=self.refused,
            fill_until=self.fill_until,
            days_left=(self.fill_until - timezone.localdate()).days + 1,
            **kwargs,
        )
