"""The tasks of the worker by which news get to other sites."""

from datetime import datetime

from django.utils import timezone
from django_tasks import task

from ..models import Delivery, SyndicationTarget

# Behind mail, before the search index; what has failed stands behind everything.
SOON, LATER = 5, -10


@task(priority=SOON)
def deliver(target: int) -> None:
    """Send to a target (its key) what is due; harmless if nothing is."""
    from .delivering import deliver_due

    deliver_due(target)


def ask_worker(target: int, at: datetime | None = None) -> None:
    """Have the worker send to a target (its key) what is due, soon or at a time.

    Where tasks are not kept for a worker, but run within what asks for them, nothing is asked: no
    target is to be waited for there. `manage.py send_news` has to be run by the clock instead.
    """
    if not deliver.get_backend().supports_defer:
        return
    task = deliver if at is None else deliver.using(run_after=at, priority=LATER)
    task.enqueue(target=target)


def wake(target: SyndicationTarget, at: datetime | None) -> None:
    """Have what is due then sent, by one task for later and no more; the target is locked."""
    now = timezone.now()
    at = max(at or now, now)
    if target.wake_at and now < target.wake_at <= at:
        return
    target.wake_at = at
    target.save(update_fields=["wake_at"])
    ask_worker(target.pk, at)


def due_targets() -> list[int]:
    """Give the targets (their keys) to which something may be sent now."""
    now = timezone.now()
    resting = {"target__resting_until__gt": now}
    due = Delivery.objects.due(now).filter(target__active=True).exclude(**resting)
    return sorted(set(due.order_by().values_list("target", flat=True)))


def sweep() -> list[int]:
    """Have the worker send everything that is due; for what has lost its task, harmless else."""
    targets = due_targets()
    for target in targets:
        ask_worker(target)
    return targets
