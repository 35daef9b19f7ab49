"""Rounds, questions, reports, their statuses and their confirmation."""

from typing import Any

from django.apps import AppConfig
from django.core import checks
from django.db.models.signals import post_migrate, pre_migrate
from django.utils.translation import gettext_lazy as _


class WorkloadTrackingConfig(AppConfig):
    name = "workload_tracking"
    verbose_name = _("Workload tracking")
    default_auto_field = "django.db.models.BigAutoField"

    def typed_field_labels(self) -> list[Any]:
        """How the fields of our forms are called; `accounts` asks every app for this."""
        from .field_labels import typed_field_labels

        return typed_field_labels()

    def ready(self) -> None:
        from . import finality

        # SQLite drops the triggers of a table that a migration remakes, and refuses to remake a
        # table that another table's trigger names: so they step aside and come back.
        pre_migrate.connect(finality.lift_before_migrate, sender=self)
        post_migrate.connect(finality.put_back_after_migrate, sender=self)
        checks.register(finality.check_triggers, checks.Tags.database)
