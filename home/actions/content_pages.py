"""Bringing the pages of text into being: about the centre, help, the privacy notice."""

import json
from typing import Any

from django.db import transaction
from wagtail.models import Page

from districtcoordinator.page_tree import publish_beneath
from home.models import ContentPage, HomePage

from .content import read_content

CONTENT_FILES = ("about.json", "help.json", "privacy.json")
GOALS = ("place", "page", "address_elsewhere")


@transaction.atomic
def ensure_content_pages(*, parent: HomePage, user: Any = None) -> list[ContentPage]:
    """Below the home page stand the three pages of text, each made if it is not there.

    What an editor wrote, or moved elsewhere, stays as it is. Returns the pages.
    """
    return [_ensure(name, parent, user) for name in CONTENT_FILES]


def _ensure(name: str, parent: HomePage, user: Any) -> ContentPage:
    content = _without_dead_links(read_content(name, home_page=parent))
    page = ContentPage.objects.filter(slug=content["slug"]).first()
    if page is not None:
        return page
    page = ContentPage(**content | {"body": json.dumps(content["body"])})
    # Afresh each time: adding a page changes what the tree keeps in its parent's row.
    publish_beneath(Page.objects.get(pk=parent.pk), page, user=user)
    return page


def _without_dead_links(content: Any) -> Any:
    """Leave out links to pages that are not there: an editor could not save the page with them."""
    if isinstance(content, list):
        return [_without_dead_links(one) for one in content]
    if not isinstance(content, dict):
        return content
    return {
        name: _without_dead_links(value)
        for name, value in content.items()
        if name != "link" or any(value[goal] for goal in GOALS)
    }
