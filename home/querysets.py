"""Reading questions on reports of problems; `for_user` is the only door to them."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db.models import BooleanField, Case, Q, QuerySet, When
from django.utils import timezone

from districtcoordinator.areas.permissions import holds
from districtcoordinator.thai.digits import to_arabic
from districtcoordinator.thai.normalise import normalise

from .enums import ProblemState
from .permissions import ANSWER_PROBLEMS

HOUR = timedelta(hours=1)


class ProblemReportQuerySet(QuerySet):
    def for_user(self, user: Any) -> ProblemReportQuerySet:
        """Keep everything for who answers reports, nothing for anybody else."""
        return self.all() if holds(user, ANSWER_PROBLEMS) else self.none()

    def waiting(self) -> ProblemReportQuerySet:
        """Keep what nobody has settled, and answers that have not left yet."""
        return self.filter(_waiting())

    def waiting_first(self) -> ProblemReportQuerySet:
        """Mark each with `is_waiting` and put those first, the newest first among their like."""
        is_waiting = Case(When(_waiting(), then=True), default=False, output_field=BooleanField())
        return self.annotate(is_waiting=is_waiting).order_by("-is_waiting", "-created_at", "-pk")

    def search(self, words: str) -> ProblemReportQuerySet:
        """Keep reports that have the words in text, name or mail address, or their number."""
        words = normalise(words).strip()
        if not words:
            return self.all()
        found = Q()
        for field in ("message", "answer", "name", "email", "page_address"):
            found |= Q(**{f"{field}__icontains": words})
        number = to_arabic(words).removeprefix("#")
        if number.isdecimal() and len(number) < 10:
            found |= Q(pk=int(number))
        return self.filter(found)

    def last_hour(self, *, sender: str = "", email: str = "") -> list[datetime]:
        """Give when a sender, or a mail address, has reported in the last hour, oldest first."""
        recent = self.filter(created_at__gt=timezone.now() - HOUR)
        recent = recent.filter(sender=sender) if sender else recent.filter(email__iexact=email)
        return list(recent.order_by("created_at").values_list("created_at", flat=True))


def _waiting() -> Q:
    return Q(state=ProblemState.NEW) | Q(state=ProblemState.ANSWERED, answer_sent_at=None)
