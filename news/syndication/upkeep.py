"""Keeping the outbox small."""

from datetime import timedelta

from django.utils import timezone

from ..enums import DeliveryState
from ..models import Delivery, SyndicationEvent

KEPT = timedelta(days=365)


def remove_old(age: timedelta) -> int:
    """Forget what was delivered or given up that long ago; give the number of messages removed.

    What still waits stays however old it is.
    """
    before = timezone.now() - age
    over = Delivery.objects.filter(
        state__in=(DeliveryState.DELIVERED, DeliveryState.GIVEN_UP), event__occurred_at__lt=before
    )
    over.delete()
    events = SyndicationEvent.objects.filter(occurred_at__lt=before, deliveries=None)
    return events.delete()[1].get("news.SyndicationEvent", 0)
