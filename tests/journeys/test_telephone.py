"""On a telephone, by touch: every question is a card, nothing runs over the edge."""

import pytest
from playwright.sync_api import expect

from workload_tracking.models import Answer, Confirmation, Report
from workload_tracking.tests.conftest import World

from .conftest import SitDown
from .people import TELEPHONE, Person

pytestmark = pytest.mark.browser

WIDTH = 360
# What scrolls sideways in a box of its own is no better; Wagtail's path above the screen does.
TOO_WIDE = """() => [...document.querySelectorAll(".workload, .workload *")]
    .filter(one => ["auto", "scroll"].includes(getComputedStyle(one).overflowX))
    .filter(one => one.checkVisibility() && one.scrollWidth > one.clientWidth + 1)
    .map(one => one.outerHTML.slice(0, 200))"""


def expect_no_sideways_scrolling(person: Person) -> None:
    assert person.page.evaluate("document.documentElement.scrollWidth") <= WIDTH, person.page.url
    assert person.page.evaluate(TOO_WIDE) == [], person.page.url


def test_an_officer_fills_cards_by_touch(world: World, sit_down: SitDown) -> None:
    officer = sit_down(world.officer, **TELEPHONE)
    officer.open("aspects/1/")
    cards = officer.page.locator(".question")
    boxes = [card.bounding_box() for card in cards.all()]
    assert len(boxes) == 19
    # Cards stand one below the other, each as wide as the screen allows.
    for above, below in zip(boxes, boxes[1:], strict=False):
        assert above and below
        assert above["y"] + above["height"] <= below["y"] + 1
        assert above["x"] >= 0
        assert WIDTH * 0.8 < above["width"] <= WIDTH
    # A card holds its question, unit and figures, each figure with its label above it.
    first = cards.first
    for label in ("ปริมาณงาน/ปี", "วัน", "ชั่วโมง"):
        caption, cell = first.locator("label", has_text=label), first.get_by_label(label)
        expect(caption).to_be_visible()
        over, under = caption.bounding_box(), cell.bounding_box()
        assert over and under
        assert over["y"] + over["height"] <= under["y"] + 1
        assert under["height"] >= 44
    expect_no_sideways_scrolling(officer)

    for label, figure in (("ปริมาณงาน/ปี", "12"), ("วัน", "0.5"), ("ชั่วโมง", "2")):
        first.get_by_label(label).tap()
        officer.page.keyboard.type(figure)
    officer.page.get_by_role("button", name="บันทึกข้อมูล").tap()

    expect(officer.page.locator("#saving-news")).to_have_text("บันทึกครบทุกช่องแล้ว")
    answer = Answer.objects.exclude(quantity=None).get()
    assert (answer.quantity, float(answer.days or 0), answer.hours) == (12, 0.5, 2)


def test_no_screen_of_the_officer_runs_over_the_edge(
    world: World, filled: Report, sit_down: SitDown
) -> None:
    officer = sit_down(world.officer, **TELEPHONE)
    for path in ("status/", "contact/", "aspects/8/", "own-work/", "own-work/add/", "letters/"):
        officer.open(path)
        expect_no_sideways_scrolling(officer)


def test_an_approver_confirms_by_touch(world: World, filled: Report, sit_down: SitDown) -> None:
    approver = sit_down(world.approver, **TELEPHONE)
    for path in (f"reports/{filled.pk}/", f"reports/{filled.pk}/send-back/", "status/"):
        approver.open(path)
        expect_no_sideways_scrolling(approver)
    approver.screen.get_by_role("link", name="ยังไม่ได้ยืนยันข้อมูล").tap()
    dialog = approver.page.get_by_role("dialog")
    expect(dialog.get_by_role("link", name="ยกเลิก")).to_be_focused()
    expect_no_sideways_scrolling(approver)
    dialog.get_by_label("ตรวจสอบข้อมูลทุกด้าน").tap()
    dialog.get_by_role("button", name="ตกลง").tap()

    expect(approver.page.locator(f"#district-{filled.district_code}")).to_contain_text("ยืนยัน ")
    expect_no_sideways_scrolling(approver)
    assert Confirmation.objects.count() == 1
