"""An officer at work in a real browser: nothing typed is lost, totals are right while typing."""

from collections.abc import Callable, Iterator
from datetime import datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.contrib.auth.models import Permission
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, expect

from districtcoordinator.areas.tests.factories import AppointmentFactory
from districtcoordinator.thai.digits import NumberError, parse_decimal, parse_whole
from workload_tracking import actions
from workload_tracking.models import Answer
from workload_tracking.tests.conftest import World, make_world, real_transactions
from workload_tracking.tests.factories import TODAY

__all__ = ["real_transactions"]
pytestmark = pytest.mark.browser

PASSWORD = "a-password-for-tests"
PHONE = {"width": 360, "height": 740}
ASPECT = "/admin/workload/aspects/1/"


@pytest.fixture
def world(real_transactions: None) -> Iterator[World]:
    """The workload's world, committed, on a clock that goes on as a browser's does."""
    noon = datetime(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=ZoneInfo("Asia/Bangkok"))
    with time_machine.travel(noon, tick=True):
        yield make_world()


SignIn = Callable[[BrowserContext, Any], None]


@pytest.fixture
def sign_in(live_server: Any, settings: Any) -> SignIn:
    """Give a browser the session of a person."""

    def give(context: BrowserContext, user: Any) -> None:
        user.set_password(PASSWORD)
        user.save()
        user.user_permissions.add(Permission.objects.get(codename="access_admin"))
        client = Client()
        client.force_login(user)
        name = settings.SESSION_COOKIE_NAME
        context.add_cookies(
            [{"name": name, "value": client.cookies[name].value, "url": live_server.url}]
        )

    return give


@pytest.fixture
def officer(page: Page, world: World, sign_in: SignIn, live_server: Any) -> Page:
    """The officer of ปลายพระยา, looking at ด้านที่ 1."""
    sign_in(page.context, world.officer)
    page.goto(live_server.url + ASPECT)
    return page


def answer(world: World, number: int) -> Answer:
    answers = Answer.objects.filter(report=world.report, question__aspect__number=1)
    return answers.get(question__number=number)


def leave_row(page: Page, to: int) -> None:
    page.locator(f"#q{to}-quantity").focus()


def expect_unsaved(page: Page, count: int) -> None:
    if count:
        expect(page.locator("#unsaved")).to_have_text(f"ยังไม่ได้บันทึก {count} ช่อง")
    else:
        expect(page.locator("#unsaved")).to_be_hidden()


def test_a_row_is_saved_when_it_is_left_and_the_marks_follow(officer: Page, world: World) -> None:
    officer.fill("#q1-quantity", "๑,๒๓๔")
    officer.keyboard.press("Tab")
    officer.keyboard.type("0.5")
    officer.keyboard.press("Tab")
    officer.keyboard.type("2")
    expect_unsaved(officer, 3)
    # While it is typed: 1,234 × (0.5 days of 7 hours + 2 hours)
    expect(officer.locator("#q1-sum")).to_contain_text("6,787 ชั่วโมง")
    expect(officer.locator("#total-hours")).to_have_text("6,787 ชั่วโมง")

    leave_row(officer, to=2)

    expect(officer.locator("#saving-news")).to_have_text("บันทึกครบทุกช่องแล้ว")
    expect(officer.locator("#q1-state")).to_contain_text("บันทึกแล้ว")
    expect(officer.locator("#strip")).to_contain_text("1/19")
    expect(officer.locator("#q1-quantity")).to_have_value("1,234")
    saved = answer(world, 1)
    assert (saved.quantity, saved.days, saved.hours) == (1234, Decimal("0.5"), Decimal(2))


def test_enter_and_arrows_go_along_the_column(officer: Page) -> None:
    officer.locator("#q1-days").focus()
    for key, cell in (
        ("Enter", "q2-days"),
        ("ArrowDown", "q3-days"),
        ("ArrowUp", "q2-days"),
        ("Shift+Enter", "q1-days"),
        ("Tab", "q1-hours"),
        ("Tab", "q2-quantity"),
    ):
        officer.keyboard.press(key)
        expect(officer.locator(f"#{cell}")).to_be_focused()


def test_zero_fills_the_row_at_once(officer: Page) -> None:
    officer.fill("#q1-quantity", "๐")
    officer.keyboard.press("Tab")

    expect(officer.locator("#q1-days")).to_have_value("0")
    expect(officer.locator("#q1-hours")).to_have_value("0")


PASTE = """text => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    const event = new ClipboardEvent("paste", {clipboardData, bubbles: true, cancelable: true});
    document.activeElement.dispatchEvent(event);
}"""


def test_a_block_from_a_spreadsheet_fills_the_cells_and_the_rest_is_told(
    officer: Page, world: World
) -> None:
    block = "".join(f"{number}\t๐.๕\t1\tหมายเหตุ\r\n" for number in range(1, 6))
    officer.locator("#q17-quantity").focus()
    officer.evaluate(PASTE, block)

    expect(officer.locator("#saving-news")).to_contain_text("วางได้ 3 จาก 5 แถว")
    expect(officer.locator("#saving-news")).to_contain_text("ส่วนที่เกินไม่ได้วาง")
    expect_unsaved(officer, 0)
    assert [answer(world, number).quantity for number in (17, 18, 19)] == [1, 2, 3]
    assert answer(world, 19).days == Decimal("0.5")


def test_what_is_not_accepted_stays_with_its_reason(officer: Page, world: World) -> None:
    officer.fill("#q1-quantity", "12 ครั้ง")
    officer.fill("#q1-hours", "3")
    leave_row(officer, to=2)

    expect_unsaved(officer, 1)
    expect(officer.locator("#q1-notes")).to_contain_text("โดยไม่ใส่หน่วยนับ")
    expect(officer.locator("#q1-quantity")).to_have_value("12 ครั้ง")
    expect(officer.locator("#q1-quantity")).to_have_attribute("aria-invalid", "true")
    assert answer(world, 1).hours == 3

    officer.locator("#summary a").click()
    expect(officer.locator("#q1-quantity")).to_be_focused()
    officer.fill("#q1-quantity", "12")
    leave_row(officer, to=2)
    expect_unsaved(officer, 0)
    expect(officer.locator("#summary")).to_be_empty()


def test_figures_typed_without_a_connection_are_sent_when_it_is_back(
    officer: Page, world: World
) -> None:
    officer.context.set_offline(True)
    officer.fill("#q1-quantity", "7")
    leave_row(officer, to=2)
    expect(officer.locator("#saving-news")).to_contain_text("ไม่มีสัญญาณอินเทอร์เน็ต")
    expect_unsaved(officer, 1)

    officer.context.set_offline(False)

    expect_unsaved(officer, 0)
    assert answer(world, 1).quantity == 7
    assert (
        officer.evaluate("Object.keys(localStorage).filter(key => key.includes('workload'))") == []
    )


def test_what_a_browser_kept_is_filled_in_again_for_its_owner_alone(
    officer: Page, world: World, sign_in: SignIn, live_server: Any
) -> None:
    officer.on("dialog", lambda dialog: dialog.accept())
    officer.route(
        "**/aspects/1/**",
        lambda route: route.abort() if route.request.method == "POST" else route.continue_(),
    )
    officer.fill("#q1-quantity", "7")
    leave_row(officer, to=2)
    expect(officer.locator("#saving-news")).to_contain_text("เก็บไว้ในเบราว์เซอร์นี้")
    officer.unroute("**/aspects/1/**")

    colleague = AppointmentFactory(district=world.plaiphraya).user
    sign_in(officer.context, colleague)
    officer.goto(live_server.url + ASPECT)
    expect(officer.locator("#q1-quantity")).to_have_value("")

    sign_in(officer.context, world.officer)
    officer.goto(live_server.url + ASPECT)
    expect(officer.locator("#q1-quantity")).to_have_value("7")
    expect_unsaved(officer, 0)
    assert answer(world, 1).quantity == 7


def test_what_somebody_else_saved_meanwhile_waits_for_a_decision(
    officer: Page, world: World
) -> None:
    colleague = AppointmentFactory(district=world.plaiphraya).user
    actions.save_answers(
        user=colleague, report=world.report, aspect=1, cells={1: {"quantity": 99}}, by="number"
    )
    officer.fill("#q1-quantity", "7")
    leave_row(officer, to=2)

    expect(officer.locator("#q1-notes")).to_contain_text(colleague.get_full_name())
    expect_unsaved(officer, 1)
    # Another row is saved by itself, and does not take the contested one along.
    officer.fill("#q2-quantity", "5")
    leave_row(officer, to=3)
    expect(officer.locator("#q2-state")).to_contain_text("ยังขาด")
    assert answer(world, 1).quantity == 99

    officer.get_by_role("button", name="บันทึกข้อมูล").click()
    expect_unsaved(officer, 0)
    assert answer(world, 1).quantity == 7


def test_after_the_session_has_ended_one_signs_in_in_place(officer: Page, world: World) -> None:
    officer.context.clear_cookies()
    officer.fill("#q1-quantity", "7")
    leave_row(officer, to=2)
    dialog = officer.get_by_role("dialog", name="กรุณา login ใหม่")
    expect(dialog).to_be_visible()

    dialog.get_by_label("User").fill(world.officer.username)
    dialog.get_by_label("Password").fill("wrong")
    dialog.get_by_role("button", name="เข้าสู่ระบบ").click()
    expect(dialog).to_contain_text("ไม่ถูกต้อง")
    assert not Answer.objects.exists()

    dialog.get_by_label("Password").fill(PASSWORD)
    dialog.get_by_role("button", name="เข้าสู่ระบบ").click()
    expect(dialog).to_be_hidden()
    expect_unsaved(officer, 0)
    assert answer(world, 1).quantity == 7


def test_another_persons_sign_in_sends_nothing(
    officer: Page, world: World, live_server: Any
) -> None:
    colleague = AppointmentFactory(district=world.plaiphraya).user
    colleague.set_password(PASSWORD)
    colleague.save()
    colleague.user_permissions.add(Permission.objects.get(codename="access_admin"))
    officer.context.clear_cookies()
    other_tab = officer.context.new_page()
    other_tab.goto(f"{live_server.url}/login/")
    other_tab.get_by_label("User").fill(colleague.username)
    other_tab.get_by_label("Password").fill(PASSWORD)
    other_tab.get_by_label("Password").press("Enter")
    other_tab.wait_for_url("**/admin/**")

    officer.fill("#q1-quantity", "7")
    leave_row(officer, to=2)

    expect(officer.locator("#saving-news")).to_contain_text("บัญชีนี้เป็นของผู้อื่น")
    expect_unsaved(officer, 1)
    assert not Answer.objects.exists()


def test_going_on_takes_along_what_was_typed_last(officer: Page, world: World) -> None:
    officer.fill("#q1-quantity", "7")
    officer.get_by_role("link", name="ด้านที่ 2").last.click()

    officer.wait_for_url("**/aspects/2/")
    assert answer(world, 1).quantity == 7


def test_without_script_the_same_form_saves(
    browser: Browser, world: World, sign_in: SignIn, live_server: Any
) -> None:
    context = browser.new_context(java_script_enabled=False, locale="th-TH", viewport=PHONE)
    sign_in(context, world.officer)
    page = context.new_page()
    page.goto(live_server.url + ASPECT)
    page.fill("#q1-quantity", "7")
    page.fill("#q2-quantity", "x")
    page.get_by_role("button", name="บันทึกข้อมูล").click()

    expect(page.locator("#q2-notes")).to_contain_text("ต้องเป็นตัวเลขเท่านั้น")
    assert answer(world, 1).quantity == 7
    context.close()


SCREENS = ("aspects/1/", "contact/", "own-work/", "own-work/add/", "letters/", "status/")
TOO_SMALL = """() => [...document.querySelectorAll(
    ".workload :is(button, input:not([type=hidden]), textarea, summary, a[class], .strip a)"
)].filter(one => one.offsetParent && !one.closest("label, dialog"))
.filter(one => one.getBoundingClientRect().height < 43.5)
.map(one => one.outerHTML)"""


def test_a_telephone_shows_everything_and_its_targets_can_be_hit(
    officer: Page, live_server: Any
) -> None:
    officer.set_viewport_size(PHONE)
    for screen in SCREENS:
        officer.goto(f"{live_server.url}/admin/workload/{screen}")
        width = officer.evaluate("document.querySelector('main').scrollWidth")
        assert (screen, width) == (screen, PHONE["width"])
        assert (screen, officer.evaluate(TOO_SMALL)) == (screen, [])


NUMBERS = [
    *("", " ", "0", "12", "๑๒", "1,234", "๑,๒๓๔.๕", "12,34", "1234,567", "1.5", "1.50", ".5", "1."),
    *("1.255", "12.0", "12.000", "-1", "+1", "1e3", "12 ครั้ง", "1 2", " 12 ", "12\u200b", "999999"),
    *("1000000", "0012", "١٢"),
]


def test_the_script_reads_numbers_as_the_server_does(officer: Page, live_server: Any) -> None:
    module = f"{live_server.url}/static/workload_tracking/js/numbers.js"
    read = officer.evaluate(
        """async ([module, texts]) => {
            const {hundredths} = await import(module);
            const plain = value => Number.isNaN(value) ? "refused" : value;
            return texts.map(text => [
                plain(hundredths(text, {whole: true, maximum: 999999})),
                plain(hundredths(text, {maximum: 366})),
            ]);
        }""",
        [module, NUMBERS],
    )

    def as_server(parse: Callable[[], Any], text: str) -> Any:
        if not text.strip():
            return None
        try:
            return int(parse() * 100)
        except NumberError:
            return "refused"

    expected = [
        [
            as_server(lambda text=text: parse_whole(text, maximum=999999), text),
            as_server(lambda text=text: parse_decimal(text, maximum=366), text),
        ]
        for text in NUMBERS
    ]
    assert dict(zip(NUMBERS, read, strict=True)) == dict(zip(NUMBERS, expected, strict=True))
