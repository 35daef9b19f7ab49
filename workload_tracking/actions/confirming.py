"""The province's final word on one report."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils import timezone

from ..digest import digest_of, final_digest, read_content
from ..enums import Action
from ..models import Confirmation, Report, Round
from ..permissions import CONFIRM
from ..progress import count_aspects, is_ready
from ..refusals import Reason, Refused, why_not_confirmed
from .locking import changed_since, lock_report, log_change


@dataclass(eq=False)
class ChangedMeanwhile(Refused):
    """The report is no longer what the approver was shown; says what changed since."""

    reason: Reason = Reason.CHANGED
    changes: list[dict[str, Any]] = field(default_factory=list)


@transaction.atomic
def confirm_report(*, user: Any, report: Report, digest: str, version: int) -> Confirmation:
    """Confirm a ready report for good, if it is still what `digest` and `version` showed.

    Runs under the report's row lock, so that of ten people who press at once one confirms and
    nine are told so. Raises PermissionDenied, Refused and ChangedMeanwhile; then nothing is
    confirmed.
    """
    report = lock_report(user=user, report=report, permission=CONFIRM, refusal=why_not_confirmed)
    # A question's wording, corrected at this very moment, is wholly in before this or refused.
    Round.objects.select_for_update(no_key=True).get(pk=report.round_id)
    report.progress = count_aspects(report)
    if not is_ready(report, names_others=report.names_others):
        raise Refused(Reason.NOT_READY)
    content = read_content(report)
    if digest_of(content) != digest:
        raise ChangedMeanwhile(changes=changed_since(report, version))
    now = timezone.now()
    name = user.get_full_name() or user.get_username()
    log_change(report, Action.CONFIRM, user=user)
    return Confirmation.objects.create(
        report=report,
        confirmed_by=user,
        confirmed_by_name=name,
        confirmed_at=now,
        digest=final_digest(content, by=user.pk, name=name, at=now),
    )
