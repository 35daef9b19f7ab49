"""What waits for the provincial offices: item by item, and province by province."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Count
from wagtail.models import TaskState

from districtcoordinator.areas.models import Appointment, Province

from ..models import NewsPage
from ..permissions import APPROVE_NEWS, OVERSEE_NEWS
from ..querysets import NewsPageQuerySet
from .rows import QueueRow, Wait


def queue_for(user: Any, *, oversees: bool) -> NewsPageQuerySet:
    """Give what waits in the provinces that a person approves for, or oversees: first what they
    decide about, then the rest, each the longest waiting first."""
    seen = NewsPage.objects.for_user(user, OVERSEE_NEWS if oversees else APPROVE_NEWS)
    waiting = seen.waiting().with_decision(user)
    items = waiting.with_places().select_related("owner").defer("body")
    return items.order_by("-decides", "waiting_since", "pk")


def rows_of(items: Iterable[Any], user: Any) -> list[QueueRow]:
    """Give the rows of a page of the queue, in two queries for any number of items."""
    items = list(items)
    submitters = {item.submitted_by_id for item in items if item.submitted_by_id}
    people = get_user_model()._default_manager.in_bulk(submitters)
    states = TaskState.objects.filter(pk__in=[item.task_state for item in items])
    tasks = dict(states.values_list("pk", "task"))
    return [
        QueueRow(item, user, people.get(item.submitted_by_id), tasks.get(item.task_state))
        for item in items
    ]


@dataclass(frozen=True)
class ProvinceQueue:
    """How much waits in a province, since when, and how many people may approve it."""

    province: Province
    number: int
    for_department: int
    oldest: datetime | None
    approvers: int

    @property
    def wait(self) -> Wait | None:
        return Wait(self.oldest) if self.oldest else None

    @property
    def needs_care(self) -> bool:
        """Whether something waits, or would wait for nobody."""
        return bool(self.number) or not self.approvers


class Order(StrEnum):
    """How the provinces' queues can be put in order."""

    LONGEST = "longest"
    NUMBER = "number"
    NAME = "name"


def province_queues(user: Any, order: Order = Order.LONGEST) -> list[ProvinceQueue]:
    """Give the queues of all provinces that a person oversees, in three queries."""
    provinces = Province.objects.for_user(user, OVERSEE_NEWS).with_office()
    waiting = {row["province"]: row for row in NewsPage.objects.waiting_by_province()}
    approving = Appointment.objects.active().carrying(APPROVE_NEWS).order_by()
    people = approving.values("province").annotate(people=Count("user", distinct=True))
    approvers = dict(people.values_list("province", "people"))
    nothing = {"number": 0, "for_department": 0, "oldest": None}
    queues = [
        ProvinceQueue(
            province,
            approvers=approvers.get(province.pk, 0),
            **{name: waiting.get(province.pk, nothing)[name] for name in nothing},
        )
        for province in provinces
    ]
    match order:  # names come in order; of equals they decide
        case Order.LONGEST:
            queues.sort(key=lambda queue: (queue.oldest is None, queue.oldest or 0))
        case Order.NUMBER:
            queues.sort(key=lambda queue: -queue.number)
    return queues
