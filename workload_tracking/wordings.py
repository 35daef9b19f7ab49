"""The wordings that questions had before they were corrected, as the log keeps them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from wagtail.models import ModelLogEntry

from .enums import Action
from .models import Question, Round


@dataclass(frozen=True)
class Correction:
    """One correction of a wording: what stood before, who changed it, when and why."""

    old: str
    reason: str
    who: str
    at: datetime


def corrections_of(round: Round) -> dict[int, list[Correction]]:
    """Give the corrections of a round's questions by question, the newest first, in two queries."""
    ids = Question.objects.filter(aspect__round=round).values_list("pk", flat=True)
    entries = (
        ModelLogEntry.objects.filter(
            content_type=ContentType.objects.get_for_model(Question),
            action=Action.CORRECT_WORDING.value,
            object_id__in=[str(pk) for pk in ids],
        )
        .select_related("user")
        .order_by("-timestamp", "-pk")
    )
    corrections: dict[int, list[Correction]] = {}
    for entry in entries:
        correction = Correction(
            old=entry.data["old"],
            reason=entry.data["reason"],
            who=str(entry.user_display_name),
            at=entry.timestamp,
        )
        corrections.setdefault(int(entry.object_id), []).append(correction)
    return corrections
