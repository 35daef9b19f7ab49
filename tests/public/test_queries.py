"""No public page asks the database much, writes to it, or asks more the more there is."""

import re

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from home.models import HomePage

from .addresses import PublicPage, public_pages
from .content import add_books, add_comments, add_digests, add_material, add_news, add_officers

MOST, MOST_OF_SEARCH = 10, 8
WRITING = ("INSERT", "UPDATE", "DELETE", "SAVEPOINT")


def queries_of(visitor: Client, page: PublicPage) -> list[str]:
    """Give the queries of a page that was asked for once before.

    No page is kept; but its pictures are cut, and Wagtail knows the addresses of its sites and
    pictures, which it keeps in the cache.
    """
    visitor.get(page.path)
    with CaptureQueriesContext(connection) as queries:
        assert visitor.get(page.path).status_code == page.status, page
    return [query["sql"] for query in queries]


def listed(page: PublicPage, queries: list[str]) -> str:
    short = [re.sub(r"^SELECT .*? FROM ", "SELECT … FROM ", query)[:200] for query in queries]
    return "\n    ".join([f"{page}: {len(queries)}", *short])


@pytest.fixture
def pages(small_site: HomePage) -> list[PublicPage]:
    return [page for page in public_pages() if page.sent is None]


@pytest.fixture
def few(pages: list[PublicPage], visitor: Client) -> dict[PublicPage, list[str]]:
    """The queries of each page on the small site."""
    return {page: queries_of(visitor, page) for page in pages}


def test_every_public_page_asks_little_and_writes_nothing(
    few: dict[PublicPage, list[str]],
) -> None:
    search = reverse("home:search")
    found = []
    for page, queries in few.items():
        most = MOST_OF_SEARCH if page.path.startswith(search) else MOST
        if len(queries) > most or any(query.startswith(WRITING) for query in queries):
            found.append(listed(page, queries))
    assert not found, "\n".join(found)


def test_however_much_there_is_it_asks_the_same(
    few: dict[PublicPage, list[str]], visitor: Client
) -> None:
    add_news(150)
    add_comments(120)
    add_officers(300)
    add_material(500)
    add_digests(60)
    add_books(20)
    call_command("update_index", verbosity=0)

    many = {page: queries_of(visitor, page) for page in few}
    grown = [listed(page, many[page]) for page in few if len(many[page]) > len(few[page])]
    assert not grown, "\n".join(grown)
