"""What a list of officers would change in the directory, worked out in four queries."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from districtcoordinator.thai.dates import short_date
from districtcoordinator.thai.order import sort_key

from .enums import ChangeKind, Position
from .models import Officer
from .places import Places
from .records import Record, label_of

FIELDS = (
    "position",
    "name",
    "post",
    "province",
    "districts",
    "office_telephone",
    "office_mail",
    "mobile",
    "private_mail",
    "updated_on",
)
PRIVATE_FIELDS = frozenset({"mobile", "private_mail"})
ORDER = list(ChangeKind)


@dataclass(frozen=True)
class Difference:
    """One field that changes, as people read it."""

    field: str
    label: str
    old: str
    new: str


@dataclass(frozen=True)
class Change:
    """What happens to one officer; `record` is what comes, `officer` who is there already."""

    kind: ChangeKind
    name: str
    province: str
    differences: tuple[Difference, ...] = ()
    record: Record | None = None
    officer: Officer | None = None


@dataclass(frozen=True)
class Plan:
    """All changes, who leaves first; and how many were in office before."""

    changes: list[Change]
    in_office: int
    unchanged: int

    def count(self, kind: ChangeKind) -> int:
        return self._counts[kind]

    @property
    def counts(self) -> dict[str, int]:
        """Give how many of each kind, by the names of `DirectoryUpdate`'s fields."""
        return {kind.value: self._counts[kind] for kind in ChangeKind}

    @property
    def _counts(self) -> Counter[ChangeKind]:
        return Counter(change.kind for change in self.changes)

    @property
    def most_leave(self) -> bool:
        """More than half of the people would leave: more likely a fault than the truth."""
        return self.count(ChangeKind.LEFT) * 2 > self.in_office


def plan_of(records: Iterable[Record], places: Places) -> Plan:
    """Compare a list of officers with the directory as it is now."""
    there = {officer.source_id: officer for officer in Officer.objects.order_by()}
    served = _districts_served()
    changes, unchanged, come = [], 0, set()
    for record in records:
        come.add(record.source_id)
        officer = there.get(record.source_id)
        differences: tuple[Difference, ...] = ()
        if officer is None:
            kind = ChangeKind.ADDED
        else:
            differences = tuple(_differences(record, officer, served[officer.pk], places))
            kind = ChangeKind.CHANGED if officer.is_active else ChangeKind.RETURNED
            if officer.is_active and not differences:
                unchanged += 1
                continue
        province = places.province_name(record.province)
        changes.append(Change(kind, record.name, province, differences, record, officer))
    leaving = (one for one in there.values() if one.is_active and one.source_id not in come)
    for officer in leaving:
        province = places.province_name(officer.province_id)
        changes.append(Change(ChangeKind.LEFT, officer.name, province, officer=officer))
    changes.sort(key=_place_in_preview)
    in_office = sum(officer.is_active for officer in there.values())
    return Plan(changes, in_office, unchanged)


def _districts_served() -> dict[int, tuple[str, ...]]:
    served: dict[int, list[str]] = defaultdict(list)
    pairs = Officer.districts.through.objects.values_list("officer", "district")
    for officer, district in pairs:
        served[officer].append(district)
    return defaultdict(tuple, {pk: tuple(sorted(codes)) for pk, codes in served.items()})


def _differences(
    record: Record, officer: Officer, districts: tuple[str, ...], places: Places
) -> Iterable[Difference]:
    for field in FIELDS:
        attribute = "province_id" if field == "province" else field
        old: Any = districts if field == "districts" else getattr(officer, attribute)
        new: Any = getattr(record, field)
        if old != new:
            yield Difference(
                field, label_of(field), _shown(field, old, places), _shown(field, new, places)
            )


def _shown(field: str, value: Any, places: Places) -> str:
    match field:
        case "position":
            return str(Position(value).label)
        case "province":
            return places.province_name(value)
        case "districts":
            return places.district_names(value)
        case "updated_on":
            return short_date(value) if value else ""
    return value


def _place_in_preview(change: Change) -> tuple[int, str, str]:
    return ORDER.index(change.kind), sort_key(change.province), sort_key(change.name)
