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
EVERYTHING = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDTHS = (360, 768, 1280)
RUN = "rules => axe.run(document, {runOnly: rules, resultTypes: ['violations']})"


def violations(page: Page, rules: list[str]) -> list[str]:
    """Name each rule that is violated, with the elements that do."""
    page.evaluate(AXE)
    found: dict[str, Any] = page.evaluate(RUN, rules)
    return [
        f"{rule['id']} ({rule['help']}): {' | '.join(node['html'] for node in rule['nodes'])}"
        for rule in found["violations"]
    ]


# In two halves, which run beside each other.
@pytest.mark.parametrize("half", [0, 1])
def test_no_public_page_shuts_anybody_out(served_site: str, come: Come, half: int) -> None:
    # axe is not of the site, and its policy would not let it in.
    page = come(bypass_csp=True)
    found = []
    for public_page in public_pages()[half::2]:
        look_at(page, served_site, public_page)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            told = violations(page, EVERYTHING)
            found += [f"{public_page} at {width}: {violation}" for violation in told]
    assert not found, "\n".join(found)


def test_what_shuts_people_out_would_be_found(come: Come) -> None:
    page = come()
    page.set_content('<html lang="th"><title>x</title><main><h1>x</h1><img src="x.png"></main>')
    found = violations(page, EVERYTHING)
    assert any(one.startswith("image-alt ") for one in found)
