"""A visitor with a keyboard alone gets everywhere, and always sees where they are."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from .conftest import Come

pytestmark = pytest.mark.browser

PHONE = {"viewport": {"width": 360, "height": 740}}
DESK = {"viewport": {"width": 1280, "height": 900}}
LOOKED_AT = ("/", "/directory/krabi/", "/news/", "/faq/", "/search/?q=ท้องถิ่น", "/help/report/")
MOST_STOPS = 150
# Where the focus is, and whether it shows: in the window, covered by nothing, with a ring.
FOCUS = """() => {
    const one = document.activeElement;
    if (!one || one === document.body) return null;
    const {left, top, width, height} = one.getClientRects()[0] ?? one.getBoundingClientRect();
    const hit = document.elementFromPoint(left + width / 2, top + height / 2);
    const style = getComputedStyle(one);
    const drawn = (s) => s.outlineStyle !== "none" && parseFloat(s.outlineWidth) > 0;
    window.stops ??= new Map();
    if (!window.stops.has(one)) window.stops.set(one, window.stops.size);
    return {
        html: one.outerHTML.slice(0, 100),
        stop: window.stops.get(one),
        seen: hit !== null && (one.contains(hit) || hit.contains(one)),
        ringed: drawn(style) || style.boxShadow !== "none",
        jumps: one.tabIndex > 0,
    };
}"""


def step(page: Page, key: str = "Tab") -> Any:
    """Press a key and give where the focus is then; nothing when it has left the page."""
    page.keyboard.press(key)
    return page.evaluate(FOCUS)


def walk_to(page: Page, selector: str) -> None:
    """Press Tab until what is meant has the focus."""
    goal = page.locator(selector).first
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        if goal.evaluate("one => one === document.activeElement"):
            return
    raise AssertionError(f"Tab does not lead to {selector}")


def unseen_stops(page: Page) -> list[str]:
    """Walk through the whole page by Tab; name the stops at which one does not see where one is."""
    found = []
    for stop in range(MOST_STOPS):
        focus = step(page)
        if focus is None or focus["stop"] != stop:
            return found  # out of the page, or around
        wrong = [name for name in ("seen", "ringed") if not focus[name]]
        if focus["jumps"]:
            wrong.append("out of its order")
        found += [f"{name}: {focus['html']}" for name in wrong]
    return found


def test_a_visitor_with_a_keyboard_reaches_what_they_came_for(served_site: str, come: Come) -> None:
    page = come(**PHONE)
    page.goto(f"{served_site}/")

    # Past the header in one step.
    skip_link = step(page)
    assert 'class="skip-link"' in skip_link["html"] and skip_link["seen"]
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")

    # The menu opens, closes and hands the focus back.
    page.reload()
    menu, button = page.locator("#menu"), page.locator("header [popovertarget=menu]").first
    walk_to(page, "header [popovertarget=menu]")
    page.keyboard.press("Enter")
    expect(menu).to_be_visible()
    page.keyboard.press("Tab")
    assert menu.evaluate("menu => menu.contains(document.activeElement)")
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(button).to_be_focused()
    page.keyboard.press("Enter")
    walk_to(page, "#menu a[href='/faq/']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/faq/")

    # A question, opened and closed.
    question = page.locator("details").first
    walk_to(page, "details summary")
    page.keyboard.press("Enter")
    expect(question.locator(".rich-text")).to_be_visible()
    page.keyboard.press("Enter")
    expect(question.locator(".rich-text")).to_be_hidden()

    # The search, and the first thing that it finds.
    page.goto(f"{served_site}/")
    walk_to(page, "main input[type=search]")
    page.keyboard.type("พัสดุ")
    page.keyboard.press("Enter")
    expect(page.locator("main mark").first).to_be_visible()
    walk_to(page, ".search-results a")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_contain_text("ระเบียบพัสดุ")

    # An officer of one's province.
    page.goto(f"{served_site}/directory/")
    walk_to(page, "main a[href='/directory/krabi/']")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("กระบี่")


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_the_focus_is_always_in_sight(served_site: str, come: Come, size: Any) -> None:
    page = come(**size)
    found = []
    for path in LOOKED_AT:
        page.goto(served_site + path)
        found += [f"{path} {one}" for one in unseen_stops(page)]
    assert not found, "\n".join(found)
