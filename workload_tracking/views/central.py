"""What the department's screens of rounds and questions share. GET asks, POST does."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from districtcoordinator.areas.permissions import holds

from ..forms.reviewing import NoForm
from ..models import Round
from ..permissions import MANAGE_ROUNDS
from ..refusals import Refused

UNPROCESSABLE, CONFLICT = 422, 409


class CentralView(WagtailAdminTemplateMixin, TemplateView):
    """A screen for whoever manages rounds; nothing is looked up before that is known."""

    header_icon = "calendar"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not holds(request.user, MANAGE_ROUNDS):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def round(self) -> Round:
        """The round that the address names by its fiscal year."""
        return get_object_or_404(Round, fiscal_year=self.kwargs["round"])

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the screen; what the address names is looked up, not handed to the template."""
        return self.render_to_response(self.get_context_data())

    def parents(self) -> list[dict[str, Any]]:
        """The screens above this one, for the breadcrumb."""
        return [{"url": reverse("workload:rounds"), "label": _("Rounds and questions")}]

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            {"url": reverse("workload:status"), "label": _("District office data")},
            *self.parents(),
            {"url": "", "label": self.get_page_title()},
        ]


class CentralActView(CentralView):
    """One change of state. Refused or invalid, the screen shows again with what was typed."""

    template_name = "workload_tracking/rounds/act.html"
    form_class: type[forms.Form] = NoForm
    button: Any = ""
    # What pressing the button means for officers, provinces and the department, one a line.
    consequences_template = ""
    refused: Refused | None = None

    @cached_property
    def form(self) -> forms.Form:
        posted = self.request.POST if self.request.method == "POST" else None
        return self.form_class(posted, initial=self.get_initial())

    def get_initial(self) -> dict[str, Any]:
        return {}

    def act(self, values: dict[str, Any]) -> Any:
        """Hand the form's values to the action; raises Refused."""
        raise NotImplementedError

    def done_message(self, result: Any) -> Any:
        """Give the message for what the action gave."""
        raise NotImplementedError

    def why_not(self) -> Refused | None:
        """Say beforehand why this cannot be done now, so that nobody types in vain."""
        return None

    def get_success_url(self) -> str:
        return reverse("workload:rounds")

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.form.is_valid():
            return self.show(UNPROCESSABLE)
        try:
            result = self.act(self.form.cleaned_data)
        except Refused as refused:
            self.refused = refused
            self.__dict__.pop("round", None)
            return self.show(CONFLICT)
        messages.success(request, self.done_message(result))
        return HttpResponseRedirect(self.get_success_url())

    def show(self, status: int) -> HttpResponse:
        return self.render_to_response(self.get_context_data(), status=status)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        posted = self.request.method == "POST"
        return super().get_context_data(
            form=self.form,
            refused=self.refused,
            why_not=None if posted else self.why_not(),
            button=self.button or self.get_page_title(),
            cancel_url=self.get_success_url(),
            consequences_template=self.consequences_template,
            **kwargs,
        )
