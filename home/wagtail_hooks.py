"""Registers the screens, the menu entry and the log of reports of problems in the Wagtail admin."""

from django.urls import include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogActionRegistry

from . import problem_admin_urls
from .own_account import leave_out_avatars
from .problem_log import LOG_ACTIONS
from .problem_menu import ProblemsMenuItem

leave_out_avatars()


@hooks.register("register_log_actions")
def register_log_actions(actions: LogActionRegistry) -> None:
    for name, (label, message) in LOG_ACTIONS.items():
        actions.register_action(name, label, message)


@hooks.register("register_admin_urls")
def register_admin_urls() -> list:
    return [path("problems/", include(problem_admin_urls, namespace="home_problems"))]


@hooks.register("register_admin_menu_item")
def register_problems_menu_item() -> MenuItem:
    return ProblemsMenuItem(
        _("Reports of problems"),
        reverse_lazy("home_problems:index"),
        name="problems",
        icon_name="help",
        order=650,
    )
