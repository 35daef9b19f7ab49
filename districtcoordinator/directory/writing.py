"""Writes what a plan says, in a number of queries that does not grow with the people in it."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone

from districtcoordinator.thai.order import sort_key

from .enums import ChangeKind
from .models import DirectoryLogEntry, Officer
from .plan import PRIVATE_FIELDS, Change, Plan
from .records import Record

BATCH = 250
PLAIN_FIELDS = (
    "position",
    "name",
    "post",
    "office_telephone",
    "office_mail",
    "mobile",
    "private_mail",
    "updated_on",
)
WRITTEN = [*PLAIN_FIELDS, "province", "is_active", "left_on", "sort_key"]


@transaction.atomic
def write(plan: Plan, *, user: Any) -> None:
    """Write all changes of a plan and log each; who left stays as inactive."""
    leaving = [change.officer for change in plan.changes if change.kind == ChangeKind.LEFT]
    today = timezone.localdate()
    for start in range(0, len(leaving), BATCH):
        keys = [officer.pk for officer in leaving[start : start + BATCH] if officer]
        Officer.objects.filter(pk__in=keys).update(is_active=False, left_on=today)
    coming = [change for change in plan.changes if change.record]
    officers = _upsert(coming)
    _write_districts(coming, officers)
    DirectoryLogEntry.objects.log_together(user, _log_lines(plan, officers))


def _upsert(coming: list[Change]) -> dict[str, Officer]:
    """Add who is new and change who is there, by the number in the source."""
    Officer.objects.bulk_create(
        [_officer(change.record) for change in coming if change.record],
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["source_id"],
        update_fields=WRITTEN,
    )
    numbers = {change.record.source_id for change in coming if change.record}
    everybody = Officer.objects.order_by().only("source_id", "name")
    return {one.source_id: one for one in everybody if one.source_id in numbers}


def _officer(record: Record) -> Officer:
    return Officer(
        source_id=record.source_id,
        province_id=record.province,
        is_active=True,
        left_on=None,
        sort_key=sort_key(record.name),
        **{name: getattr(record, name) for name in PLAIN_FIELDS},
    )


def _write_districts(coming: list[Change], officers: dict[str, Officer]) -> None:
    """Replace the districts of whom they change."""
    serves_in = Officer.districts.through
    moved = [
        (officers[change.record.source_id].pk, change.record.districts)
        for change in coming
        if change.record and _moves(change)
    ]
    for start in range(0, len(moved), BATCH):
        keys = [pk for pk, _codes in moved[start : start + BATCH]]
        serves_in.objects.filter(officer__in=keys).delete()
    serves_in.objects.bulk_create(
        [serves_in(officer_id=pk, district_id=code) for pk, codes in moved for code in codes],
        batch_size=BATCH,
    )


def _moves(change: Change) -> bool:
    new = change.kind == ChangeKind.ADDED
    return new or any(difference.field == "districts" for difference in change.differences)


def _log_lines(plan: Plan, officers: dict[str, Officer]) -> Any:
    for change in plan.changes:
        officer = officers[change.record.source_id] if change.record else change.officer
        yield officer, change.kind.log_action, {"changes": _logged(change)}


def _logged(change: Change) -> dict[str, list[str]]:
    """Old and new of each field; of private numbers and mail only that they changed."""
    return {
        difference.field: []
        if difference.field in PRIVATE_FIELDS
        else [difference.old, difference.new]
        for difference in change.differences
    }
