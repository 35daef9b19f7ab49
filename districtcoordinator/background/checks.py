"""System checks of what background work needs."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error
from django_tasks import default_task_backend

QUEUED = "districtcoordinator.mail.QueuedEmailBackend"


def check_queued_mail(
    app_configs: Sequence[AppConfig] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """Refuse queued mail that nothing would send, or that could not be tried again later."""
    if settings.EMAIL_BACKEND != QUEUED:
        return []
    found: list[CheckMessage] = []
    if getattr(settings, "DISTRICTCOORDINATOR_MAIL_BACKEND", QUEUED) == QUEUED:
        found.append(
            Error(
                "Mail is queued, but nothing says how the worker sends it.",
                hint="Set DISTRICTCOORDINATOR_MAIL_BACKEND to the backend that sends, for example "
                "django.core.mail.backends.smtp.EmailBackend.",
                id="districtcoordinator.E001",
            )
        )
    if not default_task_backend.supports_defer:
        found.append(
            Error(
                "Mail is queued, but this TASKS backend cannot try it again later.",
                hint='Set TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}.',
                id="districtcoordinator.E002",
            )
        )
    return found
