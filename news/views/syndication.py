"""The sites to which news are sent, in the admin: the list, one of them, and what is done to it."""

from copy import copy
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages
from wagtail.models import ModelLogEntry

from ..actions import syndication as actions
from ..models import SyndicationTarget
from ..permissions import MANAGE_SYNDICATION
from ..syndication.forms import TargetForm
from .screens import NewsScreen

HISTORY = 20


class SyndicationScreen(NewsScreen):
    """What the screens on targets and deliveries share."""

    permissions = (MANAGE_SYNDICATION,)
    header_icon = "upload"
    page_title: Any = _("Targets of news (menu)")

    def steps(self) -> list[dict[str, Any]]:
        return [{"url": reverse("news_admin:targets"), "label": gettext("Targets of news (menu)")}]


class TargetList(SyndicationScreen, TemplateView):
    """Where news are sent, and how much waits for each."""

    template_name = "news/admin/syndication/targets.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        targets = SyndicationTarget.objects.for_user(self.request.user).with_counts()
        return super().get_context_data(targets=targets, **kwargs)


class AddTarget(SyndicationScreen, FormView):
    template_name = "news/admin/syndication/add_target.html"
    form_class = TargetForm
    page_title = _("Add a target")

    def steps(self) -> list[dict[str, Any]]:
        here = {"url": reverse("news_admin:add_target"), "label": gettext("Add a target")}
        return [*super().steps(), here]

    def form_valid(self, form: Any) -> HttpResponse:
        target = actions.add_target(user=self.request.user, **form.cleaned_data)
        text = gettext("Added. Hand the secret over to the other side; then it can take messages.")
        messages.success(self.request, text)
        return redirect("news_admin:target", target.pk)


class TargetPage(SyndicationScreen, FormView):
    """One target: its form, how it is doing, and what has been done to it."""

    template_name = "news/admin/syndication/target.html"
    form_class = TargetForm

    @cached_property
    def target(self) -> SyndicationTarget:
        found = SyndicationTarget.objects.for_user(self.request.user).with_counts()
        return get_object_or_404(found, pk=self.kwargs["pk"])

    def address(self) -> str:
        return reverse("news_admin:target", args=[self.target.pk])

    def steps(self) -> list[dict[str, Any]]:
        return [*super().steps(), {"url": self.address(), "label": self.target.name}]

    def get_form_kwargs(self) -> dict[str, Any]:
        # A copy: a form writes into its instance what was typed, also when it is in error.
        return {**super().get_form_kwargs(), "instance": copy(self.target)}

    def form_valid(self, form: Any) -> HttpResponse:
        actions.change_target(user=self.request.user, target=self.target, **form.cleaned_data)
        messages.success(self.request, gettext("The target has been changed."))
        return redirect(self.address())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        history = ModelLogEntry.objects.for_instance(self.target).select_related("user")
        recent = history.order_by("-timestamp")[:HISTORY]
        return super().get_context_data(target=self.target, history=recent, **kwargs)


class ActOnTarget(TargetPage):
    """A button on a target's page; asked for by its address it leads there."""

    success_message: Any = ""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return redirect(self.address())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.act()
        messages.success(request, self.success_message)
        return redirect(self.address())

    def act(self) -> None:
        raise NotImplementedError


class PauseTarget(ActOnTarget):
    success_message = _("Paused. What happens meanwhile is kept for it.")

    def act(self) -> None:
        actions.pause_target(user=self.request.user, target=self.target)


class ResumeTarget(ActOnTarget):
    success_message = _("Resumed. It is sent first what it has missed.")

    def act(self) -> None:
        actions.resume_target(user=self.request.user, target=self.target)


class SendNow(ActOnTarget):
    success_message = _("What waits is sent now; look again in a moment.")

    def act(self) -> None:
        actions.send_now(user=self.request.user, target=self.target)


class RenewSecret(ActOnTarget):
    success_message = _("There is a new secret. For two days the former one is good too.")

    def act(self) -> None:
        actions.renew_secret(user=self.request.user, target=self.target)


class ShowSecret(TargetPage):
    """The secret, once a button asks for it, kept by no browser; who saw it stands in the log."""

    template_name = "news/admin/syndication/secret.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return redirect(self.address())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        secret = actions.show_secret(user=request.user, target=self.target)
        response = self.render_to_response(self.get_context_data(secret=secret))
        add_never_cache_headers(response)
        return response


class RemoveTarget(TargetPage):
    template_name = "news/admin/syndication/remove_target.html"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        actions.remove_target(user=request.user, target=self.target)
        messages.success(request, gettext("The target has been removed."))
        return redirect("news_admin:targets")
