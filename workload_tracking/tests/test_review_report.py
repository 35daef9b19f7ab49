"""A district's whole report: everything in it, for whoever may see it, and nobody else."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from workload_tracking import actions
from workload_tracking.digest import digest_of, read_content
from workload_tracking.history import Step, changed_after
from workload_tracking.reading import read_whole
from workload_tracking.views.report import offered_actions

from .conftest import World
from .factories import CONFIRM_UNTIL, CONTACT, confirm, fill_aspect, fill_report, report_of
from .officer_screens import signed_in, text_of


def address(report: object) -> str:
    return reverse("workload:report", args=[report.pk])


def test_who_may_see_the_report_and_who_learns_nothing_of_it(world: World) -> None:
    url = address(world.report)
    for reader in (world.officer, world.approver, world.central, world.superuser):
        assert signed_in(reader).get(url).status_code == 200
    for stranger in (world.foreign_officer, world.foreign_approver):
        assert signed_in(stranger).get(url).status_code == 404


@pytest.mark.parametrize("junk", ["0", "999999999", "9" * 30, "9" * 4000])
def test_an_address_without_a_report_is_not_found(world: World, junk: str) -> None:
    client = signed_in(world.approver)
    assert client.get(f"/admin/workload/reports/{junk}/").status_code == 404
    assert client.get(f"/admin/workload/reports/{junk}/confirm/").status_code == 404
    assert client.get(address(world.report)).status_code == 200


def test_the_sums_are_the_databases(world: World) -> None:
    report = fill_report(user=world.officer, report=world.report)
    values = {"text": "งาน", "unit": "ครั้ง", "quantity": 3, "days": Decimal("1.25"), "hours": 2}
    actions.save_contact(user=world.officer, report=report, contact=CONTACT, covered=[])
    actions.add_own_work(user=world.officer, report=report, values=values)
    whole = read_whole(report_of(world.round, world.plaiphraya))
    by_aspect = report.answers.time_by("question__aspect__number")
    assert {part.aspect.number: part.time for part in whole.aspects} == by_aspect
    assert whole.own_work.time == report.own_work.time()
    everything = report.answers.time() + report.own_work.time()
    assert whole.everything.time == everything
    assert whole.everything.in_hours == everything.days * 7 + everything.hours


def test_what_is_shown_is_what_the_digest_is_made_of(world: World) -> None:
    report = fill_report(user=world.officer, report=world.report)
    assert read_whole(report).digest == digest_of(read_content(report))


def test_everything_is_on_the_page(world: World) -> None:
    report = fill_report(user=world.officer, report=world.report)
    values = {"text": "งานเฉพาะ", "unit": "ครั้ง", "quantity": 3, "days": 1, "hours": 2}
    actions.add_own_work(user=world.officer, report=report, values=values)
    letters = {"letters_received_district": 1234}
    actions.save_letters(user=world.officer, report=report, letters=letters)
    page = signed_in(world.approver).get(address(report))
    text = text_of(page)
    for question in world.round.aspects.get(number=8).questions.all():
        assert question.text in text
    for words in (*CONTACT.values(), "งานเฉพาะ", "1,234", "ยังไม่ได้บันทึก", "รับผิดชอบอำเภอเดียว"):
        assert words in text
    assert text.count("บันทึกข้อมูลครบถ้วน") >= 8
    for place in ("aspect-1", "aspect-8", "own-work", "letters", "history"):
        assert f'id="{place}"' in page.content.decode()


def test_history_says_who_changed_which_figure_from_what_to_what(world: World) -> None:
    aspect = world.round.aspects.get(number=2)
    question = aspect.questions.first()
    for quantity in (12, 15):
        actions.save_answers(
            user=world.officer,
            report=world.report,
            aspect=aspect,
            cells={question.pk: {"quantity": quantity}},
        )
    text = text_of(signed_in(world.approver).get(address(world.report)))
    assert f"ด้านที่ 2 ข้อ 1 {question.text} ปริมาณงาน/ปี จาก 12 → เป็น 15" in text
    assert "จาก ว่าง → เป็น 12" in text
    assert world.officer.get_full_name() in text


def test_history_tells_of_contact_letters_own_work_and_acts_in_words(world: World) -> None:
    officer, report = world.officer, world.report
    contact = {**CONTACT, "covers_only_own": False}
    actions.save_contact(user=officer, report=report, contact=contact, covered=["8107"])
    actions.save_letters(user=officer, report=report, letters={"letters_sent_office": 7})
    values = {"text": "ป่าชุมชน", "unit": "ครั้ง", "quantity": 1, "days": 1, "hours": 0}
    row = actions.add_own_work(user=officer, report=report, values=values)
    actions.delete_own_work(user=officer, report=report, row=row)
    actions.send_back(user=world.approver, report=report, reason="โปรดแก้ด้านที่ 1")
    text = text_of(signed_in(world.approver).get(address(report)))
    for words in (
        "โทรศัพท์ จาก ว่าง → เป็น 0 7561 1234",
        "อำเภอที่รับผิดชอบ จาก ว่าง → เป็น ลำทับ",
        "จาก ว่าง → เป็น 7",
        "จาก ป่าชุมชน → เป็น ว่าง",
        "โปรดแก้ด้านที่ 1",
    ):
        assert words in text
    assert "8107" not in text


def test_history_tells_of_withdrawn_figures(world: World) -> None:
    fill_aspect(user=world.officer, report=world.report, aspect=world.round.aspects.first())
    actions.save_contact(
        user=world.officer,
        report=report_of(world.round, world.plaiphraya),
        contact={"covers_only_own": False},
        covered=["8107"],
    )
    text = text_of(signed_in(world.approver).get(address(world.report)))
    assert "ปลายพระยา, ลำทับ" in text


def test_a_long_history_is_shown_page_by_page(world: World) -> None:
    aspect = world.round.aspects.first()
    question = aspect.questions.first()
    for quantity in range(1, 36):
        actions.save_answers(
            user=world.officer,
            report=world.report,
            aspect=aspect,
            cells={question.pk: {"quantity": quantity}},
        )
    client = signed_in(world.approver)
    assert "1 ถึง 30 จาก 35" in text_of(client.get(address(world.report)))
    older = client.get(address(world.report), {"history": "2"})
    assert "31 ถึง 35 จาก 35" in text_of(older)
    assert client.get(address(world.report), {"history": "ก"}).status_code == 200


def test_after_confirming_the_printed_form_shows_who_when_and_the_digest(world: World) -> None:
    report = fill_report(user=world.officer, report=world.report)
    before = text_of(signed_in(world.central).get(address(report)))
    assert "รหัสตรวจสอบรายงาน" not in before
    confirmation = confirm(user=world.approver, report=report)
    after = text_of(signed_in(world.central).get(address(report)))
    assert confirmation.digest in after
    assert world.approver.get_full_name() in after
    assert "7 กรกฎาคม 2569 เวลา 12:00 น." in after


def test_what_a_province_may_do_follows_from_where_the_report_stands(
    world: World, frozen: object
) -> None:
    def offered() -> list[str]:
        report = report_of(world.round, world.plaiphraya)
        return [action.name for action in offered_actions(report)]

    assert offered() == ["SEND_BACK", "MARK_NOT_REPORTING"]
    actions.mark_not_reporting(user=world.approver, report=world.report, reason="ว่าง")
    assert offered() == ["UNMARK_NOT_REPORTING"]
    actions.unmark_not_reporting(user=world.approver, report=world.report)
    fill_report(user=world.officer, report=world.report)
    assert offered() == ["CONFIRM", "SEND_BACK"]
    actions.send_back(user=world.approver, report=world.report, reason="แก้")
    assert offered() == ["TAKE_BACK", "SEND_BACK"]
    actions.take_back(user=world.approver, report=world.report)
    frozen.shift((CONFIRM_UNTIL - world.round.opens_on).days * 86400)
    assert offered() == []


def test_only_the_own_approver_is_offered_anything(world: World) -> None:
    fill_report(user=world.officer, report=world.report)
    button = reverse("workload:confirm", args=[world.report.pk])
    assert button in signed_in(world.approver).get(address(world.report)).content.decode()
    for reader in (world.officer, world.central, world.superuser):
        page = signed_in(reader).get(address(world.report)).content.decode()
        assert button not in page and "send-back" not in page


def test_a_covered_district_leads_to_the_report_that_has_it(world: World) -> None:
    contact = {**CONTACT, "covers_only_own": False}
    actions.save_contact(user=world.officer, report=world.report, contact=contact, covered=["8107"])
    covered = report_of(world.round, world.lamthap)
    page = signed_in(world.approver).get(address(covered))
    assert f'href="{address(world.report)}"' in page.content.decode()


def test_changes_after_a_version_are_given_in_words(world: World) -> None:
    report = fill_report(user=world.officer, report=world.report)
    fill_aspect(
        user=world.officer, report=report, aspect=world.round.aspects.get(number=4), quantity=20
    )
    events = changed_after(report, report.version)
    first = events[0].changes[0]
    assert first.what == "ด้านที่ 4 ข้อ 1"
    assert first.steps == [Step("12", "20", "ปริมาณงาน/ปี")]
    assert changed_after(report, report.version + 1) == []


def test_the_number_of_queries_does_not_grow_with_the_report(world: World) -> None:
    client = signed_in(world.approver)

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address(world.report)).status_code == 200
        return len(captured)

    aspect = world.round.aspects.first()
    fill_aspect(user=world.officer, report=world.report, aspect=aspect)
    queries()
    few = queries()
    report = fill_report(user=world.officer, report=world.report)
    values = {"text": "งาน", "unit": "ครั้ง", "quantity": 3, "days": 1, "hours": 2}
    for _n in range(5):
        actions.add_own_work(user=world.officer, report=report, values=values)
    assert queries() == few <= 40


def test_a_district_that_need_not_report_is_shown_without_empty_tables(world: World) -> None:
    client, empty_table = signed_in(world.approver), 'id="aspect-1"'
    assert empty_table in client.get(address(world.report)).content.decode()
    actions.mark_not_reporting(user=world.approver, report=world.report, reason="ว่าง")
    assert empty_table not in client.get(address(world.report)).content.decode()
    actions.unmark_not_reporting(user=world.approver, report=world.report)
    fill_aspect(user=world.officer, report=world.report, aspect=world.round.aspects.get(number=1))
    actions.mark_not_reporting(user=world.approver, report=world.report, reason="ว่าง")
    assert empty_table in client.get(address(world.report)).content.decode()
