"""Pages of text: about the centre, help, the privacy notice."""

from typing import Any

from django.db import models
from django.db.models import prefetch_related_objects
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from home.blocks import ContentBody

TITLED = ("section", "numbered_parts")
FEWEST_CONTENTS = 4


class ContentPage(Page):
    """A page of text that editors put together from blocks."""

    lead = models.TextField(_("Lead"), max_length=400, blank=True)
    body = StreamField(ContentBody(), verbose_name=_("Content"), blank=True)

    parent_page_types = ["home.HomePage", "home.ContentPage"]
    subpage_types = ["home.ContentPage"]
    content_panels = [*Page.content_panels, "lead", "body"]
    search_fields = [
        *Page.search_fields,
        index.SearchField("lead"),
        index.SearchField("body"),
    ]

    class Meta:
        verbose_name = _("Page of text")
        verbose_name_plural = _("Pages of text")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        self._fetch_renditions()
        context = super().get_context(request, *args, **kwargs)
        return context | {
            "contents": self.contents(),
            "page_above": self.get_parent() if self.depth > 3 else None,
            "pages_below": () if self.is_leaf() else self.get_children().live().public(),
        }

    def contents(self) -> list[tuple[str, str]]:
        """Give the anchors and titles of the parts, once there are enough to look for one."""
        parts = [(one.id, one.value["title"]) for one in self.body if one.block_type in TITLED]
        return parts if len(parts) >= FEWEST_CONTENTS else []

    def _fetch_renditions(self) -> None:
        """All pictures' sizes in one query, however many pictures there are."""
        chosen = (one.value["picture"] for one in self.body if one.block_type == "picture")
        prefetch_related_objects([picture for picture in chosen if picture], "renditions")
