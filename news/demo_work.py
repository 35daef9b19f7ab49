"""Invented news in every state of approval, by the demo accounts: what waits, what came back."""

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from django.contrib.auth import get_user_model
from django.test.utils import override_settings
from django.utils import timezone
from wagtail.models import PageSubscription, TaskState

from districtcoordinator.areas.models import District

from .actions import approve, send_back, submit, withdraw
from .models import NewsPage, ProvinceSectionPage

CONTENT = Path(__file__).parent / "content" / "demo_work.json"


# Nobody is to be mailed about what is invented.
@override_settings(EMAIL_BACKEND="django.core.mail.backends.dummy.EmailBackend")
def load(texts: Callable[[list[str]], Any], picture: Callable[..., Any]) -> int:
    """Add the items that are missing, each brought as far as its story goes; say how many came.

    `texts` makes blocks of lines, `picture` gives a drawing of a motif in a collection. Items whose
    people or section are not there are left out.
    """
    people = {one.get_username(): one for one in get_user_model()._default_manager.all()}
    sections = {one.slug: one for one in ProvinceSectionPage.objects.select_related("collection")}
    items = json.loads(CONTENT.read_text(encoding="utf-8"))
    added = 0
    for number, item in enumerate(items):
        key, section = _key(number), sections.get(item["province"])
        there = NewsPage.objects.filter(translation_key=key).exists()
        if there or section is None or item["author"] not in people:
            continue
        page = _written(key, item, section, people[item["author"]], texts, picture)
        STORIES[item["story"]](page, item, people)
        _date_back(page, item["days"])
        added += 1
    return added


def _written(
    key: UUID, item: dict[str, Any], section: Any, author: Any, texts: Any, picture: Any
) -> NewsPage:
    """Write a draft, as its author would in the editor."""
    # Afresh: the item added before has changed what the tree keeps in its parent's row.
    section = ProvinceSectionPage.objects.get(pk=section.pk)
    districts = District.objects.filter(province=section.province_id, name=item["district"])
    page = NewsPage(
        translation_key=key,
        title=item["title"],
        date=timezone.localdate() - timedelta(days=item["days"]),
        topic=item["topic"],
        district=districts.first(),
        lead=item["lead"],
        cover=picture(item["motif"], str(key), section.collection),
        body=texts(item["body"]),
        live=False,
        owner=author,
    )
    section.add_child(instance=page)
    page.save_revision(user=author, log_action=True)
    PageSubscription.objects.create(page=page, user=author, comment_notifications=True)
    return page


def _submit(page: NewsPage, item: dict[str, Any], people: dict[str, Any]) -> None:
    submit(user=people[item["author"]], item=page)


def _task_state(page: NewsPage) -> Any:
    return NewsPage.objects.get(pk=page.pk).current_workflow_task_state


def _return(page: NewsPage, item: dict[str, Any], people: dict[str, Any]) -> None:
    _submit(page, item, people)
    approver = people[item["province"]]
    send_back(user=approver, task_state=_task_state(page), reason=item["reason"])


def _confirm(page: NewsPage, item: dict[str, Any], people: dict[str, Any]) -> None:
    _submit(page, item, people)
    approve(user=people[item["province"]], task_state=_task_state(page))


def _withdraw(page: NewsPage, item: dict[str, Any], people: dict[str, Any]) -> None:
    _confirm(page, item, people)
    withdraw(user=people[item["province"]], item=page, reason=item["reason"])


def _change(page: NewsPage, item: dict[str, Any], people: dict[str, Any]) -> None:
    _confirm(page, item, people)
    newer = NewsPage.objects.get(pk=page.pk)
    newer.title = item["change"]
    newer.save_revision(user=people[item["author"]], log_action=True)
    _submit(newer, item, people)


def _leave(page: NewsPage, item: dict[str, Any], people: dict[str, Any]) -> None:
    """A draft stays one."""


STORIES: dict[str, Callable[[NewsPage, dict[str, Any], dict[str, Any]], None]] = {
    "draft": _leave,
    "waiting": _submit,
    "change_waiting": _change,
    "returned": _return,
    "withdrawn": _withdraw,
}


def _date_back(page: NewsPage, days: int) -> None:
    """Let what waits have waited for so many days."""
    since = timezone.now() - timedelta(days=days)
    TaskState.objects.for_instance(page).update(started_at=since)


def _key(number: int) -> UUID:
    return uuid5(NAMESPACE_URL, f"districtcoordinator demo news at work {number}")
