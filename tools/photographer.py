"""Takes pictures of screens in Chromium and notes what is wrong with them."""

from __future__ import annotations

import os
from pathlib import Path
from types import TracebackType
from typing import Any

from known_rows import PEOPLE
from playwright.sync_api import Browser, Error, Page, sync_playwright
from screen import Screen, address_of

from tests.chromium import launch_options

# Widths with the height of the window; paper is A4, landscape, at 96 dots an inch.
PHONE, TABLET, DESKTOP, PAPER = (360, 780), (768, 1024), (1280, 900), (1123, 794)
DOCS_WINDOW = (1280, 800)
LONGEST_WAIT = 15_000
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
# The admin scrolls within the window: how much of its content lies below the window's edge.
BELOW = """Math.max(0, ...[...document.querySelectorAll("body, body *")]
  .filter((one) => /auto|scroll/.test(getComputedStyle(one).overflowY) && one.clientWidth > 200)
  .map((one) => one.scrollHeight - one.clientHeight))"""


class Photographer:
    """A browser on a site; `problems` names the pictures on which something is wrong."""

    def __init__(self, site: str) -> None:
        self.site = site
        self.problems: list[str] = []
        self.taken = 0
        self.signed_in: dict[str, Any] = {}

    def __enter__(self) -> Photographer:
        self.playwright = sync_playwright().start()
        self.browser: Browser = self.playwright.chromium.launch(**launch_options())
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.browser.close()
        self.playwright.stop()

    def take(self, screen: Screen, folder: Path) -> None:
        """Take a screen at each of its widths; what goes wrong is noted, and the next one taken."""
        folder.mkdir(parents=True, exist_ok=True)
        # People work in the admin on phones and desks; the public comes with anything.
        between = [TABLET] if screen.who == "public" else []
        windows = [PHONE] if screen.phone else [PHONE, *between, DESKTOP]
        windows = [PAPER] if screen.paper else windows
        for window in windows:
            name = f"{screen.picture}-{window[0]}"
            try:
                self._take(screen, window, name, folder / f"{name}.png")
            except Error as error:
                self.problems.append(f"{name}: {error.message.splitlines()[0]}")

    def take_for_docs(self, screen: Screen, file: Path) -> None:
        """Take what is seen without scrolling."""
        file.parent.mkdir(parents=True, exist_ok=True)
        self._take(screen, DOCS_WINDOW, screen.picture, file, full_page=False)

    def _take(
        self,
        screen: Screen,
        window: tuple[int, int],
        name: str,
        file: Path,
        *,
        full_page: bool = True,
    ) -> None:
        path = address_of(screen)
        if path is None:
            self.problems.append(f"{name}: the site has no address {screen.address}")
            return
        page = self._page(screen, window)
        said: list[str] = []
        page.on("console", lambda one: said.append(one.text) if one.type == "error" else None)
        page.on("pageerror", lambda one: said.append(str(one)))
        response = page.goto(self.site + path)
        status = response.status if response else 0
        if screen.steps:
            status = self._follow(page, screen, status)
        page.wait_for_load_state("networkidle", timeout=LONGEST_WAIT)
        page.evaluate("document.fonts.ready")
        if screen.paper:
            page.emulate_media(media="print")
        if full_page:
            page.set_viewport_size({"width": window[0], "height": window[1] + page.evaluate(BELOW)})
        page.screenshot(path=file, full_page=full_page)
        self.taken += 1
        print(f"{file.name}  {status}", flush=True)
        self._note(screen, page, name, status, said, is_phone=window == PHONE)
        page.context.close()

    def _page(self, screen: Screen, window: tuple[int, int]) -> Page:
        width, height = window
        context = self.browser.new_context(
            viewport={"width": width, "height": height},
            locale="th-TH",
            timezone_id="Asia/Bangkok",
            java_script_enabled=screen.script,
            color_scheme="dark" if screen.dark else "light",
            reduced_motion="reduce",
            storage_state=self._session_of(screen.who),
        )
        context.set_default_timeout(LONGEST_WAIT)
        return context.new_page()

    def _session_of(self, who: str) -> Any:
        """Sign each person in once, as they would."""
        username = PEOPLE[who]
        if not username:
            return None
        if username not in self.signed_in:
            context = self.browser.new_context(locale="th-TH")
            page = context.new_page()
            page.goto(f"{self.site}/login/")
            page.fill("[name=username]", username)
            page.fill("[name=password]", os.environ["DEMO_PASSWORD"])
            page.press("[name=password]", "Enter")
            page.wait_for_url(lambda address: "/login/" not in address)
            self.signed_in[username] = context.storage_state()
            context.close()
        return self.signed_in[username]

    def _follow(self, page: Page, screen: Screen, status: int) -> int:
        """Do what the screen's steps say; give the status of the last answer."""
        for step, selector, *value in screen.steps:
            if step == "fill":
                page.fill(selector, value[0])
            elif step == "click":
                page.click(selector)
            else:
                with page.expect_navigation() as answer:
                    page.press(selector, "Enter")
                status = answer.value.status if answer.value else status
        return status

    def _note(
        self, screen: Screen, page: Page, name: str, status: int, said: list[str], *, is_phone: bool
    ) -> None:
        if status != screen.status:
            self.problems.append(f"{name}: answered {status}, not {screen.status}")
        if is_phone and screen.script and (excess := page.evaluate(SIDEWAYS)) > 0:
            self.problems.append(f"{name}: scrolls sideways by {excess} pixels")
        # The browser says so of the page itself when it answers as it should here.
        expected = f"status of {screen.status}" if screen.status >= 400 else None
        self.problems += [
            f"{name}: console: {one}" for one in said if not (expected and expected in one)
        ]
