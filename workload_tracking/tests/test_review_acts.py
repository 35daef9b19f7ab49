"""Sending back, taking back, and a district without an officer: asked by GET, done by POST."""

import pytest
from django.urls import reverse

from workload_tracking import actions
from workload_tracking.enums import ReportState
from workload_tracking.models import Report

from .conftest import World
from .factories import CONTACT, confirm, fill_report
from .officer_screens import form_of, signed_in, text_of


def address(act: str, report: Report) -> str:
    return reverse(f"workload:{act}", args=[report.pk])


# What must be so before each act makes sense, what is typed, and where the report stands after it.
ACTS = {
    "send_back": (None, {"reason": "ด้านที่ 3 โปรดตรวจสอบ"}, ReportState.RETURNED),
    "take_back": ("send_back", {}, ReportState.RECORDING),
    "not_reporting": (None, {"reason": "ตำแหน่งว่าง"}, ReportState.NOT_REPORTING),
    "reporting": ("not_reporting", {}, ReportState.RECORDING),
}


def prepared(world: World, act: str) -> Report:
    before = ACTS[act][0]
    if before == "send_back":
        actions.send_back(user=world.approver, report=world.report, reason="แก้")
    elif before == "not_reporting":
        actions.mark_not_reporting(user=world.approver, report=world.report, reason="ว่าง")
    return world.report


@pytest.mark.parametrize("act", ACTS)
def test_an_approver_does_it_from_the_form_and_comes_back_to_the_report(
    world: World, act: str
) -> None:
    report, client = prepared(world, act), signed_in(world.approver)
    url = address(act, report)
    form = client.get(url)
    assert form.status_code == 200
    answer = client.post(url, {**form_of(form), **ACTS[act][1]}, follow=True)
    assert answer.redirect_chain == [(address("report", report), 302)]
    assert world.report.state == ACTS[act][2]
    assert "ปลายพระยา" in str(list(answer.context["messages"])[0])


@pytest.mark.parametrize("act", ACTS)
def test_others_are_refused_and_strangers_find_nothing(world: World, act: str) -> None:
    report = prepared(world, act)
    url, typed = address(act, report), ACTS[act][1]
    before = report.state
    for reader in (world.officer, world.central, world.superuser):
        assert signed_in(reader).get(url).status_code == 302
        assert signed_in(reader).post(url, typed).status_code == 403
    for stranger in (world.foreign_officer, world.foreign_approver):
        assert signed_in(stranger).get(url).status_code == 404
        assert signed_in(stranger).post(url, typed).status_code == 404
    assert world.report.state == before
    assert signed_in(world.approver).post(url, typed).status_code == 302
    assert world.report.state == ACTS[act][2]


@pytest.mark.parametrize("act", ["send_back", "not_reporting"])
@pytest.mark.parametrize("typed", ["", "   \n ", "\u200b", "ก" * 1001, "\x00"])
def test_without_a_proper_reason_nothing_is_done_and_the_text_stays(
    world: World, act: str, typed: str
) -> None:
    answer = signed_in(world.approver).post(address(act, world.report), {"reason": typed})
    assert answer.status_code == 422
    assert world.report.state == ReportState.RECORDING
    assert 'href="#id_reason"' in answer.content.decode()
    if typed.strip("\x00\u200b \n"):
        assert typed in answer.content.decode()


@pytest.mark.parametrize("act", ACTS)
def test_what_the_rules_refuse_is_answered_with_the_reason_and_what_was_typed(
    world: World, act: str
) -> None:
    confirm(user=world.approver, report=fill_report(user=world.officer, report=world.report))
    answer = signed_in(world.approver).post(address(act, world.report), ACTS[act][1])
    assert answer.status_code == 409
    assert "จังหวัดยืนยันรายงานนี้แล้ว ถือเป็นที่สิ้นสุด" in text_of(answer)
    assert ACTS[act][1].get("reason", "") in answer.content.decode()


def test_a_report_that_names_others_is_not_without_an_officer(world: World) -> None:
    contact = {**CONTACT, "covers_only_own": False}
    actions.save_contact(user=world.officer, report=world.report, contact=contact, covered=["8107"])
    url = address("not_reporting", world.report)
    assert signed_in(world.approver).post(url, {"reason": "ว่าง"}).status_code == 409
    contact = {"covers_only_own": True}
    actions.save_contact(user=world.officer, report=world.report, contact=contact, covered=[])
    assert signed_in(world.approver).post(url, {"reason": "ว่าง"}).status_code == 302


@pytest.mark.parametrize("act", ["take_back", "reporting"])
def test_what_there_is_nothing_to_undo_of_is_said_before_the_button(world: World, act: str) -> None:
    button = '<button class="button" type="submit">'
    url, client = address(act, world.report), signed_in(world.approver)
    assert button not in client.get(url).content.decode()
    prepared(world, act)
    assert button in client.get(url).content.decode()


def test_the_officer_reads_the_reason_where_it_belongs(world: World) -> None:
    url = address("send_back", world.report)
    signed_in(world.approver).post(url, {"reason": "ด้านที่ 3 ข้อ 2\nโปรดแก้"})
    for place in ("/admin/", "/admin/workload/status/", "/admin/workload/contact/"):
        assert "ด้านที่ 3 ข้อ 2" in text_of(signed_in(world.officer).get(place)), place


def test_one_comes_back_to_where_one_came_from_but_never_leaves_the_site(world: World) -> None:
    url = address("send_back", world.report)
    back = "/admin/workload/status/?state=ready"
    typed = {"reason": "แก้", "next": back}
    assert signed_in(world.approver).post(url, typed).headers["Location"] == back
    outside = {"reason": "แก้", "next": "https://evil.example/"}
    answer = signed_in(world.approver).post(url, outside)
    assert answer.headers["Location"] == address("report", world.report)
