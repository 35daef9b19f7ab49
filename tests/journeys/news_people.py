"""What people of the news do at their screens, in their words."""

import re
from dataclasses import dataclass

from playwright.sync_api import Locator, expect

from .people import Person


@dataclass
class Writer:
    """An officer at Wagtail's editor."""

    person: Person

    def begin(self, province: str) -> None:
        """Come from the list of the own province's news to an empty item."""
        self.person.page.goto(f"{self.person.site}/admin/news/")
        self.person.page.get_by_role("link", name="เขียนข่าว").first.click()
        self.person.page.wait_for_url("**/admin/pages/add/news/newspage/**")

    def write(self, *, title: str, lead: str, text: str) -> None:
        page = self.person.page
        page.locator("[name=title]").fill(title)
        page.locator("[name=topic]").select_option("disasters")
        page.locator("[name=lead]").fill(lead)
        page.get_by_role("button", name="แทรกบล็อก").first.click()
        page.get_by_role("option", name="ข้อความ", exact=True).click()
        body = page.locator("[data-contentpath=body] [contenteditable=true]").first
        body.click()
        page.keyboard.type(text)
        # The editor hands over what was typed a quarter of a second later.
        expect(page.locator("[name=body-0-value]")).to_have_value(re.compile(text))

    def open(self, title: str) -> None:
        """Open an item from the list."""
        self.person.page.goto(f"{self.person.site}/admin/news/")
        self.person.page.get_by_role("link", name=title).first.click()
        self.person.page.wait_for_url("**/edit/**")

    def submit(self, button: str) -> None:
        self.person.page.get_by_role("button", name=button).first.click()
        expect(self.person.page.get_by_text("ให้ตรวจสอบแล้ว")).to_be_visible()


@dataclass
class Approver:
    """Somebody of the provincial office at the queue."""

    person: Person

    def review(self, title: str) -> None:
        """Come from the queue to the screen where one item is decided about."""
        page = self.person.page
        page.goto(f"{self.person.site}/admin/news/queue/")
        page.get_by_role("link", name="พิจารณา").first.click()
        page.wait_for_url("**/review/**")
        expect(page.get_by_role("heading", name=title).first).to_be_visible()

    def decide(self, button: str, reason: str = "") -> None:
        page = self.person.page
        page.locator("[name=comment]").fill(reason)
        self.button(button).click()
        page.wait_for_url("**/queue/**")

    def button(self, name: str) -> Locator:
        return self.person.page.get_by_role("button", name=name, exact=True)
