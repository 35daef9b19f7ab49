"""Reports of problems in the admin: the list, one of them, and what is done about it."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView, TemplateView
from django.views.generic.base import View
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.models import ModelLogEntry

from districtcoordinator.areas.permissions import holds
from home.actions.problems import (
    AlreadySettled,
    answer_problem,
    close_problem,
    send_answer_again,
)
from home.forms import AnswerForm, CloseForm, FindProblemsForm
from home.models import ProblemReport
from home.permissions import ANSWER_PROBLEMS

PAGE_SIZE = 25
HANDED_OVER = _("The answer is kept and on its way by mail.")
NOT_SENT = _(
    "The answer is kept, but the mail could not be sent just now. Press “Send again” in a moment."
)


class ProblemScreen(WagtailAdminTemplateMixin, View):
    """What all screens share: who may come in, and the way back."""

    header_icon = "help"
    page_title = _("Reports of problems")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not holds(request.user, ANSWER_PROBLEMS):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        reports = {"url": reverse("home_problems:index"), "label": gettext("Reports of problems")}
        return [*self.breadcrumbs_items, reports, *self.steps()]

    def steps(self) -> list[dict[str, Any]]:
        """Give what follows the list in the breadcrumbs."""
        return []


class ProblemList(ProblemScreen, TemplateView):
    template_name = "home/admin/problems.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = FindProblemsForm(self.request.GET)
        form.is_valid()
        wanted = form.cleaned_data
        found = ProblemReport.objects.for_user(self.request.user).search(wanted.get("q", ""))
        for name in ("state", "topic"):
            if value := wanted.get(name):
                found = found.filter(**{name: value})
        found = found.waiting_first().select_related("province")
        page = Paginator(found, PAGE_SIZE).get_page(self.request.GET.get("page"))
        return super().get_context_data(form=form, page=page, **kwargs)


class ProblemPage(ProblemScreen, TemplateView):
    """One report with everything about it; its two forms have addresses of their own."""

    template_name = "home/admin/problem.html"

    @cached_property
    def report(self) -> ProblemReport:
        found = ProblemReport.objects.for_user(self.request.user)
        return get_object_or_404(
            found.select_related("province", "reported_by", "settled_by"), pk=self.kwargs["pk"]
        )

    def address(self) -> str:
        return reverse("home_problems:problem", args=[self.report.pk])

    def steps(self) -> list[dict[str, Any]]:
        return [{"url": self.address(), "label": str(self.report)}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        forms = {"answer_form": AnswerForm(), "close_form": CloseForm()}
        history = ModelLogEntry.objects.for_instance(self.report).select_related("user")
        known = {"report": self.report, "history": history.order_by("timestamp")}
        return super().get_context_data(**forms | known | kwargs)


class ProblemForm(ProblemPage, FormView):
    """A form on one report that ends in one action; who comes too late keeps what was typed."""

    name = ""
    success_message: Any = ""

    def act(self, form: Any) -> ProblemReport:
        raise NotImplementedError

    def form_valid(self, form: Form) -> HttpResponse:
        try:
            self.report = self.act(form)
        except AlreadySettled as error:
            self.report = error.report
            context = self.get_context_data(too_late=form, **{self.name: form})
            return self.render_to_response(context, status=409)
        self.tell()
        return redirect(self.address())

    def form_invalid(self, form: Form) -> HttpResponse:
        return self.render_to_response(self.get_context_data(**{self.name: form}))

    def tell(self) -> None:
        """Say what became of it."""
        if self.report.awaits_sending:
            messages.error(self.request, NOT_SENT)
        else:
            messages.success(self.request, self.success_message)


class AnswerProblem(ProblemForm):
    form_class = AnswerForm
    name = "answer_form"
    success_message = HANDED_OVER

    def act(self, form: Any) -> ProblemReport:
        answer = form.cleaned_data["answer"]
        return answer_problem(user=self.request.user, report=self.report, answer=answer)


class CloseProblem(ProblemForm):
    form_class = CloseForm
    name = "close_form"
    success_message = _("The report has been closed.")

    def act(self, form: Any) -> ProblemReport:
        reason = form.cleaned_data["reason"]
        return close_problem(user=self.request.user, report=self.report, reason=reason)


class SendAnswerAgain(ProblemForm):
    form_class = Form
    name = "send_form"
    success_message = HANDED_OVER

    def act(self, form: Any) -> ProblemReport:
        return send_answer_again(user=self.request.user, report=self.report)
