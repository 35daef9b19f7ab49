"""Registers with Wagtail what the other modules define; nothing is decided here."""

from wagtail import hooks
from wagtail.log_actions import LogActionRegistry

from .log_actions import LOG_ACTIONS


@hooks.register("register_log_actions")
def register_log_actions(actions: LogActionRegistry) -> None:
    for name, (label, message) in LOG_ACTIONS.items():
        actions.register_action(name, label, message)
