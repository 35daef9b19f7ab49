"""What the toolkits hold: material and digests of letters, by set and year."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.core.paginator import Page as PageOfItems
from django.core.paginator import Paginator
from django.http import HttpRequest
from wagtail.models import Page

from districtcoordinator.page_tree import published
from districtcoordinator.thai.dates import buddhist_year
from districtcoordinator.thai.digits import to_arabic

if TYPE_CHECKING:
    from home.models import DigestPage, Material, ToolkitIndexPage, ToolkitPage

ON_A_PAGE = 20


@dataclass(frozen=True)
class Item:
    """A piece of material or a digest, as a list shows it."""

    toolkit: ToolkitPage
    year: int | None
    material: Material | None = None
    digest: DigestPage | None = None

    @property
    def newest_first(self) -> tuple[Any, ...]:
        """Years backwards, what has none last; digests by their letter, material as editors laid
        it."""
        day = self.digest.letter_date if self.digest else date.min
        place = (self.material.sort_order or 0) if self.material else 0
        return (-(self.year or 0), -day.toordinal(), self.toolkit.path, place)


@dataclass(frozen=True)
class Library:
    """All items of some sets, and what of them is asked for."""

    toolkits: list[ToolkitPage]
    items: list[Item]
    chosen_set: str = ""
    chosen_year: int | None = None

    @property
    def years(self) -> list[int]:
        return sorted({item.year for item in self.items if item.year}, reverse=True)

    @property
    def found(self) -> list[Item]:
        """Keep the items of the chosen set and year, newest first."""
        kept = [
            item
            for item in self.items
            if self.chosen_set in ("", item.toolkit.slug) and self.chosen_year in (None, item.year)
        ]
        return sorted(kept, key=lambda item: item.newest_first)

    @property
    def sets(self) -> list[tuple[ToolkitPage, int]]:
        """Give each set with the number of its items."""
        numbers: dict[int, int] = {}
        for item in self.items:
            numbers[item.toolkit.pk] = numbers.get(item.toolkit.pk, 0) + 1
        return [(toolkit, numbers.get(toolkit.pk, 0)) for toolkit in self.toolkits]

    def page(self, number: str) -> PageOfItems:
        return Paginator(self.found, ON_A_PAGE).get_page(to_arabic(number))


def library_of(index: ToolkitIndexPage, request: HttpRequest) -> Library:
    """Read all sets below the index, with what `?set=` and `?year=` choose; unknown words choose
    nothing. Three queries, however much there is."""
    toolkit_model = apps.get_model("home", "ToolkitPage")
    toolkits = list(published(toolkit_model.objects.child_of(index)).order_by("path"))
    slugs = {toolkit.slug for toolkit in toolkits}
    chosen = request.GET.get("set", "")
    return Library(
        toolkits, _items(toolkits), chosen if chosen in slugs else "", _year(request.GET)
    )


def shelf_of(toolkit: ToolkitPage, request: HttpRequest) -> Library:
    """Read one set, with what `?year=` chooses, in two queries."""
    return Library([toolkit], _items([toolkit]), "", _year(request.GET))


def _items(toolkits: Iterable[ToolkitPage]) -> list[Item]:
    by_path = {toolkit.path: toolkit for toolkit in toolkits}
    by_key = {toolkit.pk: toolkit for toolkit in toolkits}
    material = apps.get_model("home", "Material").objects.filter(page__in=by_key)
    digests = published(apps.get_model("home", "DigestPage").objects.all())
    return [
        Item(by_key[one.page_id], one.year, material=one)
        for one in material.select_related("document")
    ] + [
        Item(by_path[one.path[: -Page.steplen]], buddhist_year(one.letter_date), digest=one)
        for one in digests
        if one.path[: -Page.steplen] in by_path
    ]


def _year(asked: Any) -> int | None:
    typed = to_arabic(asked.get("year", "").strip())
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) == 4 else None
