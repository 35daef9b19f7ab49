"""The province's final word: the dialog ยืนยันการทำรายการ, as a page and as a fragment of one."""

from __future__ import annotations

from typing import Any

from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from .. import actions
from ..enums import ReportState
from ..forms.reviewing import ConfirmForm
from ..history import Event, changed_after
from ..reading import WholeReport, read_whole
from ..refusals import Reason, Refused, why_not_confirmed
from .reviewing import CONFLICT, UNPROCESSABLE, ReviewView

CONFIRMED = gettext_lazy(
    "The report of %(district)s district has been confirmed and can no longer be changed."
)


class ConfirmView(ReviewView):
    """Shows what would be confirmed, and confirms exactly that or nothing."""

    page_title = gettext_lazy("Confirm this entry")
    header_icon = "lock"
    form_class = ConfirmForm

    def get_template_names(self) -> list[str]:
        """A script on the matrix asks for the dialog alone; everybody else gets a page."""
        scripted = self.request.headers.get("X-Requested-With") == "XMLHttpRequest"
        return [f"workload_tracking/confirm{'_dialog' if scripted else ''}.html"]

    @cached_property
    def whole(self) -> WholeReport:
        return read_whole(self.report)

    @property
    def changes(self) -> list[Event]:
        """What was changed since the dialog was shown whose form has come back."""
        if not self.form.is_bound:
            return []
        self.form.is_valid()
        seen = self.form.cleaned_data
        if not {"digest", "version"} <= seen.keys() or seen["digest"] == self.whole.digest:
            return []
        return changed_after(self.report, seen["version"])

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.form.is_valid():
            return self.show(UNPROCESSABLE)
        seen = self.form.cleaned_data
        try:
            actions.confirm_report(
                user=request.user,
                report=self.report,
                digest=seen["digest"],
                version=seen["version"],
            )
        except Refused as refused:
            return self.refuse(refused)
        except IntegrityError:
            # The database's own last word; what stands now says why.
            return self.refuse(None)
        return self.done(CONFIRMED)

    def refuse(self, refused: Refused | None) -> HttpResponse:
        """Say why nothing was confirmed; a second press of the same person is no mistake."""
        self.forget_report()
        if self.is_confirmed_by_me():
            return self.already_confirmed()
        self.refused = refused or why_not_confirmed(self.report) or Refused(Reason.CHANGED)
        return self.show(CONFLICT)

    def is_confirmed_by_me(self) -> bool:
        if self.report.state != ReportState.CONFIRMED:
            return False
        return self.report.confirmation.confirmed_by_id == self.request.user.pk

    def already_confirmed(self) -> HttpResponse:
        message = _("You have confirmed the report of %(district)s district already.")
        messages.info(self.request, message % {"district": self.report.district_name})
        return HttpResponseRedirect(self.next_url or self.report_url)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            whole=self.whole,
            blocked=why_not_confirmed(self.report),
            changes=self.changes,
            **kwargs,
        )
