"""The entry of the board's comments in the admin menu, with how many were reported."""

from django.http import HttpRequest
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.sidebar import LinkMenuItem

from districtcoordinator.areas.menus import holds

from ..models import BoardComment
from ..permissions import HIDE_COMMENTS


class CommentsMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return holds(request, HIDE_COMMENTS)

    def render_component(self, request: HttpRequest) -> LinkMenuItem:
        component = super().render_component(request)
        if number := BoardComment.objects.for_user(request.user).reported().count():
            component.label = f"{self.label} ({number:,})"
        return component


def comments_menu_item(order: int) -> MenuItem:
    """Build the entry, to stand at a place in the menu of news."""
    return CommentsMenuItem(
        _("Comments on the board"),
        reverse_lazy("news_admin:comments"),
        name="news-comments",
        icon_name="comment",
        order=order,
    )
