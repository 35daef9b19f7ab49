"""What every admin screen of the directory shares: who may come in, and the way back."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.mixins import UserPassesTestMixin
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from districtcoordinator.areas.permissions import holds

from ..permissions import UPDATE_DIRECTORY


class KeepersOnly(UserPassesTestMixin):
    """Lets in only who brings the directory up to date."""

    raise_exception = True
    request: HttpRequest

    def test_func(self) -> bool:
        return holds(self.request.user, UPDATE_DIRECTORY)


class DirectoryScreen(KeepersOnly, WagtailAdminTemplateMixin):
    """A screen beneath the list of officers and the list of updates."""

    header_icon = "user"
    page_title: Any = _("Update the directory")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        officers = {
            "url": reverse("dc_directory_admin:index"),
            "label": gettext("Directory (menu)"),
        }
        return [*self.breadcrumbs_items, officers, *self.steps()]

    def steps(self) -> list[dict[str, Any]]:
        """Give what follows the list of officers in the breadcrumbs."""
        updates = {
            "url": reverse("dc_directory_admin:updates"),
            "label": gettext("Update the directory"),
        }
        return [updates, {"url": "", "label": self.get_page_title()}]


def as_file(content: bytes, kind: str, name: str) -> HttpResponse:
    """Give a file to download."""
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
