"""ยืนยันการทำรายการ: what is shown is what is confirmed, once, by the province, for good."""

from functools import partial

import pytest
from django.db import IntegrityError
from django.test import Client
from django.urls import reverse

from districtcoordinator.areas.tests.factories import AppointmentFactory
from workload_tracking import actions
from workload_tracking.models import Confirmation, Report
from workload_tracking.views import confirming

from .conftest import World
from .factories import CONFIRM_UNTIL, confirm, fill_aspect, fill_report
from .officer_screens import form_of, signed_in, text_of
from .threads import at_once

FINAL = "ยืนยันแล้วจะแก้ไขไม่ได้"


def address(report: Report) -> str:
    return reverse("workload:confirm", args=[report.pk])


def ready(world: World) -> Report:
    return fill_report(user=world.officer, report=world.report)


def shown_form(client: Client, report: Report) -> dict:
    """What the browser sends once the box is ticked."""
    return {**form_of(client.get(address(report))), "checked": "on"}


def test_the_dialog_shows_what_is_confirmed_and_that_it_is_final(world: World) -> None:
    page = signed_in(world.approver).get(address(ready(world)))
    text = text_of(page)
    assert page.status_code == 200
    for words in (FINAL, "อำเภอปลายพระยา จังหวัดกระบี่", "พ.ศ. 2569", "นายสมชาย ใจดี", "19/19"):
        assert words in text
    assert "ยังไม่ได้บันทึกการรับ–ส่งหนังสือ แต่ยืนยันรายงานนี้ได้" in text
    assert text.index(FINAL) < text.index("ยกเลิก") < text.rindex("ตกลง")


def test_confirming_leads_back_and_is_final(world: World) -> None:
    report, client = ready(world), signed_in(world.approver)
    back = "/admin/workload/status/?state=ready"
    sent = {**shown_form(client, report), "next": back}
    answer = client.post(address(report), sent, follow=True)
    assert answer.redirect_chain == [(back, 302)]
    assert "ยืนยันข้อมูลของอำเภอปลายพระยาเรียบร้อยแล้ว" in str(next(iter(answer.context["messages"])))
    assert Confirmation.objects.get().confirmed_by == world.approver


def test_others_are_refused_and_strangers_find_nothing(world: World) -> None:
    report = ready(world)
    sent = shown_form(signed_in(world.approver), report)
    for reader in (world.officer, world.central, world.superuser):
        assert signed_in(reader).get(address(report)).status_code == 302
        assert signed_in(reader).post(address(report), sent).status_code == 403
    for stranger in (world.foreign_officer, world.foreign_approver):
        assert signed_in(stranger).get(address(report)).status_code == 404
        assert signed_in(stranger).post(address(report), sent).status_code == 404
    assert not Confirmation.objects.exists()
    assert signed_in(world.approver).post(address(report), sent).status_code == 302
    assert Confirmation.objects.exists()


def test_a_returned_report_waits_for_its_officer_and_the_dialog_says_so(world: World) -> None:
    report, client = ready(world), signed_in(world.approver)
    sent = shown_form(client, report)
    actions.send_back(user=world.approver, report=report, reason="ตัวเลขข้อ 3 สูงผิดปกติ")
    for answer in (client.get(address(report)), client.post(address(report), sent)):
        text = text_of(answer)
        assert "สถจ. ส่งรายงานนี้กลับแก้ไข" in text and "ตัวเลขข้อ 3 สูงผิดปกติ" in text
        assert "ยังไม่ครบถ้วน" not in text
    assert not Confirmation.objects.exists()
    actions.mark_corrected(user=world.officer, report=report)
    assert client.post(address(report), shown_form(client, report)).status_code == 302


def test_without_the_tick_nothing_is_confirmed(world: World) -> None:
    report, client = ready(world), signed_in(world.approver)
    sent = shown_form(client, report)
    del sent["checked"]
    answer = client.post(address(report), sent)
    assert answer.status_code == 422
    assert 'id="checked-error"' in answer.content.decode()
    assert not Confirmation.objects.exists()


@pytest.mark.parametrize(
    "junk",
    [
        {"digest": ""},
        {"digest": "x" * 64},
        {"digest": "\x00"},
        {"version": ""},
        {"version": "-1"},
        {"version": "9" * 100},
        {"version": "ก"},
    ],
)
def test_a_mangled_form_confirms_nothing_and_is_shown_anew(world: World, junk: dict) -> None:
    report, client = ready(world), signed_in(world.approver)
    answer = client.post(address(report), {**shown_form(client, report), **junk})
    assert answer.status_code == 422
    assert not Confirmation.objects.exists()
    again = {**form_of(answer), "checked": "on"}
    assert client.post(address(report), again).status_code == 302


def test_what_changed_meanwhile_is_listed_and_looked_at_again(world: World) -> None:
    report, client = ready(world), signed_in(world.approver)
    stale = shown_form(client, report)
    aspect = world.round.aspects.get(number=4)
    question = aspect.questions.first()
    actions.save_answers(
        user=world.officer, report=report, aspect=aspect, cells={question.pk: {"quantity": 99}}
    )
    answer = client.post(address(report), stale)
    assert answer.status_code == 409
    text = text_of(answer)
    assert f"ด้านที่ 4 ข้อ 1 {question.text} ปริมาณงาน/ปี จาก 12 → เป็น 99" in text
    assert not Confirmation.objects.exists()
    fresh = form_of(answer)
    assert fresh["digest"] != stale["digest"] and "checked" not in fresh
    assert client.post(address(report), {**fresh, "checked": "on"}).status_code == 302


def test_a_wording_that_was_corrected_meanwhile_is_said_and_looked_at_again(world: World) -> None:
    report, client = ready(world), signed_in(world.approver)
    sent = shown_form(client, report)
    question = world.round.aspects.get(number=1).questions.get(number=3)
    actions.correct_wording(user=world.central, question=question, text="ถ้อยคำใหม่", reason="สะกดผิด")
    refused = client.post(address(report), sent)
    assert refused.status_code == 409
    assert "ส่วนกลางแก้ไขถ้อยคำของข้อคำถาม" in text_of(refused)
    assert not Confirmation.objects.exists()
    assert client.post(address(report), shown_form(client, report)).status_code == 302
    assert Confirmation.objects.exists()


def test_changes_are_listed_even_if_the_tick_was_forgotten(world: World) -> None:
    report, client = ready(world), signed_in(world.approver)
    stale = shown_form(client, report)
    del stale["checked"]
    fill_aspect(
        user=world.officer, report=report, aspect=world.round.aspects.get(number=1), quantity=99
    )
    answer = client.post(address(report), stale)
    assert answer.status_code == 422 and "จาก 12 → เป็น 99" in text_of(answer)


def test_a_report_that_is_incomplete_again_says_what_is_missing(world: World) -> None:
    report, client = ready(world), signed_in(world.approver)
    stale = shown_form(client, report)
    aspect = world.round.aspects.get(number=5)
    actions.save_answers(
        user=world.officer,
        report=report,
        aspect=aspect,
        cells={aspect.questions.first().pk: {"hours": None}},
    )
    answer = client.post(address(report), stale)
    assert answer.status_code == 409
    assert 'href="' + reverse("workload:report", args=[report.pk]) + "#aspect-5" in (
        answer.content.decode()
    )
    assert client.get(address(report)).status_code == 200
    assert 'name="digest"' not in client.get(address(report)).content.decode()


def test_a_second_press_of_the_same_person_is_no_mistake(world: World) -> None:
    report, client = ready(world), signed_in(world.approver)
    sent = shown_form(client, report)
    assert client.post(address(report), sent).status_code == 302
    again = client.post(address(report), sent, follow=True)
    assert again.status_code == 200
    assert "ท่านยืนยันข้อมูลของอำเภอปลายพระยาเรียบร้อยแล้ว" in " ".join(
        str(message) for message in again.context["messages"]
    )
    assert Confirmation.objects.count() == 1


def test_a_colleague_who_comes_second_is_told_who_was_first(world: World) -> None:
    report = ready(world)
    colleague = AppointmentFactory(approver=True, province=world.krabi).user
    sent = shown_form(signed_in(colleague), report)
    confirm(user=world.approver, report=report)
    answer = signed_in(colleague).post(address(report), sent)
    assert answer.status_code == 409
    assert world.approver.get_full_name() in text_of(answer)
    assert Confirmation.objects.get().confirmed_by == world.approver


def test_a_closed_round_says_why_and_since_when(world: World, frozen: object) -> None:
    report = ready(world)
    sent = shown_form(signed_in(world.approver), report)
    frozen.shift((CONFIRM_UNTIL - world.round.opens_on).days * 86400)
    answer = signed_in(world.approver).post(address(report), sent)
    assert answer.status_code == 409
    assert "รอบการบันทึกนี้ปิดแล้ว" in text_of(answer)
    assert "15 กันยายน 2569" in text_of(answer)
    assert not Confirmation.objects.exists()


def test_what_the_database_itself_refuses_gets_the_same_clear_answer(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    report, client = ready(world), signed_in(world.approver)
    sent = shown_form(client, report)

    def refused(**kwargs: object) -> None:
        raise IntegrityError("a confirmed report is final")

    with monkeypatch.context() as patched:
        patched.setattr(confirming.actions, "confirm_report", refused)
        answer = client.post(address(report), sent)
    assert answer.status_code == 409
    assert "มีการแก้ไขข้อมูลหลังจากที่ท่านเปิดดู" in text_of(answer)
    assert client.post(address(report), sent).status_code == 302


def test_a_script_gets_the_dialog_alone(world: World) -> None:
    report, client = ready(world), signed_in(world.approver)
    fragment = client.get(address(report), headers={"X-Requested-With": "XMLHttpRequest"})
    assert fragment.content.decode().lstrip().startswith("<dialog")
    assert 'name="digest"' in fragment.content.decode()
    assert "<html" in client.get(address(report)).content.decode()


def test_of_ten_presses_at_once_one_confirms_and_nobody_meets_an_error(
    committed_world: World,
) -> None:
    world = committed_world
    report = ready(world)
    clients = [signed_in(world.approver) for _n in range(10)]
    sent = shown_form(clients[0], report)
    presses = [partial(client.post, address(report), sent) for client in clients]
    answers = at_once(*presses)
    assert [answer.status_code for answer in answers] == [302] * 10
    assert Confirmation.objects.count() == 1
