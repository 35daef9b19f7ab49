"""Reading questions on reports; `for_user` is the only door."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import (
    Case,
    Count,
    Exists,
    F,
    FilteredRelation,
    OuterRef,
    Q,
    QuerySet,
    Value,
    When,
)

from districtcoordinator.areas.querysets import permitted

from ..enums import STATES_BY_URGENCY, ReportState
from ..permissions import VIEW


def by_state(values: Mapping[ReportState, Any]) -> Case:
    """Give one of the values by where a report stands; the first rule that holds decides."""
    rules = [
        (Q(confirmation__isnull=False), ReportState.CONFIRMED),
        (Q(covering__isnull=False), ReportState.COVERED),
        (Q(not_reporting_since__isnull=False), ReportState.NOT_REPORTING),
        (Q(returned_at__isnull=False), ReportState.RETURNED),
        (Q(is_ready=True), ReportState.READY),
    ]
    return Case(
        *(When(rule, then=Value(values[state])) for rule, state in rules),
        default=Value(values[ReportState.RECORDING]),
    )


class ReportQuerySet(QuerySet):
    def for_user(self, user: Any, permission: str = VIEW) -> ReportQuerySet:
        """Keep the reports in whose district the user holds a permission."""
        here = {"district": "district", "province": "district__province"}
        return self.filter(permitted(user, permission, **here))

    def with_state(self) -> ReportQuerySet:
        """Add `state`, `covered_in` (whose report has this district), `names_others` and the
        confirmation's `confirmed_at`."""
        from ..models import CoveredDistrict

        # At most one row, since a district is covered once a round: a join, which the matrix of all
        # districts reads twice as fast as subqueries.
        covering = FilteredRelation(
            "district__covered_in", condition=Q(district__covered_in__round=F("round"))
        )
        return self.annotate(
            covering=covering,
            confirmed_at=F("confirmation__confirmed_at"),
            covered_in=F("covering__report__district_name"),
            names_others=Exists(CoveredDistrict.objects.filter(report=OuterRef("pk"))),
            state=by_state({state: state.value for state in ReportState}),
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
        rank = by_state({state: place for place, state in enumerate(STATES_BY_URGENCY)})
        return self.order_by(rank, "district__province__sort_key", "district__sort_key", "pk")

    def by_name(self) -> ReportQuerySet:
        """Thai order of provinces, then of districts."""
        return self.order_by("district__province__sort_key", "district__sort_key", "pk")

    def state_counts(self) -> dict[str, int]:
        """Count the reports in each state; needs `with_state`. States without any are 0."""
        counted = self.order_by().values("state").annotate(number=Count("pk"))
        return dict.fromkeys(ReportState.values, 0) | {
            row["state"]: row["number"] for row in counted
        }

    def state_counts_by_round(self) -> dict[int, dict[str, int]]:
        """Count as `state_counts`, by round; a round without reports is not there."""
        counted = self.order_by().values("round", "state").annotate(number=Count("pk"))
        counts: dict[int, dict[str, int]] = {}
        for row in counted:
            of_round = counts.setdefault(row["round"], dict.fromkeys(ReportState.values, 0))
            of_round[row["state"]] = row["number"]
        return counts
