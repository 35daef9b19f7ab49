"""Saving the contact data and the districts that the officer is responsible for."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from ..enums import Action
from ..models import Report
from ..permissions import FILL
from ..refusals import why_not_filled
from .coverage import CoverageProblem, cover_districts
from .locking import lock_report, lock_rows, log_change, save_report
from .merging import merge, merge_choices


@dataclass
class SavedContact:
    """What was not saved: contested fields with the value that stands, refused districts."""

    report: Report
    contested: dict[str, Any] = field(default_factory=dict)
    problems: list[CoverageProblem] = field(default_factory=list)


@transaction.atomic
def save_contact(
    *,
    user: Any,
    report: Report,
    contact: Mapping[str, Any],
    covered: Collection[str],
    withdraw: Collection[str] = (),
    seen: Mapping[str, Any] | None = None,
) -> SavedContact:
    """Save contact fields and `covers_only_own`, and name the other districts by their codes.

    `withdraw` names districts whose own figures are to be withdrawn because this report speaks
    for them. `seen` is what the form showed, by field; its "covered" holds the districts it showed
    as named, so that one which somebody else named meanwhile stays. Whoever declares the contrary
    of what somebody else declared meanwhile (one district only, or others as well) changes
    neither: `covers_only_own` is contested. Raises PermissionDenied, Refused, and ValueError for
    both declared at once.
    """
    if contact.get("covers_only_own") and covered:
        raise ValueError("A report covers one district only, or names the others.")
    lock_rows(round=report.round_id, districts={report.district_id, *covered})
    report = lock_report(user=user, report=report, permission=FILL, refusal=why_not_filled)
    stands = {name: getattr(report, name) for name in contact}
    changes, contested = merge(stands, contact, seen)
    before = _named(report)
    chosen = merge_choices(before, covered, None if seen is None else seen.get("covered"))
    if chosen and changes.get("covers_only_own", report.covers_only_own):
        changes.pop("covers_only_own", None)
        contested["covers_only_own"] = report.covers_only_own
        chosen = before
    for name, value in changes.items():
        setattr(report, name, value)
    result = SavedContact(report, contested)
    result.problems = cover_districts(user=user, report=report, covered=chosen, withdraw=withdraw)
    after = _named(report)
    report.names_others = bool(after)
    logged = [{"field": name, "old": stands[name], "new": new} for name, new in changes.items()]
    if before != after:
        logged.append({"field": "covered", "old": sorted(before), "new": sorted(after)})
    if logged:
        save_report(report, user=user, fields=list(changes))
        log_change(report, Action.SAVE_CONTACT, user=user, changes=logged)
    return result


def _named(report: Report) -> set[str]:
    return set(report.covered_districts.values_list("district_id", flat=True))
