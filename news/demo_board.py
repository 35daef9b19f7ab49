"""What the demo's people say on the board about its news: read, reported and hidden."""

import json
from collections.abc import Callable
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from django.contrib.auth import get_user_model
from django.utils import timezone

from .actions import add_comment, hide_comment, report_comment
from .models import BoardComment, NewsPage

CONTENT = Path(__file__).parent / "content" / "demo_comments.json"
WORKING_HOURS = time(8, 30)


def load(key_of: Callable[[int], UUID]) -> int:
    """Add the comments that are missing, where their item is published and their author is there.

    `key_of` gives the translation key of a demo item by its number. Returns how many came.
    """
    said = json.loads(CONTENT.read_text(encoding="utf-8"))
    forms = [
        uuid5(NAMESPACE_URL, f"districtcoordinator demo comment {n}") for n in range(len(said))
    ]
    there = BoardComment.objects.filter(form_key__in=forms).values_list("form_key", flat=True)
    keys = {key_of(one["item"]) for one in said}
    published = NewsPage.objects.published().of_provinces().filter(translation_key__in=keys)
    items = {item.translation_key: item for item in published.defer("body")}
    people = _people(said)
    known = set(there)
    missing = [
        (form, one, items[key_of(one["item"])])
        for form, one in zip(forms, said, strict=True)
        if form not in known and key_of(one["item"]) in items and one["author"] in people
    ]
    for form, one, item in missing:
        _say(form, one, item, people)
    return len(missing)


def _say(form: UUID, one: dict[str, Any], item: NewsPage, people: dict[str, Any]) -> None:
    """Write a comment some hours after its item, but never later than now."""
    author = people[one["author"]]
    comment = add_comment(user=author, item=item, text=one["text"], form_key=form)
    begun = timezone.make_aware(datetime.combine(item.date, WORKING_HOURS))
    written = min(begun + timedelta(hours=one["hours"]), timezone.now())
    BoardComment.objects.filter(pk=comment.pk).update(created_at=written)
    if reporter := people.get(one.get("reported_by", "")):
        report_comment(user=reporter, comment=comment, reason=one["reason"])
    if hider := people.get(one.get("hidden_by", "")):
        hide_comment(user=hider, comment=comment, reason=one["reason"])


def _people(said: list[dict[str, Any]]) -> dict[str, Any]:
    """Give those of the demo's people who are there and serve, by the name they sign in with."""
    names = {
        one[role] for one in said for role in ("author", "reported_by", "hidden_by") if role in one
    }
    user_model = get_user_model()
    field = user_model.USERNAME_FIELD
    serving = user_model._default_manager.filter(dc_appointments__isnull=False, is_active=True)
    found = serving.filter(**{f"{field}__in": names}).distinct()
    return {person.get_username(): person for person in found}
