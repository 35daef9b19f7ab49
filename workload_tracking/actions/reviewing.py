"""What a province says of a report before the final word: send back, not reporting."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone

from ..enums import Action
from ..models import Report
from ..permissions import CONFIRM, FILL
from ..refusals import (
    Reason,
    Refused,
    why_not_filled,
    why_not_marked,
    why_not_sent_back,
    why_not_taken_back,
    why_not_unmarked,
)
from .locking import lock_report, log_change, save_report


@transaction.atomic
def send_back(*, user: Any, report: Report, reason: str) -> Report:
    """Send a report back for correction, with a reason that the officer reads where it belongs.

    Sending back again replaces the reason. Raises PermissionDenied and Refused.
    """
    reason = _needed(reason)
    report = lock_report(user=user, report=report, permission=CONFIRM, refusal=why_not_sent_back)
    old = report.return_reason
    report.returned_at = timezone.now()
    report.returned_by = user
    report.return_reason = reason
    save_report(report, user=user, fields=["returned_at", "returned_by", "return_reason"])
    log_change(report, Action.SEND_BACK, user=user, reason=reason, old=old)
    return report


@transaction.atomic
def mark_corrected(*, user: Any, report: Report) -> Report:
    """The officer says that what was sent back is corrected (แก้ไขแล้ว)."""
    report = lock_report(user=user, report=report, permission=FILL, refusal=why_not_filled)
    return _end_return(report, Action.MARK_CORRECTED, user=user)


@transaction.atomic
def take_back(*, user: Any, report: Report) -> Report:
    """The approver takes the sending back back."""
    report = lock_report(user=user, report=report, permission=CONFIRM, refusal=why_not_taken_back)
    return _end_return(report, Action.TAKE_BACK, user=user)


@transaction.atomic
def mark_not_reporting(*, user: Any, report: Report, reason: str) -> Report:
    """Mark a district as having no officer responsible; it is counted apart."""
    reason = _needed(reason)
    report = lock_report(user=user, report=report, permission=CONFIRM, refusal=why_not_marked)
    old = report.not_reporting_reason
    report.not_reporting_since = timezone.now()
    report.not_reporting_reason = reason
    save_report(report, user=user, fields=["not_reporting_since", "not_reporting_reason"])
    log_change(report, Action.MARK_NOT_REPORTING, user=user, reason=reason, old=old)
    return report


@transaction.atomic
def unmark_not_reporting(*, user: Any, report: Report) -> Report:
    """The district reports after all."""
    report = lock_report(user=user, report=report, permission=CONFIRM, refusal=why_not_unmarked)
    old = report.not_reporting_reason
    report.not_reporting_since = None
    report.not_reporting_reason = ""
    save_report(report, user=user, fields=["not_reporting_since", "not_reporting_reason"])
    log_change(report, Action.UNMARK_NOT_REPORTING, user=user, old=old)
    return report


def _end_return(report: Report, action: Action, *, user: Any) -> Report:
    if report.returned_at is None:
        raise Refused(Reason.NOT_RETURNED)
    old = report.return_reason
    report.returned_at = None
    report.returned_by = None
    report.return_reason = ""
    save_report(report, user=user, fields=["returned_at", "returned_by", "return_reason"])
    log_change(report, action, user=user, old=old)
    return report


def _needed(reason: str) -> str:
    if not reason.strip():
        raise Refused(Reason.REASON_MISSING)
    return reason.strip()
