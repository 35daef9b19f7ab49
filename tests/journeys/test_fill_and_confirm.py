"""The main journey: a district records its year of work, its province confirms it."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from districtcoordinator.thai.dates import buddhist_digits
from workload_tracking.enums import ReportState
from workload_tracking.models import Answer, Confirmation, Report, Round
from workload_tracking.tests.conftest import World
from workload_tracking.tests.factories import CONTACT

from .conftest import SitDown
from .people import Person

pytestmark = pytest.mark.browser

FIGURES = ("12", "0.5", "2")


def questions_of(round: Round, aspect: int) -> int:
    return round.aspects.get(number=aspect).questions.count()


def fill_contact(officer: Person) -> None:
    officer.follow("ข้อมูล ติดต่อ สถอ.")
    for label, name in (
        ("ที่อยู่", "address"),
        ("โทรศัพท์", "telephone"),
        ("ชื่อ-สกุล", "officer_name"),
        ("เบอร์โทรศัพท์มือถือ", "mobile"),
        ("E-mail Address", "email"),
    ):
        officer.page.get_by_label(label, exact=True).fill(CONTACT[name])
    officer.page.get_by_label("รับผิดชอบอำเภอเดียว").check()
    officer.press("บันทึกข้อมูล")
    expect(officer.page.get_by_text("บันทึกข้อมูลติดต่อแล้ว")).to_be_visible()


def type_along_rows_and_down_columns(officer: Person, questions: int) -> None:
    """The first row by Tab, the rest of each column by Enter, in Thai digits."""
    keyboard = officer.page.keyboard
    officer.page.get_by_label("ปริมาณงาน/ปี").first.focus()
    for figure in ("๑๒", "๐.๕", "๒"):
        keyboard.type(figure)
        keyboard.press("Tab")
    for column, figure in zip(("quantity", "days", "hours"), ("๑๒", "๐.๕", "๒"), strict=True):
        officer.page.locator(f"#q2-{column}").focus()
        for _question in range(2, questions + 1):
            keyboard.type(figure)
            keyboard.press("Enter")
    # Enter after the last row leads to the button.
    expect(officer.page.get_by_role("button", name="บันทึกข้อมูล")).to_be_focused()
    keyboard.press("Enter")


def paste_from_a_spreadsheet(officer: Person, questions: int) -> None:
    officer.paste("#q1-quantity", "\r\n".join(["\t".join(FIGURES)] * questions) + "\r\n")
    officer.press("บันทึกข้อมูล")


def fill_without_script(officer: Person, questions: int) -> None:
    """Wagtail's menu needs a script; the own status leads to what is missing without one."""
    officer.open("status/")
    officer.page.get_by_role("link", name="กรอกข้อมูลที่ยังขาด").click()
    for question in range(1, questions + 1):
        for name, figure in zip(("quantity", "days", "hours"), FIGURES, strict=True):
            officer.page.locator(f"#q{question}-{name}").fill(figure)
    officer.press("บันทึกข้อมูล")


def is_green(page: Page, selector: str) -> bool:
    """Whether what is painted there is rather green than red or blue."""
    color = page.locator(selector).first.evaluate("one => getComputedStyle(one).color")
    red, green, blue = (int(part) for part in re.findall(r"\d+", color)[:3])
    return green > red and green > blue


def test_an_officer_fills_everything_and_sees_it_turn_green(
    with_password: World, sit_down: SitDown
) -> None:
    world = with_password
    officer = sit_down()
    officer.sign_in(world.officer)
    for number in range(1, 9):
        officer.expect_aspect(number, "empty")
    expect(officer.screen.get_by_role("cell", name="การยืนยัน")).to_contain_text("ยังไม่ยืนยัน")

    fill_contact(officer)
    for number in range(1, 8):
        officer.follow(f"ด้านที่ {number}")
        expect(officer.screen).to_contain_text(f"STA00{number}")
        questions = questions_of(world.round, number)
        fill = type_along_rows_and_down_columns if number == 1 else paste_from_a_spreadsheet
        fill(officer, questions)
        expect(officer.page.locator("#saving-news")).to_have_text("บันทึกครบทุกช่องแล้ว")
        officer.expect_aspect(number, "complete")
        assert is_green(officer.page, f".strip li:nth-child({number}) .mark")
    officer.expect_aspect(8, "empty")
    assert not is_green(officer.page, ".strip li:nth-child(8) .mark")

    plain = sit_down(world.officer, java_script_enabled=False)
    fill_without_script(plain, questions_of(world.round, 8))
    plain.expect_aspect(8, "complete")
    expect(plain.screen).to_contain_text("ครบแล้ว 8 จาก 8 ด้าน")

    officer.follow("สถานะการบันทึกข้อมูล สถอ.")
    for number in range(1, 9):
        officer.expect_aspect(number, "complete")
    expect(officer.screen).to_contain_text("บันทึกข้อมูลครบถ้วนแล้ว ขั้นต่อไป สถจ. จะตรวจสอบและยืนยัน")
    assert world.report.state == ReportState.READY
    answers = Answer.objects.filter(report=world.report)
    figures = {(one.quantity, float(one.days), float(one.hours)) for one in answers}
    assert figures == {(12, 0.5, 2.0)}
    assert len(answers) == sum(world.round.question_counts())


def row_of(person: Person, report: Report) -> Any:
    return person.page.locator(f"#district-{report.district_code}")


def test_the_province_confirms_after_a_dialog_that_says_it_is_final(
    with_password: World, filled: Report, sit_down: SitDown
) -> None:
    approver = sit_down()
    approver.sign_in(with_password.approver)
    # The report waits on the first page that the approver sees.
    waiting = approver.page.get_by_role("listitem").filter(has_text="ปลายพระยา")
    expect(waiting.get_by_role("link", name="ยังไม่ได้ยืนยันข้อมูล")).to_be_visible()

    approver.follow("สถานะการบันทึกข้อมูล สถอ.")
    row = row_of(approver, filled)
    opener = row.get_by_role("link", name="ยังไม่ได้ยืนยันข้อมูล")
    opener.click()
    dialog = approver.page.get_by_role("dialog", name="ยืนยันการทำรายการ")
    cancel = dialog.get_by_role("link", name="ยกเลิก")
    expect(cancel).to_be_focused()
    expect(dialog).to_contain_text("ยืนยันแล้วจะแก้ไขไม่ได้")
    expect(dialog).to_contain_text("อำเภอปลายพระยา จังหวัดกระบี่")

    # A stray Enter confirms nothing and leads back to where one was.
    approver.page.keyboard.press("Enter")
    expect(dialog).to_be_hidden()
    expect(opener).to_be_focused()
    assert not Confirmation.objects.exists()

    opener.click()
    ok = dialog.get_by_role("button", name="ตกลง")
    ok.click()
    # Not before it is said that everything was looked at.
    expect(dialog.get_by_label("ตรวจสอบข้อมูลทุกด้าน")).to_be_focused()
    assert not Confirmation.objects.exists()
    dialog.get_by_label("ตรวจสอบข้อมูลทุกด้าน").check()
    ok.click()

    expect(approver.page.get_by_text("ยืนยันข้อมูลของอำเภอปลายพระยาเรียบร้อยแล้ว")).to_be_visible()
    confirmation = Confirmation.objects.get(report=filled)
    day = buddhist_digits(confirmation.confirmed_at)
    expect(row).to_contain_text(f"ยืนยัน {day}")
    assert re.fullmatch(r"\d\d/\d\d/25\d\d", day)
    expect(row.get_by_role("link", name="ยังไม่ได้ยืนยันข้อมูล")).to_have_count(0)
    assert confirmation.confirmed_by == with_password.approver


def test_what_changed_while_the_dialog_was_open_is_not_confirmed(
    world: World, filled: Report, sit_down: SitDown
) -> None:
    approver, officer = sit_down(world.approver), sit_down(world.officer)
    approver.open("status/")
    row_of(approver, filled).get_by_role("link", name="ยังไม่ได้ยืนยันข้อมูล").click()
    dialog = approver.page.get_by_role("dialog")
    dialog.get_by_label("ตรวจสอบข้อมูลทุกด้าน").check()

    officer.open("aspects/3/")
    officer.page.locator("#q1-quantity").fill("13")
    officer.press("บันทึกข้อมูล")
    expect(officer.page.locator("#saving-news")).to_have_text("บันทึกครบทุกช่องแล้ว")

    dialog.get_by_role("button", name="ตกลง").click()
    told = approver.page.get_by_role("alert")
    expect(told).to_contain_text("ยังไม่ได้ยืนยัน เนื่องจากมีการแก้ไขข้อมูล")
    expect(told).to_contain_text("13")
    assert not Confirmation.objects.exists()

    # With the change in sight it can be confirmed.
    approver.page.get_by_label("ตรวจสอบข้อมูลทุกด้าน").check()
    approver.press("ตกลง")
    expect(row_of(approver, filled)).to_contain_text("ยืนยัน ")
    assert Confirmation.objects.count() == 1
