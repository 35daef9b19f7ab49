"""A person at a browser: opens addresses, uses the screens, types addresses by hand."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.test import Client
from playwright.sync_api import APIResponse, Locator, Page, expect

PASSWORD = "ทำงาน-ทุก-อำเภอ"
ACTION_TIMEOUT = 10_000
IN_THAILAND = {
    "locale": "th-TH",
    "timezone_id": "Asia/Bangkok",
    "viewport": {"width": 1280, "height": 900},
}
TELEPHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
# What a spreadsheet puts on the clipboard, pasted into the cell that has the focus.
PASTE = """text => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    const event = new ClipboardEvent("paste", {clipboardData, bubbles: true, cancelable: true});
    document.activeElement.dispatchEvent(event);
}"""


def give_password(*users: Any) -> None:
    """Let people sign in by the form."""
    for user in users:
        user.set_password(PASSWORD)
        user.save()


@dataclass
class Person:
    """Somebody at a browser of their own."""

    page: Page
    site: str

    def sign_in(self, user: Any) -> None:
        """Sign in by the form, wherever this leads."""
        self.page.goto(f"{self.site}/login/")
        self.page.get_by_label("User").fill(user.username)
        self.page.get_by_label("Password").fill(PASSWORD)
        self.page.get_by_role("button", name="เข้าสู่ระบบ").click()
        self.page.wait_for_url(f"{self.site}/admin/**")

    def come_signed_in(self, user: Any) -> None:
        """Have the session of a person who signed in before."""
        client = Client()
        client.force_login(user)
        name = settings.SESSION_COOKIE_NAME
        cookie = {"name": name, "value": client.cookies[name].value, "url": self.site}
        self.page.context.add_cookies([cookie])

    def open(self, path: str) -> int:
        """Type an address by hand; gives the answer's status."""
        response = self.page.goto(f"{self.site}/admin/workload/{path}")
        assert response is not None
        return response.status

    def ask(self, path: str) -> APIResponse:
        """Ask for an address without looking at the page."""
        return self.page.context.request.get(f"{self.site}/admin/workload/{path}")

    def send(self, path: str, **fields: str) -> APIResponse:
        """Send a form by hand, with a valid token: nothing but the rules can refuse it."""
        context = self.page.context
        if not self._tokens():
            context.request.get(f"{self.site}/logout/")  # its question has a form, and so a token
        return context.request.post(
            f"{self.site}/admin/workload/{path}",
            form={**fields, "csrfmiddlewaretoken": self._tokens()[0]},
            headers={"Referer": f"{self.site}/admin/"},
            max_redirects=0,
        )

    def _tokens(self) -> list[str]:
        cookies = self.page.context.cookies()
        return [one["value"] for one in cookies if one["name"] == settings.CSRF_COOKIE_NAME]

    def follow(self, name: str) -> None:
        """Follow an entry of the admin's menu "ข้อมูล สถอ."."""
        menu = self.page.get_by_role("navigation").first
        entry = menu.get_by_role("link", name=name, exact=True)
        if not entry.is_visible():
            menu.get_by_role("button", name="ข้อมูล สถอ.").click()
        entry.click()

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).click()

    def paste(self, cell: str, block: str) -> None:
        """Paste what a spreadsheet copied, from a cell on."""
        self.page.locator(cell).focus()
        self.page.evaluate(PASTE, block)

    @property
    def screen(self) -> Locator:
        """Our part of the page, without Wagtail's frame."""
        return self.page.locator(".workload")

    def expect_aspect(self, number: int, mark: str) -> None:
        """See how an aspect stands: complete, incomplete or empty."""
        words = {
            "complete": "บันทึกข้อมูลครบถ้วน",
            "incomplete": "บันทึกข้อมูลยังไม่ครบถ้วน",
            "empty": "ไม่มีการบันทึกข้อมูล",
        }
        aspect = self.screen.locator(f"a.is-{mark}", has_text=f"ด้านที่ {number}").first
        expect(aspect).to_be_visible()
        expect(aspect).to_contain_text(words[mark])
