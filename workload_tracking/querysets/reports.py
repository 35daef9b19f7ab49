"""Reading questions on reports; `for_user` is the only door."""

from __future__ import annotations

from typing import Any

from django.db.models import (
    Case,
    CharField,
    Count,
    Exists,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)

from districtcoordinator.areas.models import District

from ..enums import STATES_BY_URGENCY, ReportState
from ..permissions import VIEW


class ReportQuerySet(QuerySet):
    def for_user(self, user: Any, permission: str = VIEW) -> ReportQuerySet:
        """Keep the reports in whose district the user holds a permission."""
        return self.filter(district__in=District.objects.for_user(user, permission))

    def with_state(self) -> ReportQuerySet:
        """Add `state`, `covered_in` (whose report has this district), `names_others` and the
        confirmation's `confirmed_at`."""
        from ..models import CoveredDistrict

        covering = CoveredDistrict.objects.filter(
            round=OuterRef("round"), district=OuterRef("district")
        )
        return self.annotate(
            confirmed_at=F("confirmation__confirmed_at"),
            covered_in=Subquery(covering.values("report__district_name")[:1]),
            names_others=Exists(CoveredDistrict.objects.filter(report=OuterRef("pk"))),
        ).annotate(
            state=Case(
                When(confirmed_at__isnull=False, then=Value(ReportState.CONFIRMED.value)),
                When(covered_in__isnull=False, then=Value(ReportState.COVERED.value)),
                When(
                    not_reporting_since__isnull=False, then=Value(ReportState.NOT_REPORTING.value)
                ),
                When(returned_at__isnull=False, then=Value(ReportState.RETURNED.value)),
                When(is_ready=True, then=Value(ReportState.READY.value)),
                default=Value(ReportState.RECORDING.value),
                output_field=CharField(),
            )
        )

    def in_area(self, *, region: str = "", province: str = "") -> ReportQuerySet:
        """Keep a region's or a province's reports; an empty word keeps all."""
        found = self
        if region:
            found = found.filter(district__province__region=region)
        if province:
            found = found.filter(district__province=province)
        return found

    def named(self, words: str) -> ReportQuerySet:
        """Keep the districts whose name, province or officer contains every word."""
        found = self
        for word in words.split():
            found = found.filter(
                Q(district_name__icontains=word)
                | Q(province_name__icontains=word)
                | Q(officer_name__icontains=word)
            )
        return found

    def by_urgency(self) -> ReportQuerySet:
        """What the province must see to comes first; needs `with_state`."""
        ranks = [
            When(state=state.value, then=Value(rank))
            for rank, state in enumerate(STATES_BY_URGENCY)
        ]
        return self.order_by(Case(*ranks), "district__province__sort_key", "district__sort_key")

    def by_name(self) -> ReportQuerySet:
        """Thai order of provinces, then of districts."""
        return self.order_by("district__province__sort_key", "district__sort_key", "pk")

    def state_counts(self) -> dict[str, int]:
        """Count the reports in each state; needs `with_state`. States without any are 0."""
        counted = self.order_by().values("state").annotate(number=Count("pk"))
        return dict.fromkeys(ReportState.values, 0) | {
            row["state"]: row["number"] for row in counted
        }
