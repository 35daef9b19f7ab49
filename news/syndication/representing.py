"""An item for other sites: what is sent to targets and what the API answers are the same."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.http import HttpRequest

from ..models import NewsPage
from .body import Sources, body_html, fetch_sources, represent_body, represent_picture


def represent(items: Sequence[NewsPage], request: HttpRequest | None = None) -> list[Any]:
    """Give items with everything that visitors read, all addresses absolute.

    Asks as many queries for a hundred items as for one; `with_places` saves two more an item.
    `request` lends Wagtail its cache of site addresses.
    """
    sources = fetch_sources(items)
    return [_item(item, sources, request) for item in items]


def reference(item: NewsPage) -> dict[str, Any]:
    """Give what names an item and says nothing more; for what was withdrawn."""
    return {"id": str(item.translation_key), "address": address_of(item)[0]}


def address_of(item: NewsPage, request: HttpRequest | None = None) -> tuple[str, str]:
    """Give the absolute address of an item and that of its site, without a slash at its end."""
    parts = item.get_url_parts(request)
    if parts is None:
        raise ValueError("The item lies outside every site.")
    _site, root, path = parts
    return f"{root}{path}", root


def _item(item: NewsPage, sources: Sources, request: HttpRequest | None) -> dict[str, Any]:
    address, root = address_of(item, request)

    def absolute(path: str) -> str:
        return f"{root}{path}" if path.startswith("/") else path

    body = represent_body(item.body, sources, absolute)
    return {
        "id": str(item.translation_key),
        "address": address,
        "title": item.title,
        "date": item.date.isoformat(),
        "topic": {"code": item.topic, "name": item.get_topic_display()},
        "province": _place(item.province),
        "district": _place(item.district),
        "lead": item.lead,
        "cover": represent_picture(sources.pictures.get(item.cover_id), absolute),
        "body": body,
        "body_html": body_html(body),
        "first_published_at": _moment(item.first_published_at),
        "changed_at": _moment(item.last_published_at),
    }


def _place(place: Any) -> dict[str, str] | None:
    return {"code": place.pk, "name": place.name} if place else None


def _moment(moment: datetime | None) -> str | None:
    return moment.isoformat(timespec="milliseconds") if moment else None
