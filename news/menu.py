"""The admin menu "ข่าวประชาสัมพันธ์"; each person sees what answers."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem
from wagtail.admin.ui.sidebar import LinkMenuItem

from districtcoordinator.areas.menus import holds

from .board.menu import comments_menu_item
from .models import NewsPage
from .permissions import APPROVE_NEWS, OVERSEE_NEWS, WRITE_NEWS
from .queue.sections import index_of_department
from .syndication.menu import targets_menu_item


class NewsMenuItem(MenuItem):
    """An entry for those of whom `shown_to` is true."""

    def __init__(
        self, label: Any, url: Any, *, shown_to: Callable[[HttpRequest], bool], **kwargs: Any
    ) -> None:
        self.shown_to = shown_to
        super().__init__(label, url, **kwargs)

    def is_shown(self, request: HttpRequest) -> bool:
        return self.shown_to(request)


class QueueMenuItem(NewsMenuItem):
    """The queue, with the number of what waits for this person's decision."""

    def render_component(self, request: HttpRequest) -> LinkMenuItem:
        component = super().render_component(request)
        if number := NewsPage.objects.waiting_for(request.user).count():
            component.label = f"{self.label} ({number:,})"
        return component


def writes(request: HttpRequest) -> bool:
    return holds(request, WRITE_NEWS)


def decides(request: HttpRequest) -> bool:
    return holds(request, APPROVE_NEWS) or holds(request, OVERSEE_NEWS)


def publishes_for_department(request: HttpRequest) -> bool:
    """Whether the department's own news are this person's; asked once a request."""
    asked = vars(request)
    if "_publishes_news" not in asked:
        asked["_publishes_news"] = index_of_department(request.user) is not None
    return asked["_publishes_news"]


def writes_somewhere(request: HttpRequest) -> bool:
    return writes(request) or publishes_for_department(request)


def news_menu() -> SubmenuMenuItem:
    """Build the menu."""
    items = [
        NewsMenuItem(
            _("News of the province"),
            reverse_lazy("news_admin:index"),
            shown_to=writes,
            name="news-list",
            icon_name="list-ul",
            order=1,
        ),
        QueueMenuItem(
            _("Waiting for confirmation"),
            reverse_lazy("news_admin:queue"),
            shown_to=decides,
            name="news-queue",
            icon_name="tasks",
            order=2,
        ),
        NewsMenuItem(
            _("News of the department"),
            reverse_lazy("news_admin:department"),
            shown_to=publishes_for_department,
            name="news-department",
            icon_name="doc-full-inverse",
            order=3,
        ),
        NewsMenuItem(
            _("Write news"),
            reverse_lazy("news_admin:write"),
            shown_to=writes_somewhere,
            name="news-write",
            icon_name="edit",
            order=4,
        ),
        comments_menu_item(order=5),
        targets_menu_item(order=6),
    ]
    return SubmenuMenuItem(
        _("News (menu)"), Menu(items=items), name="news", icon_name="doc-full-inverse", order=20
    )
