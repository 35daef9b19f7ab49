"""Registers with Wagtail what the other modules define; nothing is decided here."""

from typing import Any

from django.urls import include, path
from wagtail import hooks
from wagtail_modeladmin.options import modeladmin_register

from districtcoordinator.areas.modeladmins import MENU_HOOK

from .enums import Action
from .menu import workload_menu
from .modeladmins import AspectAdmin, QuestionAdmin
from .models import Report, ReportLogEntry
from .panels import panels_for

modeladmin_register(AspectAdmin)
modeladmin_register(QuestionAdmin)


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


@hooks.register("construct_homepage_panels")
def add_workload_panels(request: Any, panels: list[Any]) -> None:
    panels.extend(panels_for(request))


@hooks.register(MENU_HOOK)
def register_aspects() -> Any:
    return AspectAdmin().get_menu_item(order=3)


@hooks.register(MENU_HOOK)
def register_questions() -> Any:
    return QuestionAdmin().get_menu_item(order=4)
