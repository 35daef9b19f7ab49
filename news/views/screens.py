"""What the admin's screens on news share: who may come in, and the way back."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic.base import View
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from districtcoordinator.areas.menus import holds

PER_PAGE = 25


class NewsScreen(WagtailAdminTemplateMixin, View):
    """A screen for whoever holds one of its permissions anywhere; where, `for_user` says."""

    header_icon = "doc-full-inverse"
    page_title: Any = _("News of the provinces")
    permissions: tuple[str, ...] = ()

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not any(holds(request, permission) for permission in self.permissions):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        news = {"url": reverse("news_admin:index"), "label": gettext("News of the provinces")}
        return [*self.breadcrumbs_items, news, *self.steps()]

    def steps(self) -> list[dict[str, Any]]:
        """Give what follows the list of news in the breadcrumbs."""
        return []
