"""The whole site below a path: no link, picture, feed or address in full leads out of it."""

import re
from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client

from districtcoordinator.wsgi import below_prefix
from home.models import HomePage
from home.tests.content import plain

from .addresses import public_pages

pytestmark = pytest.mark.once

SITE = "http://testserver"
ADDRESSES = {"href", "src", "action", "formaction", "poster", "srcset", "content", "itemid"}
FEEDS = ("/news/feed/", "/news/feed/atom/", "/news/feed/json/", "/news/krabi/feed/")
Visit = Callable[[str], Any]


class Addresses(HTMLParser):
    """Collects the addresses of this site that a page has anywhere."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in ADDRESSES:
                parts = (value or "").split(",") if name == "srcset" else [value or ""]
                self.found |= {part.split()[0] for part in parts if part.split()}


def own(addresses: set[str]) -> set[str]:
    """Keep those of this site, as paths."""
    paths = {address.removeprefix(SITE).partition("#")[0] for address in addresses}
    return {path for path in paths if path.startswith("/") and not path.startswith("//")}


@pytest.fixture
def below(prefix: str, settings: Any) -> str:
    """The path below which the site stands, uploads and cookies too."""
    settings.MEDIA_URL = f"{prefix}/media/"
    settings.SESSION_COOKIE_PATH = settings.CSRF_COOKIE_PATH = prefix
    settings.DISTRICTCOORDINATOR_SERVE_MEDIA = True
    return prefix


@pytest.fixture
def visit(below: str, visitor: Client) -> Visit:
    """Go to a path as the proxy passes it on: without the prefix."""

    def go(path: str) -> Any:
        assert path.startswith(f"{below}/"), f"{path} leads out of {below}"
        return visitor.get(path.removeprefix(below), SCRIPT_NAME=below)

    return go


def test_every_address_on_a_page_stays_below_and_leads_somewhere(
    below: str, small_site: HomePage, visit: Visit
) -> None:
    found: dict[str, str] = {}
    for page in public_pages():
        html = visit(page.path).content.decode()
        found |= dict.fromkeys(own(Addresses(html).found), page.name)
    out = {path: name for path, name in found.items() if not path.startswith(f"{below}/")}
    assert not out

    dead = {}
    for path, name in found.items():
        media = urlsplit(path).path.startswith(f"{below}/media/")  # the proxy's to serve
        if not media and visit(path).status_code not in (200, 302):
            dead[path] = name
    # Pages that fail name themselves, and so does one that needs more than its path.
    assert set(dead.values()) <= {"forbidden", "report received"}, dead


def test_feeds_sitemap_and_what_crawlers_are_told_stay_below(
    below: str, small_site: HomePage, visit: Visit
) -> None:
    for path in (*FEEDS, "/sitemap.xml", "/robots.txt"):
        answer = visit(below + path)
        assert answer.status_code == 200, path
        text = b"".join(answer) if answer.streaming else answer.content
        addresses = re.findall(rf"{SITE}([^\s<\"']*)", text.decode())
        assert addresses, path
        for address in addresses:
            assert address.startswith(f"{below}/"), f"{path}: {address}"


@pytest.mark.parametrize("kept", [True, False], ids=["prefix kept", "prefix cut off"])
def test_the_path_without_its_last_slash_is_the_home_page(
    below: str, small_site: HomePage, visitor: Client, kept: bool
) -> None:
    def site(environ: dict[str, Any], _start: Any) -> Any:
        return visitor.get(environ["PATH_INFO"], SCRIPT_NAME=environ["SCRIPT_NAME"])

    answer: Any = below_prefix(site, below)({"PATH_INFO": below if kept else ""}, lambda: None)
    assert answer.status_code == 200
    assert small_site.heading in plain(answer.content.decode())


def test_a_visitor_keeps_cookies_of_this_path_alone(
    below: str, small_site: HomePage, visit: Visit
) -> None:
    answer = visit(f"{below}/login/")
    assert answer.cookies
    assert {cookie["path"] for cookie in answer.cookies.values()} == {below}
