"""What a question finds: one query for pages, one for documents, one for the directory.

What has the words in its title comes first, then follows the order of kinds, then the newest.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from wagtail.documents import get_document_model
from wagtail.documents.models import AbstractDocument
from wagtail.models import Page, Site

from districtcoordinator.directory.models import Officer
from districtcoordinator.page_tree import is_kept_back, is_restricted
from districtcoordinator.thai.dates import local_date
from districtcoordinator.thai.digits import to_arabic
from districtcoordinator.thai.normalise import normalise

from .kinds import Kind, day_columns, kind_of_page
from .officers import OfficerRow, officers_found
from .question import Question

_MATERIAL = "toolkitpage__materials__"


@dataclass(frozen=True)
class PageSource:
    pk: int
    app_label: str
    model: str
    # What lies in a toolkit: the title, and the summary if there is one.
    material: list[str]


@dataclass(frozen=True)
class Hit:
    """Something found, with as much as it takes to count and order it."""

    kind: Kind
    title: str
    day: date | None
    source: "PageSource | AbstractDocument | OfficerRow"
    # How many words of the question stand in the title.
    in_title: int

    @property
    def order(self) -> tuple[int, int, int, str]:
        newest = -self.day.toordinal() if self.day else 0
        return -self.in_title, self.kind.rank, newest, self.title


@dataclass(frozen=True)
class Findings:
    """Everything that was found, best first."""

    hits: list[Hit]

    @cached_property
    def numbers(self) -> Counter[Kind]:
        return Counter(hit.kind for hit in self.hits)

    def of_kind(self, kind: Kind | None) -> list[Hit]:
        """Keep one kind, or everything."""
        return [hit for hit in self.hits if hit.kind == kind] if kind else self.hits


def find(question: Question, *, user: Any, site: Site | None) -> Findings:
    """Find what everybody may read; of the directory what `user` may see."""
    if not question.words:
        return Findings([])
    hits = [*_pages(question, site), *_documents(question), *_officers(question, user)]
    return Findings(sorted(hits, key=lambda hit: hit.order))


def _pages(question: Question, site: Site | None) -> Iterator[Hit]:
    pages = Page.objects.live()
    if site:
        pages = pages.descendant_of(site.root_page, inclusive=True)
    rows = pages.search(question.text, order_by_relevance=False).get_queryset()
    rows = rows.exclude(is_restricted())
    rows = rows.order_by("pk", f"{_MATERIAL}sort_order")
    columns = ("pk", "content_type__app_label", "content_type__model", "title")
    material = (f"{_MATERIAL}title", f"{_MATERIAL}summary")
    days = (*day_columns(), "first_published_at")
    sources: dict[int, PageSource] = {}
    # A toolkit comes once for each piece of its material, any other page once.
    for pk, app_label, model, title, *more in rows.values_list(*columns, *material, *days):
        kind = kind_of_page(f"{app_label}.{model}")
        if not kind:
            continue
        if pk not in sources:
            sources[pk] = PageSource(pk, app_label, model, material=[])
            day = next(filter(None, more[2:]), None)
            yield _hit(kind, title, day, sources[pk], question)
        sources[pk].material.append(": ".join(filter(None, more[:2])))


def _documents(question: Question) -> Iterator[Hit]:
    found = get_document_model().objects.search(question.text, order_by_relevance=False)
    for document in found.get_queryset().exclude(is_kept_back()):
        yield _hit(Kind.DOCUMENTS, document.title, document.created_at, document, question)


def _officers(question: Question, user: Any) -> Iterator[Hit]:
    for officer in officers_found(Officer.objects.for_user(user), question):
        yield _hit(Kind.DIRECTORY, officer.name, officer.updated_on, officer, question)


def _hit(kind: Kind, title: str, day: date | None, source: Any, question: Question) -> Hit:
    words_of_title = to_arabic(normalise(title)).lower()
    in_title = sum(word in words_of_title for word in question.words)
    return Hit(kind, title, local_date(day) if day else None, source, in_title)
