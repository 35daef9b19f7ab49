"""The lock that every change of a report takes, and the log that it leaves."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils import timezone
from wagtail.log_actions import log

from ..enums import Action
from ..models import Report
from ..progress import is_ready
from ..refusals import Refused


def lock_report(
    *, user: Any, report: Report, permission: str, refusal: Callable[[Report], Refused | None]
) -> Report:
    """Lock a report's row, read it anew with its state, and refuse what the rules do not allow.

    Must run in a transaction. The state is read by a second query: one that waited for the lock
    would still see other tables as they were before. Raises PermissionDenied outside the user's
    districts, Refused where the rules say no.
    """
    Report.objects.select_for_update().filter(pk=report.pk).values_list("pk").get()
    found = (
        Report.objects.for_user(user, permission)
        .with_state()
        .select_related("round")
        .order_by()
        .filter(pk=report.pk)
        .first()
    )
    if found is None:
        raise PermissionDenied
    refused = refusal(found)
    if refused is not None:
        raise refused
    return found


def lock_rows(*, round: int, districts: Collection[str]) -> None:
    """Lock several districts' reports, always in the same order, so that none waits in a ring."""
    rows = Report.objects.select_for_update().filter(round=round, district__in=districts)
    list(rows.order_by("pk").values_list("pk"))


def save_report(report: Report, *, user: Any, fields: list[str]) -> None:
    """Write some fields of a locked report, with who, when, and whether it is ready now."""
    report.is_ready = is_ready(report, names_others=report.names_others)
    report.version += 1
    report.updated_at = timezone.now()
    report.updated_by = user
    report.save(update_fields=[*fields, "is_ready", "version", "updated_at", "updated_by"])


def log_change(report: Report, action: Action, *, user: Any, **data: Any) -> None:
    """Leave an entry in Wagtail's log: who, when, old and new."""
    log(report, action.value, user=user, data={"version": report.version, **data})


def changed_since(report: Report, version: int) -> list[dict[str, Any]]:
    """Give what the log says was changed after a version of a report, oldest first."""
    entries = report.log_entries.order_by("timestamp", "id").select_related("user")
    return [
        {
            "action": Action(entry.action).label,
            "user": entry.user_display_name,
            "at": entry.timestamp,
            "changes": entry.data.get("changes", []),
        }
        for entry in entries
        if entry.data.get("version", 0) > version and entry.action in Action.values
    ]
