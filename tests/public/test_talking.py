"""People talk about news of a province, without script and on a telephone; nobody is shut out."""

from typing import Any

import pytest
from playwright.sync_api import expect

from districtcoordinator.accounts.role_groups import apply_roles
from districtcoordinator.areas.models import District
from districtcoordinator.areas.tests.factories import AppointmentFactory
from news.models import BoardComment
from tests.journeys.people import PASSWORD, TELEPHONE, Person, give_password

from .conftest import Come
from .content import KRABI
from .test_accessibility import AXE, EVERYTHING

pytestmark = pytest.mark.browser

OWN_PART = """rules => axe.run(
    document.querySelector(".news-admin") ?? document,
    {runOnly: rules, resultTypes: ["violations"]},
)"""
SAID = "ขอแบบตรวจทานที่ใช้ลงพื้นที่ด้วย\nเราจะนำไปใช้"


@pytest.fixture
def people(served_site: str) -> dict[str, Any]:
    """Two officers and an approver of กระบี่, who sign in by the form."""
    here, there = District.objects.filter(province=KRABI)[:2]
    found = {
        "officer": AppointmentFactory(district=here).user,
        "colleague": AppointmentFactory(district=there).user,
        "approver": AppointmentFactory(approver=True, province=here.province).user,
    }
    apply_roles()
    give_password(*found.values())
    return found


@pytest.fixture
def address(people: dict[str, Any]) -> str:
    return BoardComment.objects.order_by("pk")[0].item.url


def test_people_talk_report_and_hide_without_script(
    served_site: str, people: dict[str, Any], address: str, come: Come
) -> None:
    # A visitor is led to the sign-in and back.
    page = come(**TELEPHONE, java_script_enabled=False)
    page.goto(served_site + address)
    page.get_by_role("link", name="เข้าสู่ระบบเพื่อแสดงความเห็น").click()
    page.get_by_label("User").fill(people["officer"].username)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="เข้าสู่ระบบ").click()
    expect(page).to_have_url(f"{served_site}{address}#comments")

    # Nothing is refused in words; something is said.
    send = page.get_by_role("button", name="ส่งความเห็น")
    page.get_by_label("ความเห็นของท่าน").evaluate("one => one.required = false")
    send.click()
    expect(page.get_by_role("main")).to_contain_text("แสดงความเห็นต่อข่าว")
    page.get_by_label("ความเห็นของท่าน").fill(SAID)
    page.get_by_role("button", name="ส่งความเห็น").click()
    own = page.locator("#comments li", has_text="เราจะนำไปใช้")
    expect(own).to_contain_text(people["officer"].get_full_name())

    # A colleague reports it.
    reader = come(**TELEPHONE, java_script_enabled=False)
    Person(reader, served_site).come_signed_in(people["colleague"])
    reader.goto(served_site + address)
    said = reader.locator("#comments li", has_text="เราจะนำไปใช้")
    said.get_by_role("link", name="แจ้งความเห็นที่ไม่เหมาะสม").click()
    reader.get_by_label("เหตุผลที่แจ้ง").fill("ไม่เกี่ยวกับข่าว")
    reader.get_by_role("button", name="ส่งการแจ้ง").click()
    expect(said).to_contain_text("ท่านแจ้งความเห็นนี้แล้ว")

    # The approver finds it on top of the list, and hides it.
    admin = come(**TELEPHONE, java_script_enabled=False)
    Person(admin, served_site).come_signed_in(people["approver"])
    admin.goto(f"{served_site}/admin/news/comments/")
    admin.locator(".news-table tbody th a").first.click()
    expect(admin.locator(".news-admin")).to_contain_text("ไม่เกี่ยวกับข่าว")
    admin.get_by_label("เหตุผลที่ซ่อน").fill("ไม่เกี่ยวกับข่าวนี้")
    admin.get_by_role("button", name="ซ่อนความเห็นนี้").click()
    expect(admin.locator(".news-admin")).to_contain_text("ถูกซ่อน")

    # Its author reads why, anybody else that it is gone.
    page.reload()
    expect(page.locator("#comments")).to_contain_text("ไม่เกี่ยวกับข่าวนี้")
    reader.reload()
    expect(reader.locator("#comments")).not_to_contain_text("เราจะนำไปใช้")


def test_nobody_is_shut_out_of_talking(
    served_site: str, people: dict[str, Any], address: str, come: Come
) -> None:
    comment = BoardComment.objects.order_by("-pk")[0]
    own = BoardComment.objects.create(
        item=comment.item,
        author=people["approver"],
        author_name="นายสมชาย ใจดี",
        office="สถจ. กระบี่",
        text=SAID,
        form_key="0198c0de-0000-4000-8000-000000000000",
    )
    looked_at = (
        address,
        f"/board/comments/{comment.pk}/report/",
        f"/board/comments/{own.pk}/take-back/",
        "/admin/news/comments/",
        f"/admin/news/comments/{comment.pk}/",
    )
    # axe is not of the site, and its policy would not let it in.
    page = come(bypass_csp=True)
    Person(page, served_site).come_signed_in(people["approver"])
    found: list[str] = []
    for path in looked_at:
        for width in (360, 1280):
            page.set_viewport_size({"width": width, "height": 900})
            page.goto(served_site + path)
            page.evaluate(AXE)
            told = page.evaluate(OWN_PART, EVERYTHING)["violations"]
            found += [
                f"{path} at {width}: {rule['id']} {node['html']}"
                for rule in told
                for node in rule["nodes"]
            ]
            if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                found.append(f"{path} at {width} scrolls sideways")
    assert not found, "\n".join(found)
