"""What is shown of one page of findings: one query more, however many they are."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.apps import apps
from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail.documents.models import AbstractDocument
from wagtail.models import Page

from districtcoordinator.thai.marking import excerpt, marked

from .finding import Hit, PageSource
from .kinds import Kind
from .officers import OfficerRow
from .page_text import page_text
from .question import Question


@dataclass(frozen=True)
class Found:
    """One finding as it is shown; title and excerpt are HTML with the words marked."""

    kind: Kind
    title: SafeString
    address: str
    excerpt: SafeString
    day: date | None
    # Of a file: PDF, 1.2 MB.
    file_type: str = ""
    file_size: int | None = None


def shown(hits: Sequence[Hit], question: Question, request: HttpRequest) -> list[Found]:
    """Return what is to be shown of some hits, in their order."""
    pages = _pages(hit.source for hit in hits if isinstance(hit.source, PageSource))
    return [found for hit in hits if (found := _found(hit, pages, question, request))]


def _found(
    hit: Hit, pages: dict[int, Page], question: Question, request: HttpRequest
) -> Found | None:
    title, pattern = marked(hit.title, question.pattern), question.pattern
    match hit.source:
        case PageSource(pk=pk, material=material):
            if pk not in pages:
                return None  # deleted a moment ago
            text = " ".join([page_text(pages[pk]), *material])
            address = pages[pk].get_url(request) or ""
            return Found(hit.kind, title, address, excerpt(text, pattern), hit.day)
        case OfficerRow() as officer:
            line = _line_on(officer, pattern)
            return Found(hit.kind, title, _address_of(officer), line, day=None)
        case AbstractDocument() as document:
            return Found(
                hit.kind,
                title,
                document.url,
                SafeString(""),
                hit.day,
                file_type=document.file_extension.upper(),
                file_size=document.file_size,
            )
    return None


def _pages(sources: Iterable[PageSource]) -> dict[int, Page]:
    """Fetch pages of several types in one query."""
    accessor_of = {source.pk: _accessor(source) for source in sources}
    if not accessor_of:
        return {}
    rows = Page.objects.select_related(*{name for name in accessor_of.values() if name})
    pages: dict[int, Page] = {}
    for row in rows.filter(pk__in=accessor_of):
        name = accessor_of[row.pk]
        pages[row.pk] = getattr(row, name) if name else row
    return pages


def _accessor(source: PageSource) -> str:
    """Return by what name a row of wagtailcore.Page gives the page of its own type."""
    try:
        model = apps.get_model(source.app_label, source.model)
    except LookupError:
        return ""  # a type whose app is gone
    link = model._meta.get_ancestor_link(Page)
    return link.remote_field.get_accessor_name() if link else ""


def _address_of(officer: OfficerRow) -> str:
    return f"{reverse('dc_directory:index')}?{urlencode({'q': officer.name})}"


def _line_on(officer: OfficerRow, pattern: re.Pattern[str]) -> SafeString:
    places = [_("%(name)s District") % {"name": name} for name in officer.districts]
    places.append(_("%(name)s Province") % {"name": officer.province})
    telephone = officer.office_telephone and _("Telephone %(number)s") % {
        "number": officer.office_telephone
    }
    parts = (officer.post, " ".join(places), telephone)
    return marked(" · ".join(filter(None, parts)), pattern)
