"""The form by which anybody reports a problem, and the page with the number of the report."""

from typing import Any

from django.core import signing
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.generic import FormView, TemplateView

from districtcoordinator.client_address import client_address
from districtcoordinator.thai.dates import time_of_day
from home.actions.problems import TooManyReports, report_problem
from home.forms import ReportProblemForm, stamp

LONGEST_BROWSER = 300
SALT = "home.problem_reported"


class ReportProblemView(FormView):
    """`?from=` a path of this site: where the problem was met."""

    form_class = ReportProblemForm
    template_name = "home/report_problem.html"

    def get_initial(self) -> dict[str, Any]:
        person = self.request.user
        known = (
            {"name": person.get_full_name(), "email": person.email}
            if person.is_authenticated
            else {}
        )
        return {**known, "page_address": self._came_from(), "opened": stamp()}

    def form_valid(self, form: ReportProblemForm) -> HttpResponse:
        try:
            report = report_problem(
                user=self.request.user,
                client_address=client_address(self.request),
                browser=self.request.headers.get("User-Agent", "")[:LONGEST_BROWSER],
                **form.details(),
            )
        except TooManyReports as refused:
            form.add_error(
                None,
                _(
                    "Many reports came from you or your office within an hour. What you wrote is "
                    "still here: please send it after %(time)s, or call us."
                )
                % {"time": time_of_day(refused.until)},
            )
            response = self.form_invalid(form)
            response.status_code = 429
            return response
        number = signing.Signer(salt=SALT).sign(str(report.pk))
        return redirect(f"{reverse('home:problem_reported')}?number={number}")

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        response = super().render_to_response(context, **kwargs)
        add_never_cache_headers(response)
        return response

    def _came_from(self) -> str:
        """Give the path that `?from=` names, if it is one of this site."""
        path = self.request.GET.get("from", "")[:500]
        own = path.startswith("/") and url_has_allowed_host_and_scheme(path, allowed_hosts=None)
        return path if own else ""


class ProblemReportedView(TemplateView):
    """Thanks, with the number; the number is signed, so that nobody makes one up."""

    template_name = "home/problem_reported.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        try:
            number = signing.Signer(salt=SALT).unsign(self.request.GET.get("number", ""))
        except signing.BadSignature as error:
            raise Http404 from error
        return super().get_context_data(number=number, **kwargs)
