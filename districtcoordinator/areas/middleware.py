"""Closes screens of Wagtail's to those who only write pages."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from wagtail.admin.auth import permission_denied

from .menus import keeps_no_pages

# About the pages of a whole site; Wagtail opens them to whoever may change any page.
OF_THE_SITE = frozenset({"wagtailadmin_reports", "wagtailforms"})
USES = frozenset({"wagtailadmin_pages:type_use", "wagtailadmin_pages:type_use_results"})
HISTORY = "wagtailadmin_reports:site_history"


class SiteReportsMiddleware:
    """Keeps Wagtail's reports on pages for those who publish pages; the history of the site shows
    everybody their own."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *view: Any) -> HttpResponse | None:
        name = request.resolver_match.view_name if request.resolver_match else ""
        of_the_site = name.split(":")[0] in OF_THE_SITE or name in USES
        if not of_the_site or name.startswith(HISTORY) or not request.user.is_authenticated:
            return None
        return permission_denied(request) if keeps_no_pages(request) else None
