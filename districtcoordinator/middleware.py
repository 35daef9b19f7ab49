"""Failures that are answered with a page of their own: no database, and half a form."""

import logging
import sys
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.signals import got_request_exception
from django.db import InterfaceError, OperationalError
from django.db.models import ProtectedError
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils.cache import add_never_cache_headers
from django.utils.datastructures import MultiValueDictKeyError
from django.utils.translation import gettext as _
from django.views.defaults import bad_request

from districtcoordinator.accounts.refusals import wants_json
from districtcoordinator.accounts.typed_values import typed_context

RETRY_AFTER_SECONDS = "30"
logger = logging.getLogger(__name__)


class DatabaseUnavailableMiddleware:
    """Answers 503 when the database is gone or locked, wherever in the request that shows.

    It stands outside of all that asks the database. Failures of views come through
    `process_exception`; those of sessions, of other middleware and of error pages Django turns
    into a 500 first, and says so by a signal.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        got_request_exception.connect(_remember, dispatch_uid="database_unavailable")

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        failure = getattr(request, "database_failure", None)
        if failure and response.status_code == 500:
            return unavailable(request, failure)
        return response

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        return unavailable(request, error) if is_database_failure(error) else None


class RefusedFormMiddleware:
    """Answers what Wagtail's own forms leave to chance: half a form, and deleting what is needed.

    Its editors read the length of a list without asking whether it came; its delete views do not
    expect that the database refuses.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponseBase | None:
        if isinstance(error, MultiValueDictKeyError):
            return bad_request(request, error)
        if isinstance(error, ProtectedError):
            reason = _("This cannot be deleted, because other records refer to it.")
            way_out = _("Deactivate it instead.")
            messages.error(request, f"{reason} {way_out}")
            return redirect(request.path)
        return None


def is_database_failure(error: BaseException | None) -> bool:
    """Whether the database itself failed, perhaps behind another error raised on the way."""
    while error is not None:
        if isinstance(error, OperationalError | InterfaceError):
            return True
        error = error.__cause__ or error.__context__
    return False


def unavailable(request: HttpRequest, error: BaseException) -> HttpResponse:
    """Give the page that needs no database; the typed values are on it, for copying."""
    logger.error("The database is unavailable: %s", error, exc_info=error)
    message = _("The database cannot be reached at the moment. Nothing was saved.")
    return not_now(request, reason="database-unavailable", message=message)


def not_now(request: HttpRequest, *, reason: str, message: str) -> HttpResponse:
    """Answer 503 with what was typed, for copying; to scripts as JSON with the reason."""
    if wants_json(request):
        response: HttpResponse = JsonResponse({"reason": reason, "message": message}, status=503)
    else:
        context = {"message": message, **typed_context(request)}
        page = render_to_string("dc_accounts/database_unavailable.html", context)
        response = HttpResponse(page, status=503)
    response["Retry-After"] = RETRY_AFTER_SECONDS
    add_never_cache_headers(response)
    return response


def _remember(sender: Any, request: HttpRequest | None = None, **kwargs: Any) -> None:
    error = sys.exc_info()[1]
    if request is not None and is_database_failure(error):
        vars(request)["database_failure"] = error
