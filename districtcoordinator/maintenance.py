"""While the site is worked on, everybody gets a page that says so, with what they typed on it."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from districtcoordinator.middleware import not_now


class MaintenanceMiddleware:
    """Answers 503 as long as MAINTENANCE is set; the health check goes on, and style sheets."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not settings.DISTRICTCOORDINATOR_MAINTENANCE or request.path == reverse("health"):
            return self.get_response(request)
        message = _("The site is closed for a short time while it is being improved.")
        return not_now(request, reason="maintenance", message=message)
