"""axe-core finds nothing to object to on any public page, however wide it is shown."""

from importlib.resources import files
from typing import Any

import pytest
from playwright.sync_api import Page

from .addresses import public_pages
from .conftest import Come
from .looking import look_at

pytestmark = pytest.mark.browser

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = "tags => axe.run(document, {runOnly: tags, resultTypes: ['violations']})"


def violations(page: Page) -> list[str]:
    """Name each rule that is violated, with the elements that do."""
    page.evaluate(AXE)
    found: dict[str, Any] = page.evaluate(RUN, TAGS)
    return [
        f"{rule['id']} ({rule['help']}): {' | '.join(node['html'] for node in rule['nodes'])}"
        for rule in found["violations"]
    ]


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_no_public_page_shuts_anybody_out(served_site: str, come: Come, width: int) -> None:
    # axe is not of the site, and its policy would not let it in.
    page = come(viewport={"width": width, "height": 900}, bypass_csp=True)
    found = []
    for public_page in public_pages():
        look_at(page, served_site, public_page)
        found += [f"{public_page}: {violation}" for violation in violations(page)]
    assert not found, "\n".join(found)


def test_what_shuts_people_out_would_be_found(come: Come) -> None:
    page = come()
    page.set_content('<html lang="th"><title>x</title><main><h1>x</h1><img src="x.png"></main>')
    assert [found for found in violations(page) if found.startswith("image-alt ")]
