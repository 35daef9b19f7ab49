"""What goes wrong at work: typed amiss, typed twice, typed while the line or the session was gone.
Nothing typed is lost, and nothing is done twice."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.sessions.models import Session
from playwright.sync_api import Locator, expect

from districtcoordinator.accounts.role_groups import keep_members_in_step
from districtcoordinator.areas.tests.factories import AppointmentFactory
from workload_tracking.enums import Action
from workload_tracking.models import Answer, Confirmation, OwnWork, Report, ReportLogEntry
from workload_tracking.tests.conftest import World
from workload_tracking.tests.factories import confirm

from .conftest import SitDown
from .people import PASSWORD, Person

pytestmark = pytest.mark.browser


def quantity(world: World, question: int) -> int | None:
    answers = Answer.objects.filter(report=world.report, question__aspect__number=1)
    return answers.get(question__number=question).quantity


def expect_all_saved(person: Person) -> None:
    expect(person.page.locator("#saving-news")).to_have_text("บันทึกครบทุกช่องแล้ว")
    expect(person.page.locator("#unsaved")).to_be_hidden()


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_what_is_not_a_figure_comes_back_as_typed_and_the_rest_is_saved(
    world: World, sit_down: SitDown, script: bool
) -> None:
    typed = {
        "q1-quantity": "สิบสอง",
        "q2-quantity": "1.5",
        "q3-quantity": "-3",
        "q4-quantity": "1000000",
        "q5-days": "366.01",
        "q6-hours": "24.255",
        "q7-quantity": "1,23",
    }
    officer = sit_down(world.officer, java_script_enabled=script)
    officer.open("aspects/1/")
    for cell, text in typed.items():
        officer.page.locator(f"#{cell}").fill(text)
    officer.page.locator("#q8-quantity").fill("๑,๒๓๔")
    officer.press("บันทึกข้อมูล")

    summary = officer.page.get_by_role("alert")
    expect(summary).to_contain_text("มี 7 ช่องที่ยังไม่ได้บันทึก")
    for cell, text in typed.items():
        expect(officer.page.locator(f"#{cell}")).to_have_value(text)
        expect(officer.page.locator(f"#{cell}")).to_have_attribute("aria-invalid", "true")
        expect(officer.page.locator(f"#{cell.partition('-')[0]}-notes")).not_to_be_empty()
        expect(summary.locator(f'a[href="#{cell}"]')).to_be_visible()
    # From the list of what is not saved straight to the cell.
    summary.locator('a[href="#q6-hours"]').click()
    expect(officer.page.locator("#q6-hours")).to_be_focused()
    expect(officer.page.locator("#q8-quantity")).to_have_value("1,234")
    assert quantity(world, 8) == 1234
    assert Answer.objects.exclude(quantity=None, days=None, hours=None).count() == 1


def test_two_officers_with_the_same_form_open_lose_nothing(world: World, sit_down: SitDown) -> None:
    colleague = AppointmentFactory(district=world.plaiphraya).user
    keep_members_in_step([colleague])
    first, second = sit_down(colleague), sit_down(world.officer)
    for person in (first, second):
        person.open("contact/")
    first.page.get_by_label("ที่อยู่").fill("ที่ว่าการอำเภอ หลังเก่า")
    first.page.get_by_label("ชื่อ-สกุล").fill("นางสาวสมหญิง ตั้งใจ")
    first.press("บันทึกข้อมูล")
    expect(first.page.get_by_text("บันทึกข้อมูลติดต่อแล้ว")).to_be_visible()

    second.page.get_by_label("ที่อยู่").fill("ที่ว่าการอำเภอ หลังใหม่")
    second.page.get_by_label("โทรศัพท์", exact=True).fill("0 7561 1234")
    second.press("บันทึกข้อมูล")

    # The contested field waits with both in sight; the others are saved, the colleague's untouched.
    expect(second.page.get_by_label("ที่อยู่")).to_have_value("ที่ว่าการอำเภอ หลังใหม่")
    expect(second.screen).to_contain_text(f"{colleague.get_full_name()} บันทึกไว้ก่อนแล้ว")
    expect(second.screen).to_contain_text("ที่ว่าการอำเภอ หลังเก่า")
    report = world.report
    assert (report.address, report.telephone) == ("ที่ว่าการอำเภอ หลังเก่า", "0 7561 1234")
    assert report.officer_name == "นางสาวสมหญิง ตั้งใจ"

    second.press("บันทึกข้อมูล")
    expect(second.page.get_by_text("บันทึกข้อมูลติดต่อแล้ว")).to_be_visible()
    assert world.report.address == "ที่ว่าการอำเภอ หลังใหม่"


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_a_double_click_on_save_saves_once(world: World, sit_down: SitDown, script: bool) -> None:
    officer = sit_down(world.officer, java_script_enabled=script)
    officer.open("own-work/add/")
    officer.page.get_by_label("รายละเอียดการปฏิบัติงาน").fill("งานเฉพาะพื้นที่")
    officer.page.get_by_label("หน่วยนับ").fill("ครั้ง")
    officer.page.get_by_role("button", name="บันทึกข้อมูล").dblclick()

    expect(officer.page.get_by_role("rowheader", name="งานเฉพาะพื้นที่")).to_have_count(1)
    assert OwnWork.objects.count() == 1
    assert ReportLogEntry.objects.filter(action=Action.SAVE_OWN_WORK).count() == 1


def test_a_double_click_on_save_of_an_aspect_leaves_one_entry_in_the_log(
    world: World, sit_down: SitDown
) -> None:
    officer = sit_down(world.officer)
    officer.open("aspects/1/")
    officer.page.locator("#q1-quantity").fill("7")
    officer.page.get_by_role("button", name="บันทึกข้อมูล").dblclick()

    expect_all_saved(officer)
    assert quantity(world, 1) == 7
    assert ReportLogEntry.objects.filter(action=Action.SAVE_ANSWERS).count() == 1


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_a_double_click_on_ok_confirms_once_and_is_no_mistake(
    world: World, filled: Report, sit_down: SitDown, script: bool
) -> None:
    approver = sit_down(world.approver, java_script_enabled=script)
    approver.open("status/")
    approver.screen.get_by_role("link", name="ยังไม่ได้ยืนยันข้อมูล").click()
    approver.page.get_by_label("ตรวจสอบข้อมูลทุกด้าน").check()
    approver.page.get_by_role("button", name="ตกลง").dblclick()

    expect(approver.page.get_by_text("ยืนยันข้อมูลของอำเภอปลายพระยาเรียบร้อยแล้ว").first).to_be_visible()
    expect(approver.page.locator(".message--error")).to_have_count(0)
    assert Confirmation.objects.count() == 1
    assert ReportLogEntry.objects.filter(action=Action.CONFIRM).count() == 1


def test_a_block_pasted_without_a_connection_is_saved_when_it_is_back(
    world: World, sit_down: SitDown
) -> None:
    officer = sit_down(world.officer)
    officer.open("aspects/1/")
    officer.page.context.set_offline(True)
    officer.paste("#q1-quantity", "\n".join(f"{number}\t1\t0" for number in range(1, 20)))
    officer.press("บันทึกข้อมูล")
    expect(officer.page.locator("#saving-news")).to_contain_text("ไม่มีสัญญาณอินเทอร์เน็ต")
    expect(officer.page.locator("#unsaved")).to_have_text("ยังไม่ได้บันทึก 57 ช่อง")
    assert not Answer.objects.exists()

    officer.page.context.set_offline(False)

    expect_all_saved(officer)
    officer.expect_aspect(1, "complete")
    assert [quantity(world, number) for number in range(1, 20)] == [*range(1, 20)]


def sign_in_again(person: Person, username: str) -> None:
    """Wherever it is asked for: in a dialog, or on a page."""
    asked = person.page.locator("dialog[open], main").first
    asked.get_by_label("User").fill(username)
    asked.get_by_label("Password").fill(PASSWORD)
    asked.get_by_role("button", name="เข้าสู่ระบบ").click()


def type_and_be_asked_to_sign_in(officer: Person) -> Locator:
    officer.open("aspects/1/")
    officer.page.locator("#q1-quantity").fill("7")
    Session.objects.all().delete()
    officer.press("บันทึกข้อมูล")
    dialog = officer.page.get_by_role("dialog", name="กรุณา login ใหม่")
    expect(dialog).to_be_visible()
    return dialog


def test_figures_typed_after_the_session_ended_are_saved_after_signing_in_in_place(
    with_password: World, sit_down: SitDown
) -> None:
    world = with_password
    officer = sit_down(world.officer)
    dialog = type_and_be_asked_to_sign_in(officer)
    assert not Answer.objects.exists()
    sign_in_again(officer, world.officer.username)

    expect(dialog).to_be_hidden()
    expect_all_saved(officer)
    assert quantity(world, 1) == 7
    assert "aspects/1/" in officer.page.url


def test_another_persons_account_is_named_as_such_and_the_figures_wait_for_their_owner(
    with_password: World, sit_down: SitDown
) -> None:
    world = with_password
    officer = sit_down(world.officer)
    dialog = type_and_be_asked_to_sign_in(officer)
    sign_in_again(officer, world.approver.username)

    expect(dialog).to_be_hidden()
    expect(officer.page.locator("#saving-news")).to_contain_text("เป็นของผู้อื่น")
    expect(officer.page.locator("#q1-quantity")).to_have_value("7")
    assert not Answer.objects.exists()

    officer.come_signed_in(world.officer)
    officer.press("บันทึกข้อมูล")
    expect_all_saved(officer)
    assert quantity(world, 1) == 7


def test_who_cannot_sign_in_again_is_told_why(with_password: World, sit_down: SitDown) -> None:
    world = with_password
    officer = sit_down(world.officer)
    dialog = type_and_be_asked_to_sign_in(officer)
    get_user_model().objects.filter(pk=world.officer.pk).update(is_active=False)
    sign_in_again(officer, world.officer.username)

    expect(dialog.get_by_role("alert")).to_contain_text("บัญชีผู้ใช้ของท่านถูกปิดใช้งาน")
    expect(officer.page.locator("#q1-quantity")).to_have_value("7")
    assert not Answer.objects.exists()

    get_user_model().objects.filter(pk=world.officer.pk).update(is_active=True)
    sign_in_again(officer, world.officer.username)
    expect(dialog).to_be_hidden()
    expect_all_saved(officer)


def test_what_was_confirmed_while_nobody_was_signed_in_is_said_after_signing_in(
    with_password: World, filled: Report, sit_down: SitDown
) -> None:
    officer = sit_down(with_password.officer)
    dialog = type_and_be_asked_to_sign_in(officer)
    confirm(user=with_password.approver, report=filled)
    sign_in_again(officer, with_password.officer.username)

    expect(dialog).to_be_hidden()
    expect(officer.page.locator("#saving-news")).to_contain_text("จังหวัดยืนยันรายงานนี้แล้ว")
    expect(officer.page.locator("#q1-quantity")).to_have_value("7")


def test_a_form_sent_after_the_session_ended_is_sent_again_with_one_button(
    with_password: World, sit_down: SitDown
) -> None:
    world = with_password
    officer = sit_down(world.officer)
    officer.open("contact/")
    officer.page.get_by_label("ที่อยู่").fill("ที่ว่าการอำเภอ หลังใหม่")
    Session.objects.all().delete()
    officer.press("บันทึกข้อมูล")

    expect(officer.page.get_by_role("heading", level=1)).to_contain_text("login ใหม่")
    expect(officer.page.locator("main")).to_contain_text("ที่ว่าการอำเภอ หลังใหม่")
    sign_in_again(officer, world.officer.username)
    officer.page.get_by_role("button", name="ส่งข้อมูลที่พิมพ์ไว้อีกครั้ง").click()

    expect(officer.page.get_by_text("บันทึกข้อมูลติดต่อแล้ว")).to_be_visible()
    assert world.report.address == "ที่ว่าการอำเภอ หลังใหม่"
