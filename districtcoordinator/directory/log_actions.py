"""How Wagtail's history words what was done to the directory."""

from collections.abc import Iterator
from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from .enums import OPEN_STATES, ChangeKind, UpdateState


def log_actions() -> Iterator[tuple[str, Any]]:
    """Give each action and its words."""
    for kind in ChangeKind:
        yield kind.log_action, format_lazy(_("Directory: {change}"), change=kind.label)
    for state in UpdateState:
        if state not in OPEN_STATES:
            yield state.log_action, format_lazy(_("Update: {state}"), state=state.label)
