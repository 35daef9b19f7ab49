"""The entry of the targets of news in the admin menu."""

from django.http import HttpRequest
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem

from districtcoordinator.areas.menus import holds

from ..permissions import MANAGE_SYNDICATION


class TargetsMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return holds(request, MANAGE_SYNDICATION)


def targets_menu_item(order: int) -> MenuItem:
    """Build the entry, to stand at a place in the menu of news."""
    return TargetsMenuItem(
        _("Targets of news (menu)"),
        reverse_lazy("news_admin:targets"),
        name="news-targets",
        icon_name="upload",
        order=order,
    )
