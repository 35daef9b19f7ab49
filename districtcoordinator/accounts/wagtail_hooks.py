"""Registers the log, the menu entry and the addresses of people in the Wagtail admin."""

from django.contrib.auth import get_user_model
from django.http import HttpRequest
from django.urls import include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogActionRegistry

from . import admin_urls
from .log_actions import LOG_ACTIONS
from .models import AccountLogEntry
from .panels import panels_for
from .permissions import MANAGE_PEOPLE


class PeopleMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(MANAGE_PEOPLE)


@hooks.register("register_log_actions")
def register_log_actions(actions: LogActionRegistry) -> None:
    actions.register_model(get_user_model(), AccountLogEntry)
    for name, formatter in LOG_ACTIONS.items():
        actions.register_action(name)(formatter)


@hooks.register("register_admin_urls")
def register_admin_urls() -> list:
    return [path("accounts/", include(admin_urls, namespace="dc_people"))]


@hooks.register("construct_homepage_panels")
def add_people_panel(request: HttpRequest, panels: list) -> None:
    panels.extend(panels_for(request))


@hooks.register("register_admin_menu_item")
def register_people_menu_item() -> MenuItem:
    return PeopleMenuItem(
        _("Users"), reverse_lazy("dc_people:index"), name="people", icon_name="group", order=600
    )
