"""Registers with Wagtail what the other modules define; nothing is decided here."""

from typing import Any

from django.urls import include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from . import admin_urls
from .log_actions import log_actions
from .menu import DirectoryMenuItem
from .models import DirectoryLogEntry, DirectoryUpdate, Officer


@hooks.register("register_log_actions")
def register_log_actions(registry: Any) -> None:
    registry.register_model(Officer, DirectoryLogEntry)
    registry.register_model(DirectoryUpdate, DirectoryLogEntry)
    for action, words in log_actions():
        registry.register_action(action, words, words)


@hooks.register("register_admin_urls")
def register_admin_urls() -> list[Any]:
    return [path("directory/", include(admin_urls, namespace="dc_directory_admin"))]


@hooks.register("register_admin_menu_item")
def register_directory_menu() -> MenuItem:
    return DirectoryMenuItem(
        _("Directory (menu)"),
        reverse_lazy("dc_directory_admin:index"),
        name="directory",
        icon_name="user",
        order=610,
    )
