"""Public pages in Chromium: light, quiet, asking no other host, never wider than a phone."""

import pytest
from playwright.sync_api import Page, Request

from .addresses import public_pages
from .conftest import Come
from .content import add_books, add_news
from .looking import look_at

pytestmark = pytest.mark.browser

NARROWEST = {"width": 320, "height": 640}
MOST_BYTES, MOST_REQUESTS = 200 * 1024, 12
# Chromium says so of a page that is an error in itself.
IS_AN_ERROR_PAGE = "Failed to load resource"
LEFT_BEHIND = "net::ERR_ABORTED"
TOO_WIDE = """() => [...document.querySelectorAll("body *")]
    .filter(one => one.getBoundingClientRect().right > innerWidth + 1)
    .slice(0, 3).map(one => one.outerHTML.slice(0, 120))"""


def complaints_of(page: Page, site: str) -> list[str]:
    """Give a list to which all that goes wrong while looking at pages is added."""
    complaints: list[str] = []

    def ask(request: Request) -> None:
        if not request.url.startswith((f"{site}/", "data:")):
            complaints.append(f"asks another host: {request.url}")

    def fail(request: Request) -> None:
        # Leaving a page before its last picture has come is nobody's fault.
        if request.failure != LEFT_BEHIND:
            complaints.append(f"failed: {request.url}")

    page.on("request", ask)
    page.on("requestfailed", fail)
    page.on("pageerror", lambda error: complaints.append(f"script: {error}"))
    page.on(
        "console",
        lambda message: message.type in ("error", "warning") and complaints.append(message.text),
    )
    return complaints


def test_pages_are_quiet_ask_no_other_host_and_fit_a_narrow_phone(
    served_site: str, come: Come
) -> None:
    page = come(viewport=NARROWEST)
    complaints = complaints_of(page, served_site)
    found = []
    for public_page in public_pages():
        look_at(page, served_site, public_page)
        said = [one for one in complaints if IS_AN_ERROR_PAGE not in one or public_page.is_answer]
        found += [f"{public_page}: {one}" for one in said]
        complaints.clear()
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            found.append(f"{public_page} scrolls sideways: {page.evaluate(TOO_WIDE)}")
    assert not found, "\n".join(found)


def first_view(page: Page, address: str) -> dict[str, int]:
    """Give what a browser fetches for an address without scrolling, and how many bytes each is."""
    finished: list[Request] = []
    page.on("requestfinished", lambda request: finished.append(request))
    page.goto(address, wait_until="networkidle")
    sizes = [(request.url, request.sizes()) for request in finished]
    return {url: size["responseHeadersSize"] + size["responseBodySize"] for url, size in sizes}


def test_the_first_view_of_the_home_page_is_light(served_site: str, come: Come) -> None:
    add_books(4)
    add_news(6)
    first_view(come(), f"{served_site}/")  # pictures are cut at their first use
    for width in (360, 1280):
        page = come(viewport={"width": width, "height": 900})
        sizes = first_view(page, f"{served_site}/")
        assert any(url.endswith(".woff2") for url in sizes)
        assert len(sizes) <= MOST_REQUESTS, "\n".join(sizes)
        assert sum(sizes.values()) <= MOST_BYTES, sizes


def test_the_policy_would_stop_what_is_written_into_a_page(served_site: str, come: Come) -> None:
    page = come()
    page.goto(f"{served_site}/")
    complaints = complaints_of(page, served_site)
    page.evaluate("document.body.setAttribute('style', 'color: red')")
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<p style=\"color: red\">x</p>')")
    assert any("Content Security Policy" in one for one in complaints)
