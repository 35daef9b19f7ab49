"""Own work: rows that a district adds beside the eight aspects."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone

from ..bounds import MAX_OWN_WORK
from ..enums import Action
from ..models import OwnWork, Report
from ..permissions import FILL
from ..progress import FIGURES
from ..refusals import Reason, Refused, why_not_filled
from .locking import lock_report, log_change, save_report
from .merging import merge

FIELDS = ("text", "unit", *FIGURES)


@transaction.atomic
def add_own_work(
    *, user: Any, report: Report, values: Mapping[str, Any], last_seen: int | None = None
) -> OwnWork:
    """Add a row (text, unit, quantity, days, hours). Raises PermissionDenied and Refused.

    `last_seen` is the key of the newest row when the form was opened (0: none): a row just like
    this one that is newer came from the same form, sent twice, and is given instead.
    """
    report = lock_report(user=user, report=report, permission=FILL, refusal=why_not_filled)
    if last_seen is not None:
        wanted = OwnWork()
        _fill(wanted, values)
        same = {name: getattr(wanted, name) for name in FIELDS}
        twin = report.own_work.filter(pk__gt=last_seen, **same).first()
        if twin is not None:
            return twin
    if report.own_work_count >= MAX_OWN_WORK:
        raise Refused(Reason.TOO_MANY_ROWS)
    row = OwnWork(report=report, saved_at=timezone.now())
    _fill(row, values)
    row.save()
    report.own_work_count += 1
    save_report(report, user=user, fields=["own_work_count"])
    _log(report, row, Action.SAVE_OWN_WORK, user=user, old=None, new=_plain(row))
    return row


@transaction.atomic
def change_own_work(
    *,
    user: Any,
    report: Report,
    row: OwnWork,
    values: Mapping[str, Any],
    seen: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """Change a row; give what is contested, by field, with the value that stands.

    Raises OwnWork.DoesNotExist if the row was deleted meanwhile, PermissionDenied and Refused.
    """
    report = lock_report(user=user, report=report, permission=FILL, refusal=why_not_filled)
    row = report.own_work.get(pk=row.pk)
    stands = {name: getattr(row, name) for name in FIELDS}
    changes, contested = merge(stands, values, seen)
    if changes:
        old = _plain(row)
        _fill(row, {**stands, **changes})
        row.saved_at = timezone.now()
        row.save()
        save_report(report, user=user, fields=[])
        _log(report, row, Action.SAVE_OWN_WORK, user=user, old=old, new=_plain(row))
    return contested


@transaction.atomic
def delete_own_work(*, user: Any, report: Report, row: OwnWork) -> None:
    """Delete a row; the log keeps it. Deleting it twice changes nothing more."""
    report = lock_report(user=user, report=report, permission=FILL, refusal=why_not_filled)
    found = report.own_work.filter(pk=row.pk).first()
    if found is None:
        return
    old = _plain(found)
    found.delete()
    report.own_work_count -= 1
    save_report(report, user=user, fields=["own_work_count"])
    _log(report, row, Action.DELETE_OWN_WORK, user=user, old=old, new=None)


def _fill(row: OwnWork, values: Mapping[str, Any]) -> None:
    for name in FIELDS:
        setattr(row, name, values.get(name))
    if row.quantity == 0:
        row.days = row.hours = Decimal(0)


def _plain(row: OwnWork) -> dict[str, str | None]:
    return {
        name: None if getattr(row, name) is None else str(getattr(row, name)) for name in FIELDS
    }


def _log(report: Report, row: OwnWork, action: Action, *, user: Any, old: Any, new: Any) -> None:
    log_change(report, action, user=user, changes=[{"row": row.pk, "old": old, "new": new}])
