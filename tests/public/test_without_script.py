"""Visitors whose browser runs no script miss nothing: menu, search, filters and forms work."""

import pytest
from playwright.sync_api import Page, expect

from home import forms
from home.models import ProblemReport
from tests.journeys.people import TELEPHONE

from .conftest import Come

pytestmark = pytest.mark.browser

REPORTED = {
    "ปัญหาที่พบ": "เบอร์โทรศัพท์ของอำเภอปลายพระยาไม่ถูกต้อง",
    "ชื่อ-สกุล": "นายสมชาย ใจดี",
    "อีเมล": "somchai@krabi.example",
}


@pytest.fixture
def page(come: Come) -> Page:
    return come(**TELEPHONE, java_script_enabled=False)


def press(page: Page, name: str) -> None:
    """Press the button of the page itself, not of its header."""
    page.get_by_role("main").get_by_role("button", name=name).first.click()


def test_a_visitor_without_script_finds_everything(
    served_site: str, page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forms, "FASTEST_SECONDS", 0)  # who fills this in is no person
    main = page.get_by_role("main")

    # The menu on a telephone.
    page.goto(f"{served_site}/")
    page.get_by_role("button", name="เมนู").click()
    page.get_by_role("link", name="ทำเนียบ ทลอ.").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("ทำเนียบ")

    # The directory.
    main.get_by_role("searchbox").fill("กระบี่")
    press(page, "ค้นหา")
    expect(main).to_contain_text("นางสาวมาลี ใจงาม")

    # Toolkits by set and year.
    page.goto(f"{served_site}/toolkits/")
    main.locator("select[name=set]").select_option("laws")
    main.locator("select[name=year]").select_option("2560")
    main.locator("form button").first.click()
    expect(main).to_contain_text("ระเบียบพัสดุ")
    expect(main).not_to_contain_text("การทบทวนแผนพัฒนาท้องถิ่น")

    # News by topic.
    page.goto(f"{served_site}/news/")
    main.locator("select[name=province]").select_option("krabi")
    main.locator("form button").first.click()
    expect(main).to_contain_text("ประชุมท้องถิ่นอำเภอ ครั้งที่ 3")
    expect(main).not_to_contain_text("ประชุมท้องถิ่นอำเภอ ครั้งที่ 2")

    # Questions: one of them opened, then those that have a word.
    page.goto(f"{served_site}/faq/")
    question = main.locator("details").first
    question.locator("summary").click()
    expect(question.locator(".rich-text")).to_be_visible()
    main.get_by_role("searchbox").fill("SSO")
    main.locator("form button").first.click()
    expect(main.locator("details").first).to_contain_text("SSO")
    expect(main.locator("details[open]").first).to_be_visible()

    # A problem, which the department is told.
    page.goto(f"{served_site}/help/report/")
    main.get_by_label("เรื่อง", exact=True).select_option("content")
    for label, words in REPORTED.items():
        main.get_by_label(label).fill(words)
    main.locator("form[method=post] button").first.click()
    expect(main.get_by_role("heading", level=1)).to_contain_text("ได้รับ")
    assert ProblemReport.objects.get().email == "somchai@krabi.example"

    # The whole site.
    page.goto(f"{served_site}/search/")
    main.get_by_role("searchbox").fill("พัสดุ")
    press(page, "ค้นหา")
    expect(main.locator("mark").first).to_have_text("พัสดุ")
