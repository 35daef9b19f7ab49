"""Sending to a target what is due: in order for each item, by one worker at a time, at least once.

No transaction is open while a target is asked. A run that is killed leaves a claim that ends by
itself; what it had sent is sent again, which receivers bear.
"""

import time
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from ..enums import DeliveryState
from ..models import Delivery, DeliveryAttempt, SyndicationTarget
from .sending import Outcome, send
from .tasks import wake

# Minutes before each further attempt: soon at first, then every three hours for a week.
PAUSES = (1, 5, 15, 60, *[180] * 56)
# So many failures in a row, of whatever kind, are the target's and not one message's.
MOST_FAILURES = 3
RUN_SECONDS = 20.0
# Longer than any attempt, shorter than what is waited for a worker that was killed.
CLAIM = timedelta(minutes=5)


def deliver_due(target: int) -> int:
    """Send to a target (its key) what is due, for as long as a run may last.

    May be called at any time and by several at once. Gives the number of attempts; sees to it that
    what is left is taken up again.
    """
    attempts, until = 0, time.monotonic() + RUN_SECONDS
    if (claim := _claim(target)) is None:
        return attempts
    while time.monotonic() < until and (delivery := _next(target)):
        outcome = send(delivery)
        attempts += 1
        if not _record(claim, delivery, outcome):
            break
    _release(target, claim)
    return attempts


def _claim(key: int) -> UUID | None:
    """Become the one who sends to a target; nothing if that is another one, or it is not time."""
    with transaction.atomic():
        target, now = _locked(key), timezone.now()
        if target is None or not target.active:
            return None
        if target.is_resting:
            wake(target, target.resting_until)
            return None
        if target.claim and target.claimed_until and target.claimed_until > now:
            # Whoever has it looks again before giving it back; if killed, this takes it up.
            wake(target, target.claimed_until)
            return None
        target.claim, target.claimed_until = uuid4(), now + CLAIM
        target.save(update_fields=["claim", "claimed_until"])
        return target.claim


def _next(target: int) -> Delivery | None:
    due = Delivery.objects.filter(target=target).due(timezone.now())
    return due.select_related("event", "target").first()


@transaction.atomic
def _record(claim: UUID, delivery: Delivery, outcome: Outcome) -> bool:
    """Write down what came of an attempt; say whether the run goes on."""
    target, now = _locked(delivery.target_id), timezone.now()
    current = Delivery.objects.filter(pk=delivery.pk).first()
    if target is None or current is None:
        return False  # removed meanwhile
    DeliveryAttempt.objects.create(
        delivery=current,
        at=now,
        status=outcome.status,
        seconds=outcome.seconds,
        problem=outcome.problem,
    )
    _count_for_delivery(current, outcome, now)
    if target.claim != claim:
        return False  # too slow: another one has taken over
    target.claimed_until = now + CLAIM
    _count_for_target(target, outcome, now)
    target.save()
    return target.active and not target.is_resting


def _count_for_delivery(delivery: Delivery, outcome: Outcome, now: datetime) -> None:
    delivery.tries += 1
    if outcome.is_delivered:
        delivery.state, delivery.delivered_at = DeliveryState.DELIVERED, now
    elif delivery.tries > len(PAUSES):
        delivery.state = DeliveryState.GIVEN_UP
    else:
        delivery.state = DeliveryState.RETRYING
        delivery.next_try_at = now + _pause(delivery.tries)
    delivery.save()


def _count_for_target(target: SyndicationTarget, outcome: Outcome, now: datetime) -> None:
    """A target that cannot be reached rests, so that its many messages do not each wait for it."""
    if outcome.is_delivered:
        target.failures, target.resting_until = 0, None
        return
    target.failures += 1
    if outcome.status is None or target.failures >= MOST_FAILURES:
        target.resting_until = now + _pause(target.failures)
    if outcome.is_gone:
        target.active = False
        log(instance=target, action="news.target_gone")


def _release(key: int, claim: UUID) -> None:
    """Give the target back, and see to it that what is left is taken up at its time."""
    with transaction.atomic():
        target, now = _locked(key), timezone.now()
        if target is None or target.claim != claim:
            return
        target.claim = target.claimed_until = None
        target.save(update_fields=["claim", "claimed_until"])
        left = Delivery.objects.filter(target=target).next_of_items().order_by("next_try_at")
        soonest = left.values_list("next_try_at", flat=True).first()
        if target.active and soonest:
            wake(target, max(soonest, target.resting_until or soonest, now))


def _locked(key: int) -> SyndicationTarget | None:
    """Lock a target against other workers, but not against what is being written for it."""
    return SyndicationTarget.objects.select_for_update(no_key=True).filter(pk=key).first()


def _pause(failures: int) -> timedelta:
    return timedelta(minutes=PAUSES[min(failures, len(PAUSES)) - 1])
