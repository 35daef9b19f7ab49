"""System checks of what approval needs from a site's settings."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error

FINISH = "news.workflow.finish_workflow"


def check_workflow_end(
    app_configs: Sequence[AppConfig] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """Refuse a site on which nothing that a province approves could be published."""
    if getattr(settings, "WAGTAIL_FINISH_WORKFLOW_ACTION", None) == FINISH:
        return []
    return [
        Error(
            "News that a provincial office approves would not be published.",
            hint=f'Set WAGTAIL_FINISH_WORKFLOW_ACTION = "{FINISH}"; other workflows end as before.',
            id="news.E001",
        )
    ]
