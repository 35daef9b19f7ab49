"""Sending the form of a news item with a tool of one's own, and what a browser then runs."""

import json
from typing import Any

from bs4 import BeautifulSoup
from django.test import Client
from wagtail.test.utils.form_data import nested_form_data, streamfield

from news.models import NewsPage, ProvinceSectionPage

# How addresses begin that run a program.
RUNS = ("javascript:", "vbscript:", "data:")
HOSTILE = "ข่าว <script>alert(1)</script> & <b>ตัวหนา</b>"


def text(words: str, *, kind: str = "LINK", style: str = "", **data: Any) -> tuple[str, str]:
    """Give a text as Wagtail's editor sends it: all of it a link, or of another kind."""
    whole = {"offset": 0, "length": len(words)}
    block = {
        "key": 'k" onclick="alert(1)',
        "text": words,
        "type": "unstyled",
        "depth": 0,
        "inlineStyleRanges": [whole | {"style": style}] if style else [],
        "entityRanges": [whole | {"key": 0}] if data else [],
    }
    entity = {"type": kind, "mutability": "MUTABLE", "data": data}
    return "text", json.dumps({"blocks": [block], "entityMap": {"0": entity}})


def save(client: Client, section: ProvinceSectionPage, *blocks: tuple[str, Any], **fields: str):
    """Send the form of a new item, as a person with a tool of their own may."""
    item = {
        "title": "ข่าว",
        "date": "20 พ.ย. 2569",
        "topic": "plans",
        "district": "",
        "lead": "ความนำ",
        "cover": "",
        "body": streamfield(blocks),
        "seo_title": "",
        "search_description": "",
    }
    address = f"/admin/pages/add/news/newspage/{section.pk}/"
    return client.post(address, nested_form_data(item | fields))


def shown(client: Client) -> str:
    """Give the item's page as visitors get it."""
    page = NewsPage.objects.get()
    page.get_latest_revision().publish()
    response = client.get(NewsPage.objects.get().get_url())
    assert response.status_code == 200
    return response.content.decode()


def letters(address: str) -> str:
    """Give an address as a browser reads it: without spaces and signs that are not seen."""
    return "".join(sign for sign in address.lower() if sign > " ")


def what_runs(page: str) -> list[str]:
    """Give what a browser would run or fetch from elsewhere, of all that stands on a page."""
    found = []
    for tag in BeautifulSoup(page, "html.parser").find_all(True):
        if tag.name in {"iframe", "embed", "object"} or (tag.name == "script" and tag.string):
            found.append(tag.name)
        found += [name for name in tag.attrs if name.startswith("on")]
        addresses = [letters(tag.attrs.get(name, "")) for name in ("href", "src", "action")]
        found += [each for each in addresses if each.startswith(RUNS) or "spy." in each]
    return found
