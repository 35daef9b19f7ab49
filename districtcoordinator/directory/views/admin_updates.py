"""Updates of the directory: begin one, watch it, look at what would change, apply or discard."""

from __future__ import annotations

import time
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import TemplateView, View
from wagtail.admin import messages

from .. import actions
from ..connect import missing_settings
from ..enums import ChangeKind, UpdateState
from ..models import DirectoryUpdate
from ..problems import DirectoryProblem
from .admin_screens import DirectoryScreen, KeepersOnly

UPDATES_A_PAGE = 20
CHANGES_A_PAGE = 50
# Without script a press of the button fetches what can be had in this time.
SECONDS_A_PRESS = 4


class UpdateList(DirectoryScreen, TemplateView):
    """Begin an update, and what became of the earlier ones."""

    template_name = "dc_directory/admin/updates.html"

    def steps(self) -> list[dict[str, Any]]:
        return [{"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        updates = DirectoryUpdate.objects.for_user(self.request.user)
        earlier = updates.select_related("started_by")
        return super().get_context_data(
            missing=missing_settings(),
            waiting=updates.open().first(),
            page=Paginator(earlier, UPDATES_A_PAGE).get_page(self.request.GET.get("page")),
            **kwargs,
        )


class OneUpdateMixin:
    request: HttpRequest
    kwargs: dict[str, Any]

    @cached_property
    def update(self) -> DirectoryUpdate:
        updates = DirectoryUpdate.objects.for_user(self.request.user)
        return get_object_or_404(updates.select_related("started_by"), pk=self.kwargs["pk"])


class OneUpdate(KeepersOnly, OneUpdateMixin, View):
    """What is done with one update; asked for by its address it leads to its screen."""

    def back(self) -> HttpResponse:
        return redirect("dc_directory_admin:update", self.update.pk)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.back()


class UpdateScreen(DirectoryScreen, OneUpdateMixin, TemplateView):
    """Progress while it is fetched, then what would change, then what became of it."""

    template_name = "dc_directory/admin/update.html"

    def get_page_title(self) -> str:
        return str(self.update)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(update=self.update, **kwargs)
        if self.update.is_ready:
            plan = actions.plan_for(self.update)
            changes = Paginator(plan.changes, CHANGES_A_PAGE)
            context |= {
                "plan": plan,
                "counts": [(kind.label, plan.count(kind)) for kind in ChangeKind],
                "most_leave": actions.most_leave_text(plan) if plan.most_leave else "",
                "page": changes.get_page(self.request.GET.get("page")),
            }
        return context


class StartUpdate(KeepersOnly, View):
    def get(self, request: HttpRequest) -> HttpResponse:
        return redirect("dc_directory_admin:updates")

    def post(self, request: HttpRequest) -> HttpResponse:
        try:
            update = actions.start_update(user=request.user)
        except DirectoryProblem as problem:
            messages.error(request, str(problem))
            return redirect("dc_directory_admin:updates")
        return redirect("dc_directory_admin:update", update.pk)


class ContinueUpdate(OneUpdate):
    """Fetches one page for the script, several for a press of the button."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        until = time.monotonic() + SECONDS_A_PRESS
        update = actions.fetch_next_page(user=request.user, update=self.update)
        if request.accepts("text/html"):
            while update.is_fetching and time.monotonic() < until:
                update = actions.fetch_next_page(user=request.user, update=update)
            return self.back()
        return JsonResponse(
            {
                "fetching": update.is_fetching,
                "done": update.pages_done,
                "total": update.pages_total,
                "text": progress_text(update),
            }
        )


class ApplyUpdate(OneUpdate):
    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        accepted = bool(request.POST.get("accept_leaving"))
        try:
            actions.apply_update(user=request.user, update=self.update, accept_leaving=accepted)
        except DirectoryProblem as problem:
            messages.error(request, str(problem))
            return self.back()
        messages.success(request, _("The directory is up to date."))
        return self.back()


class DiscardUpdate(OneUpdate):
    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        update = actions.discard_update(user=request.user, update=self.update)
        if update.state == UpdateState.DISCARDED:
            messages.success(request, _("Discarded. The directory is as it was."))
        return self.back()


def progress_text(update: DirectoryUpdate) -> str:
    """Say how far a fetch has come."""
    if not update.pages_total:
        return _("Asking DLA Connect …")
    return _("Page %(done)d of %(total)d, %(records)d officers") % {
        "done": update.pages_done,
        "total": update.pages_total,
        "records": update.records_done,
    }
