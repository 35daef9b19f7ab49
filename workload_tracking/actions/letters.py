"""Saving the numbers of letters received and sent: the district office beside the สถอ."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from ..digest import LETTER_FIELDS
from ..enums import Action
from ..models import Report
from ..permissions import FILL
from ..refusals import why_not_filled
from .locking import lock_report, log_change, save_report
from .merging import merge


@transaction.atomic
def save_letters(
    *,
    user: Any,
    report: Report,
    letters: Mapping[str, int | None],
    seen: Mapping[str, int | None] | None = None,
) -> dict[str, int | None]:
    """Save numbers of letters; give what is contested, by field, with the number that stands.

    Letters are asked for but do not hold up confirming. Raises PermissionDenied and Refused.
    """
    report = lock_report(user=user, report=report, permission=FILL, refusal=why_not_filled)
    stands = {name: getattr(report, name) for name in LETTER_FIELDS}
    changes, contested = merge(stands, letters, seen)
    if changes:
        for name, number in changes.items():
            setattr(report, name, number)
        save_report(report, user=user, fields=list(changes))
        log_change(
            report,
            Action.SAVE_LETTERS,
            user=user,
            changes=[
                {"field": name, "old": stands[name], "new": new} for name, new in changes.items()
            ],
        )
    return contested
