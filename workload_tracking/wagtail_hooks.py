"""Registers with Wagtail what the other modules define; nothing is decided here."""

from typing import Any

from wagtail import hooks

from .enums import Action
from .models import Report, ReportLogEntry


@hooks.register("register_log_actions")
def register_log_actions(registry: Any) -> None:
    registry.register_model(Report, ReportLogEntry)
    for action in Action:
        registry.register_action(action.value, action.label, action.label)
