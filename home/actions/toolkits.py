"""Bringing the six toolkits into being."""

from typing import Any

from django.db import transaction
from wagtail.models import Page

from districtcoordinator.page_tree import publish_beneath
from home.models import ToolkitIndexPage, ToolkitPage

from .content import read_content

SLUG = "toolkits"


@transaction.atomic
def ensure_toolkits(*, parent: Page, user: Any = None) -> ToolkitIndexPage:
    """Below the home page stands the index with its six sets, if none was made before.

    What an editor changed, moved or deleted stays as it is. Returns the index page.
    """
    index = ToolkitIndexPage.objects.first()
    if index is not None:
        return index
    content = read_content("toolkits.json")
    index = ToolkitIndexPage(slug=SLUG, title=content["title"], lead=content["lead"])
    publish_beneath(parent, index, user=user)
    for toolkit in content["toolkits"]:
        publish_beneath(index, ToolkitPage(**toolkit), user=user)
    return index
