"""News on their way: written in a district, sent back, corrected, confirmed, and read by everybody.

The worker's tasks are kept in the database as on the real site, and run when the journey says so.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from playwright.sync_api import expect

from districtcoordinator.accounts.role_groups import apply_roles
from districtcoordinator.areas.models import District
from districtcoordinator.areas.tests.factories import AppointmentFactory
from news.actions.syndication import add_target
from news.tests.syndication.receiving import ReceivingSite, receiving_site
from tests.background import keep_tasks, run_tasks
from tests.public.content import KRABI, make_site

from .conftest import SitDown
from .news_people import Approver, Writer
from .people import TELEPHONE

pytestmark = [pytest.mark.browser]

TITLE = "ปลายพระยาซักซ้อมแผนอพยพ"
CORRECTED = "ปลายพระยาซักซ้อมแผนอพยพ 200 ครัวเรือน"
# Wagtail's editor looks for changes from a moment after it has been opened.
SAY_WHEN_WATCHING = """document.addEventListener(
    "w-unsaved:watch-edits", () => document.documentElement.setAttribute("data-watching", "")
)"""


@dataclass
class NewsRoom:
    """Officer and approver of กระบี่, and the site that gets what they publish."""

    officer: Any
    approver: Any
    receiver: ReceivingSite


@pytest.fixture
def news_room(transactional_db: None, settings: Any, tmp_path: Path) -> Iterator[NewsRoom]:
    keep_tasks(settings)
    settings.NEWS_SYNDICATION_PRIVATE_HOSTS = ["127.0.0.1"]
    make_site()
    district = District.objects.get(province=KRABI, name="ปลายพระยา")
    officer = AppointmentFactory(district=district, user__email="officer@krabi.example").user
    approver = AppointmentFactory(
        approver=True, province=district.province, user__email="approver@krabi.example"
    ).user
    central = AppointmentFactory(central_admin=True).user
    apply_roles()
    with receiving_site(tmp_path / "site.sqlite3") as receiver:
        target = add_target(user=central, name="เว็บไซต์กรม", address=receiver.address)
        receiver.server.secret = target.secret
        yield NewsRoom(officer, approver, receiver)


def letters() -> list[tuple[str, str]]:
    """Give to whom mail has gone since this was asked last, and about what."""
    found = [(to, letter.body) for letter in mail.outbox for to in letter.to]
    mail.outbox.clear()
    return found


def test_from_the_draft_to_the_home_page_the_feed_and_the_target(
    news_room: NewsRoom, sit_down: SitDown
):
    writer = Writer(sit_down(news_room.officer))
    writer.begin("กระบี่")
    writer.write(title=TITLE, lead="ซักซ้อมก่อนฤดูน้ำหลาก", text="ที่ว่าการอำเภอ")
    writer.submit("ส่งให้ สถจ. ยืนยัน")
    run_tasks()
    (address, told), *others = letters()
    assert (address, others) == ("approver@krabi.example", []) and TITLE in told

    approver = Approver(sit_down(news_room.approver))
    approver.review(TITLE)
    approver.decide("ส่งกลับแก้ไข", "ระบุจำนวนครัวเรือน")
    run_tasks()
    (address, told), *others = letters()
    assert (address, others) == ("officer@krabi.example", []) and "ระบุจำนวนครัวเรือน" in told

    writer.open(TITLE)
    expect(writer.person.page.get_by_text("ระบุจำนวนครัวเรือน").first).to_be_visible()
    writer.person.page.locator("[name=title]").fill(CORRECTED)
    writer.submit("ส่งให้ สถจ. ยืนยันอีกครั้ง")

    visitor = sit_down()
    visitor.page.goto(visitor.site)
    expect(visitor.page.get_by_text(CORRECTED)).to_have_count(0)

    approver.review(CORRECTED)
    approver.decide("ยืนยันข่าว")
    run_tasks()

    visitor.page.goto(visitor.site)
    expect(visitor.page.get_by_role("link", name=CORRECTED)).to_be_visible()
    for feed in ("/news/feed/", "/news/krabi/feed/", "/news/feed/json/", "/board/"):
        assert CORRECTED in visitor.page.context.request.get(f"{visitor.site}{feed}").text(), feed
    assert news_room.receiver.titles == [CORRECTED]


def test_an_officer_and_an_approver_do_it_on_their_telephones(
    news_room: NewsRoom, sit_down: SitDown
):
    writer = Writer(sit_down(news_room.officer, **TELEPHONE))
    writer.begin("กระบี่")
    writer.write(title=TITLE, lead="ซักซ้อมก่อนฤดูน้ำหลาก", text="ที่ว่าการอำเภอ")
    writer.submit("ส่งให้ สถจ. ยืนยัน")

    approver = Approver(sit_down(news_room.approver, **TELEPHONE))
    approver.review(TITLE)
    width = approver.person.page.evaluate("document.documentElement.scrollWidth")
    assert width <= TELEPHONE["viewport"]["width"]
    approver.decide("ยืนยันข่าว")

    visitor = sit_down(**TELEPHONE)
    visitor.page.goto(f"{visitor.site}/news/krabi/")
    expect(visitor.page.get_by_role("link", name=TITLE)).to_be_visible()


def test_what_is_typed_is_kept_by_itself_and_found_again(news_room: NewsRoom, sit_down: SitDown):
    writer = Writer(sit_down(news_room.officer))
    page = writer.person.page
    page.add_init_script(SAY_WHEN_WATCHING)
    writer.begin("กระบี่")
    expect(page.locator("html[data-watching]")).to_have_count(1)
    writer.write(title=TITLE, lead="ซักซ้อมก่อนฤดูน้ำหลาก", text="ที่ว่าการอำเภอ")
    expect(page.get_by_text("บันทึกแล้ว").first).to_be_visible(timeout=20_000)
    page.close()

    another = Writer(sit_down(news_room.officer, **TELEPHONE))
    another.open(TITLE)
    expect(another.person.page.locator("[name=lead]")).to_have_value("ซักซ้อมก่อนฤดูน้ำหลาก")
