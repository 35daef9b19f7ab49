"""The pages that refuse a form and give back what was typed into it."""

from typing import Any
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _

from .forms import SignInForm
from .typed_values import Kept, keep, kept_values, sealed, typed_context


def wants_json(request: HttpRequest) -> bool:
    """Whether a script asks, not a person who submitted a form."""
    scripted = request.headers.get("X-Requested-With") == "XMLHttpRequest"
    return scripted or request.headers.get("Accept", "").startswith("application/json")


def sign_in_again(request: HttpRequest) -> HttpResponse:
    """Answer a form that arrived after the session had ended: sign in, then send it again."""
    message = _("You are signed out. Nothing has been saved yet. Please sign in again.")
    if wants_json(request):
        return _json("signed-out", message, 401)
    kept = keep(request)
    context = {
        "form": SignInForm(request),
        "next": request.get_full_path(),
        "kept": sealed(kept) if kept else "",
        "message": message,
        **typed_context(request),
    }
    return _page(request, "dc_accounts/sign_in_again.html", context, 401)


def send_again(request: HttpRequest, kept: Kept) -> HttpResponse:
    """Show a kept form after signing in, with the button that sends it again."""
    may_send = kept.may_be_sent_by(request.user)
    context = {"kept": kept, "may_send": may_send, **typed_context(request)}
    return _page(request, "dc_accounts/send_again.html", context, 200)


def access_refused(request: HttpRequest) -> HttpResponse:
    """Answer a form that the person who is signed in may not send."""
    return refused_as(request, 403)


def refused_as(request: HttpRequest, status: int) -> HttpResponse:
    """Answer a refused form by the status that the refusal has."""
    title, message = {
        400: (
            _("The form could not be read"),
            _("What was sent is incomplete or malformed. Nothing was saved."),
        ),
        403: (
            _("You may not do this"),
            _("Your account has no permission for what was sent. Nothing was saved."),
        ),
        404: (
            _("There is nothing at this address"),
            _(
                "The page to which the form was sent does not exist or is not yours to see. "
                "Nothing was saved."
            ),
        ),
    }[status]
    if wants_json(request):
        return _json("refused", message, status)
    context = {"title": title, "message": message, **typed_context(request)}
    return _page(request, "dc_accounts/refused.html", context, status)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form whose security code is not the session's (CSRF_FAILURE_VIEW).

    It happens to honest people who signed in again in another tab; if the form came from a page of
    this site, it may be sent again with a fresh code.
    """
    message = _(
        "The security code of the form is out of date, for instance because you signed in again in "
        "another tab. Nothing was saved."
    )
    if wants_json(request):
        return _json("stale-form", message, 403)
    kept = keep(request) if _from_this_site(request) and request.user.is_authenticated else None
    context = {
        "title": _("The form is out of date"),
        "message": message,
        "kept": kept,
        **typed_context(request),
    }
    return _page(request, "dc_accounts/refused.html", context, 403)


def locked_out(request: HttpRequest, *details: Any) -> HttpResponse:
    """Answer somebody who gave a wrong password too often (AXES_LOCKOUT_CALLABLE)."""
    echo = typed_context(request) if kept_values(request) else {}
    return _page(request, "dc_accounts/locked_out.html", echo, 429)


def _from_this_site(request: HttpRequest) -> bool:
    return urlsplit(request.headers.get("Origin", "")).netloc == request.get_host()


def _json(reason: str, message: str, status: int) -> JsonResponse:
    return JsonResponse({"reason": reason, "message": message}, status=status)


def _page(request: HttpRequest, template: str, context: dict, status: int) -> HttpResponse:
    response = render(request, template, context, status=status)
    add_never_cache_headers(response)
    return response
