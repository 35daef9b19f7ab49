"""Wagtail's log for reports, in a model of its own so that only those who see a report see it."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models.audit_log import BaseLogEntry, BaseLogEntryManager, LogEntryQuerySet

from .reports import Report


class ReportLogEntryManager(BaseLogEntryManager):
    def log_action(self, instance: Report, action: str, **kwargs: Any) -> "ReportLogEntry":
        return super().log_action(instance, action, report=instance, **kwargs)

    def viewable_by_user(self, user: Any) -> LogEntryQuerySet:
        """Keep what the user's own reports are about; Wagtail's site history asks here."""
        return self.filter(report__in=Report.objects.for_user(user))

    def for_instance(self, instance: Report) -> LogEntryQuerySet:
        return self.filter(report=instance)


class ReportLogEntry(BaseLogEntry):
    """One change of one report: who, when, old and new figures."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="log_entries")

    objects = ReportLogEntryManager()

    class Meta:
        verbose_name = _("report log entry")
        verbose_name_plural = _("report log entries")
        ordering = ["-timestamp", "-id"]

    @property
    def object_id(self) -> int:
        return self.report_id

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        """Check the action alone: the rest comes from the action, and each foreign key that is
        validated again would cost a query."""
        self.clean()
