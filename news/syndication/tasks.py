"""The tasks of the worker by which news get to other sites."""

from datetime import datetime

from django.utils import timezone
from django_tasks import task

from ..models import Delivery, SyndicationTarget

# Behind what people wait for: what has failed can wait longer still.
LATER = -10


@task()
def deliver(target: int) -> None:
    """Send to a target (its key) what is due; harmless if nothing is."""
    from .delivering import deliver_due

    deliver_due(target)


def wake(target: SyndicationTarget, at: datetime | None) -> None:
    """Have what is due then sent, by one task for later and no more; the target is locked."""
    now = timezone.now()
    at = max(at or now, now)
    if target.wake_at and now < target.wake_at <= at:
        return
    target.wake_at = at
    target.save(update_fields=["wake_at"])
    deliver.using(run_after=at, priority=LATER).enqueue(target=target.pk)


def sweep() -> list[int]:
    """Give the targets (their keys) for which something is due, and have it sent by the worker.

    For what has lost its task; harmless at any other time.
    """
    due = Delivery.objects.due(timezone.now()).filter(target__active=True)
    targets = sorted(set(due.values_list("target", flat=True)))
    for target in targets:
        deliver.enqueue(target=target)
    return targets
