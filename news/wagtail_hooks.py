"""Registers with Wagtail what the other modules define; nothing is decided here."""

from django.urls import URLResolver, include, path
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.log_actions import LogActionRegistry

from . import admin_urls
from .admin_api import PagesToRead
from .editor.action_menu import arrange_actions, header_buttons
from .editor.media_permissions import register_media_policies
from .editor.requests import refuse_unreadable
from .explorer import leave_out_drafts_of_provinces, offer_no_drafts_of_others
from .log_actions import LOG_ACTIONS
from .mailing.subscriptions import drop_former_writers
from .menu import news_menu
from .panels import show_news_panels
from .views.editing import NewsPageViewSet


@hooks.register("register_log_actions")
def register_log_actions(actions: LogActionRegistry) -> None:
    for name, (label, message) in LOG_ACTIONS.items():
        actions.register_action(name, label, message)


@hooks.register("register_admin_urls")
def register_admin_urls() -> list[URLResolver]:
    # Here every app is ready: Wagtail's own come after ours, and put their policies in their place.
    register_media_policies()
    return [path("news/", include(admin_urls, namespace="news_admin"))]


@hooks.register("register_admin_viewset")
def register_screens_of_items() -> NewsPageViewSet:
    return NewsPageViewSet()


@hooks.register("construct_admin_api")
def let_the_api_only_read(api: WagtailAPIRouter) -> None:
    api.register_endpoint("pages", PagesToRead)


@hooks.register("register_admin_menu_item")
def register_news_menu() -> MenuItem:
    return news_menu()


hooks.register("construct_homepage_panels", show_news_panels)
hooks.register("construct_explorer_page_queryset", leave_out_drafts_of_provinces)
hooks.register("construct_page_chooser_queryset", offer_no_drafts_of_others)
hooks.register("construct_page_action_menu", arrange_actions)
hooks.register("register_page_header_buttons", header_buttons)
hooks.register("before_edit_page", drop_former_writers)
hooks.register("before_edit_page", refuse_unreadable)
