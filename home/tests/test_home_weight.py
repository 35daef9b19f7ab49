"""The first view is light: few requests, few bytes, few queries, whatever stands on the page."""

import json
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from home import demo
from home.models import HomePage
from home.tests.content import books, new_news, new_picture, publish_body
from home.tests.page_reader import PageReader

pytestmark = pytest.mark.once

MOST_BYTES = 200 * 1024
MOST_REQUESTS = 12
MOST_QUERIES = 10
WEIGHTS_IN_USE = ("400", "600")


def file_of(address: str) -> Path:
    """The file behind an address of this site; addresses elsewhere have none and fail."""
    if address.startswith(settings.MEDIA_URL):
        return Path(settings.MEDIA_ROOT) / address.removeprefix(settings.MEDIA_URL)
    assert address.startswith(settings.STATIC_URL), address
    return Path(str(finders.find(address.removeprefix(settings.STATIC_URL))))


def files_of_first_view(html: str) -> set[Path]:
    """Everything a browser asks for but the page itself, lazy pictures included."""
    files = {file_of(address) for address in PageReader(html).fetched}
    sheets = {file for file in files if file.suffix == ".css"}
    for sheet in sheets:
        for address in re.findall(r'url\("?([^")]+)', sheet.read_text(encoding="utf-8")):
            font = (sheet.parent / address).resolve()
            if font.stem.rpartition("-")[2] in WEIGHTS_IN_USE:
                files.add(font)
    return files


@pytest.fixture
def full_page(whole_site: HomePage) -> HomePage:
    demo.load(lambda *progress: None)
    for day in range(1, 8):
        new_news(whole_site, day=day, cover=new_picture(f"news{day}", (1200, 675)))
    return whole_site


def test_the_first_view_is_light(client: Client, full_page: HomePage):
    html = client.get("/").content
    files = files_of_first_view(html.decode())

    assert sum(file.suffix == ".woff2" for file in files) == 2
    assert sum(file.suffix == ".webp" for file in files) == 5
    assert 1 + len(files) <= MOST_REQUESTS
    assert len(html) + sum(file.stat().st_size for file in files) <= MOST_BYTES


def test_pictures_are_modern_sized_and_lazy(client: Client, full_page: HomePage):
    pictures = re.findall(r"<img [^>]*/media/[^>]*>", client.get("/").content.decode())
    assert len(pictures) == 5
    for picture in pictures:
        assert re.search(r'\.webp" width="\d+" height="\d+"', picture)
        assert 'loading="lazy"' in picture


def queries_of(client: Client) -> int:
    """Queries of a page that was asked for before, so that its pictures are drawn."""
    client.get("/")
    with CaptureQueriesContext(connection) as queries:
        assert client.get("/").status_code == 200
    return len(queries)


def test_it_costs_few_queries_however_much_there_is(client: Client, whole_site: HomePage):
    body = whole_site.body.get_prep_value()
    others = [block for block in body if block["type"] != "books"]
    goal = {"page": whole_site.pk}

    new_news(whole_site, cover=new_picture("first", (1200, 675)))
    publish_body(whole_site, [*others, books(new_picture("one"), **goal)])
    few = queries_of(client)

    for day in range(1, 21):
        new_news(whole_site, day=day, cover=new_picture(f"news{day}", (1200, 675)))
    many_books = [new_picture(f"book{number}") for number in range(20)]
    publish_body(whole_site, [*others, books(*many_books, **goal)])
    assert queries_of(client) == few <= MOST_QUERIES


def test_it_costs_no_more_for_links_in_every_card_than_for_one(
    client: Client, whole_site: HomePage
):
    counts = []
    for number in (1, 6):
        text = f'<p><a linktype="page" id="{whole_site.pk}">หน้าแรก</a></p>'
        card = {"icon": "info", "title": "ก", "text": text, "link": {"text": "", "place": ""}}
        cards = {"type": "cards", "value": {"title": "ข", "cards": [card] * number}}
        text_block = {"type": "text", "value": text}
        whole_site.body = json.dumps([cards, *[text_block] * number])
        whole_site.save_revision().publish()
        counts.append(queries_of(client))
        assert client.get("/").content.decode().count('<a href="/">หน้าแรก</a>') == 2 * number
    assert counts[0] == counts[1] <= MOST_QUERIES
