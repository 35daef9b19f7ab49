"""Registers with Wagtail what the other modules define; nothing is decided here."""

from typing import Any

from django.urls import include, path
from wagtail import hooks

from .enums import Action
from .menu import workload_menu
from .models import Report, ReportLogEntry


@hooks.register("register_log_actions")
def register_log_actions(registry: Any) -> None:
    registry.register_model(Report, ReportLogEntry)
    for action in Action:
        registry.register_action(action.value, action.label, action.label)


@hooks.register("register_admin_urls")
def register_admin_urls() -> list[Any]:
    return [path("workload/", include("workload_tracking.urls", namespace="workload"))]


@hooks.register("register_admin_menu_item")
def register_workload_menu() -> Any:
    return workload_menu()
