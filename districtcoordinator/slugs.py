"""Addresses of pages that people can read, made by us.

Wagtail makes slugs of titles, in the editor's script and when a page is saved. Of a Thai title it
keeps the consonants only.
"""

import re
from collections.abc import Iterator
from itertools import count
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import MultiFieldPanel

from districtcoordinator.page_tree import TreePage

# Of a draft that lacks what its address is made of; it gets another as soon as it has that.
UNFINISHED = "draft"


class AddressedPage(TreePage):
    """A page that makes its own address where none was given; its form does not ask for one."""

    slug: str
    promote_panels = [
        MultiFieldPanel(["seo_title", "search_description"], heading=_("For search engines")),
    ]

    class Meta:
        abstract = True

    def readable_slug(self) -> str:
        """Give what the address should be; nothing while that cannot be told yet."""
        raise NotImplementedError

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        self._take_slug()
        super().full_clean(*args, **kwargs)

    def minimal_clean(self) -> None:
        self._take_slug()
        super().minimal_clean()

    def _take_slug(self) -> None:
        # Not in the tree yet: asked again once it is.
        if not self.path or (self.slug and not re.fullmatch(rf"{UNFINISHED}(-\d+)?", self.slug)):
            return
        wanted = self.readable_slug()
        if wanted or not self.slug:
            taken = set(self.get_siblings(inclusive=False).values_list("slug", flat=True))
            self.slug = next(one for one in _numbered(wanted or UNFINISHED) if one not in taken)


def _numbered(slug: str) -> Iterator[str]:
    """Give a slug as it is, then with 2, 3 … behind it."""
    yield slug
    for number in count(2):
        yield f"{slug}-{number}"
