"""Bringing the questions into being."""

import json
from typing import Any

from django.db import transaction
from wagtail.models import Page

from districtcoordinator.areas.reference import reference_file
from districtcoordinator.page_tree import publish_beneath

from .models import FaqGroupPage, FaqIndexPage, FaqQuestionPage

CONTENT = "faq.json"
SLUG = "faq"


@transaction.atomic
def ensure_faq(*, parent: Page, user: Any = None) -> FaqIndexPage:
    """Below `parent` the questions of `fixtures/faq.json` are there, if none were made before.

    What an editor wrote, moved or deleted stays as it is. `user` becomes the author. Returns the
    index page.
    """
    index = FaqIndexPage.objects.first()
    if index is not None:
        return index
    content = json.loads(reference_file(CONTENT).read_text(encoding="utf-8"))
    index = FaqIndexPage(slug=SLUG, title=content["title"], lead=content["lead"])
    publish_beneath(parent, index, user=user)
    for group in content["groups"]:
        group_page = FaqGroupPage(slug=group["slug"], title=group["title"])
        publish_beneath(index, group_page, user=user)
        for question in group["questions"]:
            publish_beneath(group_page, FaqQuestionPage(**question), user=user)
    return index
