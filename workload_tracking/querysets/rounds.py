"""Reading questions on rounds."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Count, QuerySet
from django.utils import timezone

from districtcoordinator.areas.models import District

if TYPE_CHECKING:
    from ..models import Round


class RoundQuerySet(QuerySet["Round"]):
    def overlapping(self, first: date, last: date) -> RoundQuerySet:
        """Keep the rounds that are open on any day of a span; at most one may ever be."""
        return self.filter(opens_on__lte=last, confirm_until__gte=first)

    def current(self, on: date | None = None) -> Round | None:
        """Give the open round, else the newest that has opened, else the newest of all."""
        day = on or timezone.localdate()
        return (
            self.overlapping(day, day).first()
            or self.filter(opens_on__lte=day).order_by("-opens_on").first()
            or self.order_by("-fiscal_year").first()
        )

    def before(self, round: Round) -> Round | None:
        """Give the round of the nearest earlier fiscal year."""
        return self.filter(fiscal_year__lt=round.fiscal_year).order_by("-fiscal_year").first()

    def missing_reports(self) -> dict[int, int]:
        """Count, for each round, the districts that record figures but have no report in it."""
        districts = District.objects.reporting()
        present = (
            self.filter(reports__district__in=districts)
            .order_by()
            .values_list("pk")
            .annotate(number=Count("reports"))
        )
        total, there = districts.count(), dict(present)
        return {pk: total - there.get(pk, 0) for pk in self.values_list("pk", flat=True)}
