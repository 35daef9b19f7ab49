"""Telling other sites what happens to news, and keeping the sites that are told."""

import json
from datetime import timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from districtcoordinator.areas.permissions import holds

from ..enums import PENDING, DeliveryState, EventType
from ..models import Delivery, NewsPage, SyndicationEvent, SyndicationTarget
from ..permissions import MANAGE_SYNDICATION
from ..refusals import Reason, Refused
from ..syndication.representing import reference, represent
from ..syndication.signing import new_secret
from ..syndication.tasks import ask_worker

FORMER_SECRET_VALID = timedelta(days=2)


@transaction.atomic
def announce(*, item: NewsPage, event: EventType) -> None:
    """Tell every target what happened to an item of a province; in the transaction of the change.

    The message is kept as it is now, for paused targets too. What is private is not told of, nor
    are the department's own news; a withdrawal is always told.
    """
    targets = list(SyndicationTarget.objects.all())
    if not targets or item.province_id is None:
        return
    if event == EventType.WITHDRAWN:
        content = reference(item)
        # Its words are nobody's business any more: what has not arrived by now is not sent.
        Delivery.objects.pending().filter(event__item=item).update(state=DeliveryState.GIVEN_UP)
    else:
        public = NewsPage.objects.published().with_places().filter(pk=item.pk).first()
        if public is None:
            return
        item = public
        (content,) = represent([item])
    told = SyndicationEvent.objects.create(
        type=event,
        item=item,
        item_key=item.translation_key,
        title=item.title,
        occurred_at=timezone.now(),
    )
    told.payload = _message(told, content)
    told.save(update_fields=["payload"])
    Delivery.objects.bulk_create(
        Delivery(event=told, target=target, item_key=told.item_key) for target in targets
    )
    for target in targets:
        if target.active:
            ask_worker(target.pk)


def _message(told: SyndicationEvent, content: dict[str, Any]) -> str:
    """Write a message; its key rises with each event and is never used twice."""
    message = {
        "type": told.type,
        "sequence": told.pk,
        "timestamp": told.occurred_at.isoformat(timespec="milliseconds"),
        "item": content,
    }
    return json.dumps(message, ensure_ascii=False, cls=DjangoJSONEncoder)


@transaction.atomic
def send_again(*, user: Any, delivery: Delivery) -> None:
    """Send a message again at once, whether it has arrived or not.

    Raises PermissionDenied for whoever does not keep the targets, as all of these do, and Refused
    for the words of an item that was withdrawn.
    """
    _check(user)
    told = delivery.event
    is_out = told.item is not None and told.item.live
    if told.type != EventType.WITHDRAWN and not is_out:
        raise Refused(Reason.NOT_PUBLISHED)
    Delivery.objects.filter(pk=delivery.pk).update(
        state=DeliveryState.WAITING, tries=0, next_try_at=timezone.now(), delivered_at=None
    )
    log(instance=delivery.target, action="news.send_again", user=user, data=_about(delivery))
    _stir(delivery.target)


@transaction.atomic
def send_now(*, user: Any, target: SyndicationTarget) -> None:
    """Try everything that waits for a target at once, instead of after its pause."""
    _check(user)
    waiting = Delivery.objects.filter(target=target, state__in=PENDING)
    waiting.update(next_try_at=timezone.now())
    log(instance=target, action="news.send_now", user=user)
    _stir(target)


@transaction.atomic
def add_target(*, user: Any, name: str, address: str) -> SyndicationTarget:
    """Begin to send news to a site, from now on; its secret is made here."""
    _check(user)
    target = SyndicationTarget.objects.create(name=name, address=address, secret=new_secret())
    log(instance=target, action="news.target_add", user=user, data={"address": address})
    return target


@transaction.atomic
def change_target(*, user: Any, target: SyndicationTarget, name: str, address: str) -> None:
    """Call a target by another name, or send to another address."""
    _check(user)
    target.name, target.address = name, address
    target.save(update_fields=["name", "address"])
    log(instance=target, action="news.target_change", user=user, data={"address": address})
    _stir(target)


@transaction.atomic
def pause_target(*, user: Any, target: SyndicationTarget) -> None:
    """Send nothing to a target for now; what happens meanwhile is kept for it."""
    _check(user)
    if SyndicationTarget.objects.filter(pk=target.pk, active=True).update(active=False):
        log(instance=target, action="news.target_pause", user=user)


@transaction.atomic
def resume_target(*, user: Any, target: SyndicationTarget) -> None:
    """Send to a target again, beginning with what it has missed."""
    _check(user)
    if SyndicationTarget.objects.filter(pk=target.pk, active=False).update(active=True):
        log(instance=target, action="news.target_resume", user=user)
        _stir(target)


@transaction.atomic
def remove_target(*, user: Any, target: SyndicationTarget) -> None:
    """Send nothing to a site any more, and forget what was sent and what waits."""
    _check(user)
    log(instance=target, action="news.target_remove", user=user, deleted=True)
    target.delete()


@transaction.atomic
def renew_secret(*, user: Any, target: SyndicationTarget) -> None:
    """Make a new secret; messages are signed with the one before too, for two days."""
    _check(user)
    target = SyndicationTarget.objects.select_for_update().get(pk=target.pk)
    target.former_secret, target.secret = target.secret, new_secret()
    target.former_until = timezone.now() + FORMER_SECRET_VALID
    target.save(update_fields=["secret", "former_secret", "former_until"])
    log(instance=target, action="news.secret_renew", user=user)


@transaction.atomic
def show_secret(*, user: Any, target: SyndicationTarget) -> str:
    """Give a target's secret to hand over; who has seen it stands in the log."""
    _check(user)
    log(instance=target, action="news.secret_show", user=user)
    return target.secret


def _check(user: Any) -> None:
    if not holds(user, MANAGE_SYNDICATION):
        raise PermissionDenied


def _about(delivery: Delivery) -> dict[str, Any]:
    return {"title": delivery.event.title, "sequence": delivery.event_id}


def _stir(target: SyndicationTarget) -> None:
    """Ask a target anew, although it may have failed before."""
    SyndicationTarget.objects.filter(pk=target.pk).update(failures=0, resting_until=None)
    ask_worker(target.pk)
