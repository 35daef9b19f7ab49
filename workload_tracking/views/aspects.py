"""The screens ด้านที่ 1 to 8: the figures of one aspect."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from .. import actions
from ..forms.figures import SentFigures
from ..forms.sheet import Sheet
from ..models import Aspect, Report
from .filling import CONFLICT, UNPROCESSABLE, FillingView
from .sheet_json import sheet_as_json
from .signing_in import sign_in_address


class AspectView(FillingView):
    """One aspect's questions; a browser is answered with the page, a script with JSON."""

    template_name = "workload_tracking/aspect.html"
    # Whose figure stands in a contested cell: the report as it was before this save.
    saved_before: Report | None = None

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.number: int = kwargs["number"]

    @cached_property
    def sent(self) -> SentFigures | None:
        return SentFigures(self.request.POST) if self.request.method == "POST" else None

    @cached_property
    def sheet(self) -> Sheet:
        return Sheet(self.report, self.number, self.sent)

    @property
    def aspect(self) -> Aspect:
        self.check_exists()
        return self.sheet.aspect

    def check_exists(self) -> None:
        """A round has as many aspects as a report has counts of progress."""
        if not 1 <= self.number <= len(self.report.progress):
            raise Http404

    def get_page_title(self) -> str:
        return self.aspect.label

    def get_page_subtitle(self) -> str:
        return self.aspect.title

    def save(self) -> HttpResponse:
        self.check_exists()
        sent = SentFigures(self.request.POST)
        saved = actions.save_answers(
            user=self.request.user,
            report=self.report,
            aspect=self.number,
            cells=sent.cells,
            seen=sent.seen,
            checked=sent.checked,
            by="number",
        )
        if not (self.wants_json or saved.contested or sent.has_errors):
            complete, _started, questions = saved.report.progress[self.number - 1]
            return self.saved(
                _("Saved. %(complete)s of %(questions)s questions are complete.")
                % {"complete": complete, "questions": questions}
            )
        self.saved_before, self.report = self.report, saved.report
        self.sheet = Sheet(saved.report, self.number, sent, saved.contested)
        if self.wants_json:
            return JsonResponse(sheet_as_json(self.request, self.get_context_data()))
        return self.show(status=CONFLICT if saved.contested else UNPROCESSABLE)

    def forget_report(self) -> None:
        super().forget_report()
        self.__dict__.pop("sheet", None)

    @property
    def next_url(self) -> str:
        """The next aspect; after the last, what is still missing."""
        if self.number == len(self.report.progress):
            return reverse("workload:status") + self.query
        return reverse("workload:aspect", args=[self.number + 1]) + self.query

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        self.screen_code = self.aspect.code
        return super().get_context_data(
            aspect=self.aspect,
            sheet=self.sheet,
            saved_before=self.saved_before,
            next_number=self.number + 1 if self.number < len(self.report.progress) else None,
            next_url=self.next_url,
            sign_in_address=sign_in_address(),
            **kwargs,
        )
