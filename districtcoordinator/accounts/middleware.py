"""Sessions that end when nobody is there, one door to sign in by, and no typed value lost."""

import time
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import SESSION_KEY, logout
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBadRequest,
    HttpResponseForbidden,
    HttpResponseNotFound,
)
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from .refusals import access_refused, refused_as, sign_in_again, wants_json

SEEN = "seen"
WRITE_EVERY_SECONDS = 60
ADMIN_DOORS = {
    "wagtailadmin_login": "dc_accounts:login",
    "wagtailadmin_logout": "dc_accounts:logout",
    "wagtailcore_login": "dc_accounts:login",
}
OPEN_TO_ALL = frozenset(
    {
        *ADMIN_DOORS,
        "wagtailadmin_password_reset",
        "wagtailadmin_password_reset_confirm",
        "wagtailadmin_javascript_catalog",
    }
)

GetResponse = Callable[[HttpRequest], HttpResponse]


def note_activity(request: HttpRequest) -> None:
    """Note that somebody is there now."""
    request.session[SEEN] = int(time.time())


def idle_seconds() -> int:
    """Give how long a session lasts without anybody there; 30 minutes unless the site says more."""
    return getattr(settings, "DISTRICTCOORDINATOR_IDLE_SECONDS", 30 * 60)


def view_name(request: HttpRequest) -> str:
    """Give the name of the view that answers, its namespace before it."""
    return request.resolver_match.view_name if request.resolver_match else ""


def admin_root() -> str:
    return reverse("wagtailadmin_home")


class IdleSessionMiddleware:
    """Ends a session after 30 minutes in which nobody did anything.

    An open Wagtail editor asks every ten seconds who else is editing; that is nobody's doing and
    does not count. The session is written at most once a minute.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if SESSION_KEY in request.session:
            self._watch(request)
        return self.get_response(request)

    def _watch(self, request: HttpRequest) -> None:
        now, seen = int(time.time()), request.session.get(SEEN)
        if seen is not None and now - seen > idle_seconds():
            vars(request)["idle_user"] = request.session[SESSION_KEY]
            logout(request)
            if not wants_json(request):
                messages.warning(request, _("You were away for too long. Please sign in again."))
        elif self._somebody_is_there(request) and (
            seen is None or now - seen >= WRITE_EVERY_SECONDS
        ):
            note_activity(request)

    def _somebody_is_there(self, request: HttpRequest) -> bool:
        return not request.path.startswith(f"{admin_root()}editing-sessions/")


class SingleDoorMiddleware:
    """Sends everybody who comes to Wagtail's own sign-in or sign-out to this site's."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *view: Any) -> HttpResponse | None:
        door = ADMIN_DOORS.get(view_name(request))
        if door is None:
            return None
        query = request.META.get("QUERY_STRING", "")
        return redirect(f"{reverse(door)}?{query}" if query else reverse(door))


class TypedValuesMiddleware:
    """Answers a refused POST in the admin with the values that were typed."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not self._is_admin_post(request):
            return response
        if self._denied_by_wagtail(request, response):
            return access_refused(request)
        return self._echo(request, response)

    def process_view(self, request: HttpRequest, *view: Any) -> HttpResponse | None:
        """Runs after the check for forged requests, so that only own forms are kept for later."""
        if not self._is_admin_post(request) or view_name(request) in OPEN_TO_ALL:
            return None
        if not request.user.is_authenticated:
            return sign_in_again(request)
        if not request.user.has_perm("wagtailadmin.access_admin"):
            return access_refused(request)
        return None

    def _is_admin_post(self, request: HttpRequest) -> bool:
        return request.method == "POST" and request.path.startswith(admin_root())

    def _echo(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        # Only Django's own bare answers are replaced: a view that shows its form again is right.
        bare = (HttpResponseBadRequest, HttpResponseForbidden, HttpResponseNotFound)
        if type(response) in bare and response.get("Content-Type", "").startswith("text/html"):
            return refused_as(request, response.status_code)
        return response

    def _denied_by_wagtail(self, request: HttpRequest, response: HttpResponse) -> bool:
        """Wagtail turns PermissionDenied into a redirect to its home with an error message."""
        if response.status_code != 302 or response["Location"] != admin_root():
            return False
        waiting: Any = messages.get_messages(request)
        denied = any(message.level == messages.ERROR for message in waiting)
        waiting.used = denied
        return denied
