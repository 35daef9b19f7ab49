"""What a province says about a report before the final word. GET asks, POST does."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request

from .. import actions
from ..forms.reviewing import NoForm, ReasonForm
from ..models import Report
from ..permissions import CONFIRM
from ..refusals import (
    Refused,
    why_not_marked,
    why_not_reviewed,
    why_not_sent_back,
    why_not_taken_back,
    why_not_unmarked,
)
from .report import OneReportView

UNPROCESSABLE, CONFLICT = 422, 409


class ReviewView(OneReportView):
    """A screen with one act of the province about one report."""

    form_class: type[forms.Form] = NoForm
    refused: Refused | None = None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Another district's report is not there; on one that is seen, the role decides."""
        if self.is_allowed() and not self.is_mine():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def is_mine(self) -> bool:
        mine = Report.objects.for_user(self.request.user, CONFIRM)
        return mine.filter(pk=self.report.pk).exists()

    @property
    def next_url(self) -> str:
        """Where the person came from, if that is in this site."""
        return get_valid_next_url_from_request(self.request)

    @cached_property
    def form(self) -> forms.Form:
        posted = self.request.POST if self.request.method == "POST" else None
        return self.form_class(posted, initial=self.get_initial())

    def get_initial(self) -> dict[str, Any]:
        return {}

    def forget_report(self) -> None:
        """Read the report anew: it is no longer what it was."""
        for name in ("report", "round"):
            self.__dict__.pop(name, None)

    def show(self, status: int) -> HttpResponse:
        return self.render_to_response(self.get_context_data(), status=status)

    def done(self, message: Any) -> HttpResponse:
        messages.success(self.request, message % {"district": self.report.district_name})
        return HttpResponseRedirect(self.next_url or self.report_url)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            form=self.form, refused=self.refused, next_url=self.next_url, **kwargs
        )


class ActView(ReviewView):
    """An act that at most needs a reason."""

    template_name = "workload_tracking/act.html"
    explanation: Any = ""
    label: Any = ""
    done_message: Any = ""
    act: Callable[..., Any]
    refusal: Callable[[Report], Refused | None] = staticmethod(why_not_reviewed)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.form.is_valid():
            return self.show(UNPROCESSABLE)
        try:
            type(self).act(user=request.user, report=self.report, **self.form.cleaned_data)
        except Refused as refused:
            self.refused = refused
            self.forget_report()
            return self.show(CONFLICT)
        return self.done(self.done_message)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            explanation=self.explanation,
            label=self.label,
            blocked=self.refused or type(self).refusal(self.report),
            **kwargs,
        )


class SendBackView(ActView):
    page_title = _("Send back for correction")
    header_icon = "rotate"
    form_class = ReasonForm
    label = _("Reason for sending back")
    explanation = _(
        "Say what is to be corrected, and in which aspect. The district officer will see this text."
    )
    done_message = _("The report of %(district)s district has been sent back for correction.")
    act = staticmethod(actions.send_back)
    refusal = staticmethod(why_not_sent_back)

    def get_initial(self) -> dict[str, Any]:
        return {"reason": self.report.return_reason}


class TakeBackView(ActView):
    page_title = _("Take back the sending back")
    header_icon = "undo"
    explanation = _("The report is again where it was before you sent it back.")
    done_message = _("The report of %(district)s district is no longer sent back.")
    act = staticmethod(actions.take_back)
    refusal = staticmethod(why_not_taken_back)


class NotReportingView(ActView):
    page_title = _("Mark as not reporting")
    header_icon = "no-view"
    form_class = ReasonForm
    label = _("Reason why nobody is responsible")
    explanation = _("The district is counted apart and is asked for no figures.")
    done_message = _("%(district)s district is marked as having no officer responsible.")
    act = staticmethod(actions.mark_not_reporting)
    refusal = staticmethod(why_not_marked)


class ReportingView(ActView):
    page_title = _("Mark as reporting again")
    header_icon = "view"
    explanation = _("The district is again asked for its figures.")
    done_message = _("%(district)s district reports again.")
    act = staticmethod(actions.unmark_not_reporting)
    refusal = staticmethod(why_not_unmarked)
