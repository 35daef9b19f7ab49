"""Once confirmed nobody changes a report: not by the screens, not by addresses and forms sent by
hand, not by SQL. Each refusal stands beside the same thing allowed on a report not confirmed."""

import pytest
from django.db import IntegrityError, connection, transaction
from playwright.sync_api import expect

from workload_tracking.digest import digest_of, read_content, still_holds
from workload_tracking.models import Confirmation, Question, Report
from workload_tracking.tests.conftest import World
from workload_tracking.tests.factories import report_of

from .conftest import SitDown
from .people import Person

pytestmark = pytest.mark.browser

FINAL = "จังหวัดยืนยันรายงานนี้แล้ว ถือเป็นที่สิ้นสุด"
DONE, REFUSED, FORBIDDEN = 302, 409, 403
REASON = {"reason": "ขอให้ตรวจสอบอีกครั้ง"}

Form = tuple[str, dict[str, str]]


def officers_forms(report: Report) -> list[Form]:
    """Every form by which an officer changes a report, with its address."""
    own = f"?round={report.round.fiscal_year}&district={report.district_code}"
    mine = f"own-work/{report.own_work.get().pk}/"
    row = {"text": "งานอื่น", "unit": "ครั้ง", "quantity": "5"}
    return [
        (f"aspects/1/{own}", {"q1-quantity": "99"}),
        (f"aspects/8/{own}", {"q1-quantity": "0"}),
        (f"contact/{own}", {"officer_name": "ผู้อื่น"}),
        (f"letters/{own}", {"letters_sent_office": "7"}),
        (f"own-work/add/{own}", row),
        (f"{mine}{own}", row),
        (f"{mine}delete/{own}", {}),
    ]


def approvers_forms(report: Report) -> list[Form]:
    """What an approver can do about a report short of confirming; each undoes the one before."""
    address = f"reports/{report.pk}"
    return [
        (f"{address}/send-back/", REASON),
        (f"{address}/take-back/", {}),
        (f"{address}/not-reporting/", REASON),
        (f"{address}/reporting/", {}),
    ]


def confirming(report: Report) -> list[Form]:
    """The form of the dialog as it would be shown now."""
    now = report_of(report.round, report.district)
    seen = {"digest": digest_of(read_content(now)), "version": str(now.version), "checked": "on"}
    return [(f"reports/{report.pk}/confirm/", seen)]


def answers(person: Person, forms: list[Form]) -> list[int]:
    """Send forms by hand, one after the other; give the statuses."""
    return [person.send(address, **fields).status for address, fields in forms]


def expect_untouched(report: Report) -> None:
    """The report is to the letter what was confirmed, and was confirmed once."""
    confirmation = Confirmation.objects.get(report=report.pk)
    assert still_holds(confirmation)
    assert report_of(report.round, report.district).version == report.version


def test_the_officer_can_only_read_it(
    world: World, confirmed: Report, control: Report, sit_down: SitDown
) -> None:
    officer = sit_down(world.officer)
    save = officer.page.get_by_role("button", name="บันทึกข้อมูล")

    officer.open(f"aspects/1/?district={confirmed.district_code}")
    expect(officer.screen).to_contain_text(FINAL)
    expect(officer.screen.locator("input:not([type=hidden])")).to_have_count(0)
    expect(save).to_have_count(0)

    officer.open(f"aspects/1/?district={control.district_code}")
    officer.page.locator("#q1-quantity").fill("99")
    save.click()
    expect(officer.page.locator("#saving-news")).to_have_text("บันทึกครบทุกช่องแล้ว")
    assert control.answers.get(question__aspect__number=1, question__number=1).quantity == 99

    assert answers(officer, officers_forms(confirmed)) == [REFUSED] * 7
    expect_untouched(confirmed)
    assert answers(officer, officers_forms(control)) == [DONE] * 7


def test_a_tab_left_open_is_told_and_keeps_what_was_typed(
    world: World, filled: Report, control: Report, sit_down: SitDown
) -> None:
    officer, approver = sit_down(world.officer), sit_down(world.approver)
    officer.open(f"aspects/1/?district={filled.district_code}")
    assert answers(approver, confirming(filled)) == [DONE]

    officer.page.locator("#q1-quantity").fill("99")
    officer.press("บันทึกข้อมูล")

    expect(officer.page.locator("#saving-news")).to_contain_text(FINAL)
    expect(officer.page.locator("#q1-quantity")).to_have_value("99")
    expect_untouched(report_of(filled.round, filled.district))


def test_the_approver_can_neither_send_it_back_nor_confirm_it_again(
    world: World, confirmed: Report, control: Report, sit_down: SitDown
) -> None:
    approver = sit_down(world.approver)
    acts = ("ส่งกลับแก้ไข", "ยังไม่ได้ยืนยันข้อมูล")
    for report, offered in ((confirmed, 0), (control, 1)):
        approver.open(f"reports/{report.pk}/")
        for act in acts:
            expect(approver.screen.get_by_role("link", name=act)).to_have_count(offered)
        approver.open(f"reports/{report.pk}/confirm/")
        expect(approver.screen.get_by_role("button", name="ตกลง")).to_have_count(offered)
    approver.open(f"reports/{confirmed.pk}/confirm/")
    expect(approver.screen).to_contain_text("รายงานนี้ได้รับการยืนยันแล้ว")

    assert answers(approver, approvers_forms(confirmed)) == [REFUSED] * 4
    # A second press of the same person is no mistake, and changes nothing.
    assert answers(approver, confirming(confirmed)) == [DONE]
    expect_untouched(confirmed)
    assert answers(approver, approvers_forms(control)) == [DONE] * 4
    assert answers(approver, confirming(control)) == [DONE]
    assert Confirmation.objects.filter(report=control).count() == 1


def test_the_department_reads_it_and_changes_nothing(
    world: World, confirmed: Report, control: Report, sit_down: SitDown
) -> None:
    forms = officers_forms(confirmed) + approvers_forms(confirmed) + confirming(confirmed)
    for user in (world.central, world.superuser):
        person = sit_down(user)
        for report in (confirmed, control):
            assert person.open(f"reports/{report.pk}/") == 200
            expect(person.screen).to_contain_text(report.district_name)
            expect(person.screen.get_by_role("link", name="ส่งกลับแก้ไข")).to_have_count(0)
        assert set(answers(person, forms)) == {FORBIDDEN}
    expect_untouched(confirmed)
    # The same forms, on the report not confirmed, from those whose they are.
    assert answers(sit_down(world.officer), officers_forms(control)) == [DONE] * 7
    approver = sit_down(world.approver)
    assert answers(approver, approvers_forms(control) + confirming(control)) == [DONE] * 5


def test_no_wording_is_corrected_any_more(world: World, filled: Report, sit_down: SitDown) -> None:
    question = Question.objects.get(aspect__round=world.round, aspect__number=1, number=1)
    address = f"rounds/{world.round.fiscal_year}/questions/{question.pk}/wording/"
    department = [sit_down(world.central), sit_down(world.superuser)]

    for person in department:
        assert answers(person, [(address, {"text": "ถ้อยคำใหม่", **REASON})]) == [DONE]
    assert answers(sit_down(world.approver), confirming(filled)) == [DONE]
    for person in department:
        assert answers(person, [(address, {"text": "ถ้อยคำใหม่กว่า", **REASON})]) == [REFUSED]
        person.open(address)
        expect(person.screen).to_contain_text("มีรายงานในรอบนี้ที่ยืนยันแล้ว")
    question.refresh_from_db()
    assert question.text == "ถ้อยคำใหม่"


STATEMENTS = {
    "report": "UPDATE workload_tracking_report SET address = 'ที่อื่น' WHERE id = %s",
    "answer": "UPDATE workload_tracking_answer SET quantity = 1 WHERE report_id = %s",
    "own work": "DELETE FROM workload_tracking_ownwork WHERE report_id = %s",
    "new own work": "INSERT INTO workload_tracking_ownwork (report_id, text, unit, quantity)"
    " VALUES (%s, 'แถวใหม่', 'ครั้ง', 1)",
    "answers": "DELETE FROM workload_tracking_answer WHERE report_id = %s",
}


def run(sql: str, report: Report) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, [report.pk])


def test_the_database_refuses_raw_sql_and_the_screen_shows_the_same_as_before(
    world: World, confirmed: Report, control: Report, sit_down: SitDown
) -> None:
    approver = sit_down(world.approver)
    approver.open(f"reports/{confirmed.pk}/")
    seal = approver.screen.locator(".seal code").inner_text()
    before = approver.screen.locator("#summary").inner_text()

    for sql in STATEMENTS.values():
        with pytest.raises(IntegrityError, match="final"):
            run(sql, confirmed)
        run(sql, control)
    with pytest.raises(IntegrityError, match="final"):
        run("DELETE FROM workload_tracking_confirmation WHERE report_id = %s", confirmed)

    approver.page.reload()
    expect(approver.screen.locator(".seal code")).to_have_text(seal)
    assert approver.screen.locator("#summary").inner_text() == before
    expect_untouched(confirmed)
    assert not control.answers.exists()
