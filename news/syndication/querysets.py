"""Reading questions on the outbox."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from districtcoordinator.areas.permissions import holds

from ..enums import PENDING, DeliveryState
from ..permissions import MANAGE_SYNDICATION


class SyndicationTargetQuerySet(QuerySet):
    def for_user(self, user: Any) -> SyndicationTargetQuerySet:
        """Keep all for who keeps the targets, none for anybody else."""
        return self if holds(user, MANAGE_SYNDICATION) else self.none()

    def with_counts(self) -> SyndicationTargetQuerySet:
        """Tell of each target how many deliveries wait, have failed so far, and are given up."""
        return self.annotate(
            waiting=_count(DeliveryState.WAITING),
            retrying=_count(DeliveryState.RETRYING),
            given_up=_count(DeliveryState.GIVEN_UP),
        )


class DeliveryQuerySet(QuerySet):
    def for_user(self, user: Any) -> DeliveryQuerySet:
        """Keep all for who keeps the targets, none for anybody else."""
        return self if holds(user, MANAGE_SYNDICATION) else self.none()

    def pending(self) -> DeliveryQuerySet:
        """Keep what is still to be delivered."""
        return self.filter(state__in=PENDING)

    def with_last_problem(self) -> DeliveryQuerySet:
        """Tell of each what went wrong at its last attempt."""
        from ..models import DeliveryAttempt

        of_delivery = DeliveryAttempt.objects.filter(delivery=OuterRef("pk")).order_by("-pk")
        return self.annotate(
            last_problem=Subquery(of_delivery.values("problem")[:1]),
            last_status=Subquery(of_delivery.values("status")[:1]),
        )

    def next_of_items(self) -> DeliveryQuerySet:
        """Keep of each item and target only the earliest message that is still to be delivered."""
        same = {"target": OuterRef("target"), "item_key": OuterRef("item_key")}
        earlier = DeliveryQuerySet(self.model).pending().filter(event__lt=OuterRef("event"), **same)
        return self.pending().filter(~Exists(earlier))

    def due(self, now: datetime) -> DeliveryQuerySet:
        """Keep what may be sent now, what has waited longest first."""
        return self.next_of_items().filter(next_try_at__lte=now).order_by("next_try_at", "pk")


def _count(state: DeliveryState) -> Coalesce:
    """Count by the index: what was delivered is most, and is not asked for."""
    from ..models import Delivery

    of_target = Delivery.objects.filter(target=OuterRef("pk"), state=state).order_by()
    counted = of_target.values("target").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted), 0)
