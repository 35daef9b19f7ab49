"""What the tests of syndication share: an item's way to the outside, and the worker's turn."""

from typing import Any

from news.actions import approve, submit
from news.models import Delivery, NewsPage
from news.syndication.delivering import deliver_due


def states(**of: Any) -> list[str]:
    """Give the states of deliveries in the order of their events."""
    found = Delivery.objects.filter(**of).order_by("event", "target")
    return list(found.values_list("state", flat=True))


def change(item: NewsPage, title: str, people: Any) -> NewsPage:
    """Give an item another title, and have it approved."""
    item.title = title
    item.save_revision(user=people.officer)
    submit(user=people.officer, item=item)
    waiting = NewsPage.objects.get(pk=item.pk)
    approve(user=people.approver, task_state=waiting.current_workflow_task_state)
    return NewsPage.objects.get(pk=item.pk)


def work(*targets: Any) -> list[int]:
    """Have the worker do what it does for each target when a task is due."""
    return [deliver_due(target.pk) for target in targets]
