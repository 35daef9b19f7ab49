"""Who is written to when news are submitted, sent back, confirmed and withdrawn, and what."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.contrib.auth.models import Group
from django.core import mail
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django_tasks_db.models import DBTaskResult
from wagtail.models import (
    Comment,
    GroupApprovalTask,
    PageLogEntry,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)
from wagtail.users.models import UserProfile

from districtcoordinator.areas.models import Appointment, District, Province
from districtcoordinator.areas.tests.factories import AppointmentFactory, DistrictFactory
from news.actions import approve, send_back, submit, withdraw
from news.models import NewsIndexPage, NewsPage
from tests.background import keep_tasks

from .conftest import People
from .letters import change, give_addresses, letter, told

pytestmark = pytest.mark.django_db

MONDAY = datetime(2026, 7, 13, 10, 42, tzinfo=ZoneInfo("Asia/Bangkok"))


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    with time_machine.travel(MONDAY, tick=False):
        yield


@pytest.fixture
def people(people: People) -> People:
    give_addresses(people)
    return people


def again(item: NewsPage) -> NewsPage:
    return NewsPage.objects.get(pk=item.pk)


def leave(person: Any) -> None:
    Appointment.objects.filter(user=person).update(
        valid_from="2020-01-01", valid_until="2026-07-12"
    )


def switch_off(person: Any, kind: str) -> None:
    UserProfile.objects.update_or_create(user=person, defaults={f"{kind}_notifications": False})


# Submitting


def test_the_approvers_of_the_province_learn_what_waits_and_nobody_else_does(
    people: People, waiting: NewsPage
):
    text = letter()
    assert told() == ["approver", "other_approver"]
    assert text.startswith("ข่าวรอการยืนยัน: ประชุมท้องถิ่นอำเภอ\n\nเรียน ผู้ยืนยันข่าวของ สถจ. กระบี่\n")
    assert "พื้นที่: อำเภอปลายพระยา จังหวัดกระบี่\n" in text
    who = people.officer.get_full_name()
    assert f"ส่งเมื่อ: 13 กรกฎาคม 2569 เวลา 10:42 น. โดย {who}\n" in text
    assert f"http://testserver/admin/news/{waiting.pk}/review/" in text


@pytest.mark.parametrize(
    ("what", "expected"),
    [
        (lambda people: leave(people.approver), ["other_approver"]),
        (lambda people: change(people.approver, is_active=False), ["other_approver"]),
        (lambda people: change(people.approver, email=""), ["other_approver"]),
        (lambda people: switch_off(people.approver, "submitted"), ["other_approver"]),
        (lambda people: switch_off(people.approver, "approved"), ["approver", "other_approver"]),
    ],
    ids=["left", "inactive", "without address", "switched off", "switched something else off"],
)
def test_an_approver_who_cannot_or_does_not_want_to_be_told_is_not(
    people: People, draft: NewsPage, what: Any, expected: list[str]
):
    what(people)
    submit(user=people.officer, item=draft)
    assert told() == expected


def test_an_approver_is_not_told_of_what_they_wrote_or_submitted(people: People, draft: NewsPage):
    draft.owner = people.other_approver
    draft.save()
    submit(user=people.approver, item=draft)
    assert told() == ["central"], "nobody of the province may decide about it"
    other = AppointmentFactory(approver=True, province=draft.province, user__email="third@x.go.th")
    draft.current_workflow_state.cancel(user=people.approver)
    submit(user=people.approver, item=again(draft))
    assert other.user.email.startswith("third")
    assert told() == ["third"]


def test_the_department_learns_that_a_province_has_nobody_and_that_it_can_act(
    people: People, draft: NewsPage
):
    leave(people.approver)
    change(people.other_approver, is_active=False)
    submit(user=people.officer, item=draft)
    text = letter()
    assert told() == ["central"]
    assert "เรียน ผู้ดูแลระบบส่วนกลาง" in text
    assert "จังหวัดไม่มีผู้ยืนยันที่พิจารณาข่าวนี้ได้ ท่านสามารถยืนยันแทน สถจ." in text
    assert PageLogEntry.objects.filter(page=draft, action="news.call_department").exists()


def test_what_is_submitted_again_is_told_again(people: People, waiting: NewsPage):
    send_back(user=people.approver, task_state=waiting.current_workflow_task_state, reason="เพิ่มวันที่")
    told()
    submit(user=people.colleague, item=waiting)
    assert people.colleague.get_full_name() in letter()
    assert told() == ["approver", "other_approver"]


def test_a_change_to_what_is_published_is_told_as_one(people: People, confirmed: NewsPage):
    confirmed.title = "ชื่อใหม่"
    confirmed.save_revision(user=people.colleague)
    told()
    submit(user=people.colleague, item=confirmed)
    assert "ข่าวรอการยืนยัน: ชื่อใหม่" in letter()
    assert "ระหว่างนี้ข่าวที่เผยแพร่อยู่ยังคงเดิม" in letter()


def test_mails_are_thai_and_plain_whatever_language_somebody_has_chosen(
    people: People, draft: NewsPage
):
    for person in (people.approver, people.other_approver):
        UserProfile.objects.update_or_create(user=person, defaults={"preferred_language": "en"})
    draft.title = "งบ <ประมาณ> & แผน"
    draft.save_revision()
    submit(user=people.officer, item=draft)
    assert mail.outbox[0].subject == mail.outbox[1].subject == "ข่าวรอการยืนยัน: งบ <ประมาณ> & แผน"
    assert not mail.outbox[0].alternatives
    assert "หัวข้อข่าว: งบ <ประมาณ> & แผน\n" in mail.outbox[0].body
    assert "\n\n\n" not in mail.outbox[0].body


# Sending back, confirming, withdrawing


def decide(how: str, *, user: Any, item: NewsPage) -> None:
    state = item.current_workflow_task_state
    if how == "send back":
        send_back(user=user, task_state=state, reason="เพิ่มวันที่")
    else:
        approve(user=user, task_state=state, reason="ขอบคุณ")


@pytest.mark.parametrize("how", ["send back", "confirm"])
def test_who_wrote_and_who_submitted_learn_what_was_decided(
    people: People, draft: NewsPage, how: str
):
    submit(user=people.colleague, item=draft)
    told()
    decide(how, user=people.approver, item=again(draft))
    assert told() == ["colleague", "officer"]


@pytest.mark.parametrize(("how", "kind"), [("send back", "rejected"), ("confirm", "approved")])
@pytest.mark.parametrize("why", ["left", "inactive", "without address", "switched off", "moved"])
def test_but_not_who_has_left_or_does_not_want_to(
    people: People, draft: NewsPage, how: str, kind: str, why: str, nan: Province
):
    submit(user=people.colleague, item=draft)
    told()
    match why:
        case "inactive":
            change(people.officer, is_active=False)
        case "without address":
            change(people.officer, email="")
        case "switched off":
            switch_off(people.officer, kind)
        case _:
            leave(people.officer)
    if why == "moved":
        AppointmentFactory(user=people.officer, district=DistrictFactory(province=nan))
    decide(how, user=people.approver, item=again(draft))
    assert told() == ["colleague"]


def test_what_is_sent_back_says_why_and_how_many_comments_stand_beside_it(
    people: People, waiting: NewsPage
):
    for done in (None, None, MONDAY):
        Comment.objects.create(
            page=waiting,
            user=people.approver,
            text="ตรวจวันที่",
            contentpath="lead",
            resolved_at=done,
        )
    decide("send back", user=people.approver, item=waiting)
    text = letter()
    assert text.startswith("ข่าวถูกส่งกลับแก้ไข: ประชุมท้องถิ่นอำเภอ\n")
    assert "เหตุผลที่ส่งกลับ:\nเพิ่มวันที่\n\nมีความคิดเห็นข้างข้อความในข่าวอีก 2 แห่ง\n" in text
    assert f"โดย {people.approver.get_full_name()}\n" in text
    assert f"http://testserver/admin/pages/{waiting.pk}/edit/" in text


def test_what_is_confirmed_says_where_everybody_reads_it(people: People, waiting: NewsPage):
    decide("confirm", user=people.approver, item=waiting)
    text = letter()
    assert text.startswith("ข่าวได้รับการยืนยันแล้ว: ประชุมท้องถิ่นอำเภอ\n")
    assert "ความเห็นของผู้ยืนยัน:\nขอบคุณ\n" in text
    assert again(waiting).full_url in text
    assert again(waiting).full_url.startswith("http")


def test_what_is_withdrawn_says_why_to_who_wrote_and_who_submitted_last(
    people: People, confirmed: NewsPage
):
    submit(user=people.colleague, item=confirmed)
    told()
    withdraw(user=people.central, item=confirmed, reason="ข้อมูลคลาดเคลื่อน")
    text = letter()
    assert told() == ["colleague", "officer"]
    assert text.startswith("ข่าวถูกถอน: ประชุมท้องถิ่นอำเภอ\n")
    assert "เหตุผลที่ถอน:\nข้อมูลคลาดเคลื่อน\n" in text
    assert "ฉบับแก้ไขที่ยังไม่ได้รับการยืนยันกลับเป็นร่าง" in text


def test_nobody_is_told_what_they_did_themselves(people: People, draft: NewsPage):
    draft.owner = people.central
    draft.save()
    submit(user=people.officer, item=draft)
    approve(user=people.approver, task_state=again(draft).current_workflow_task_state)
    told()
    withdraw(user=people.central, item=again(draft), reason="ข้อมูลผิด")
    assert told() == ["officer"]


def test_taking_back_what_was_submitted_is_told_to_nobody(people: People, waiting: NewsPage):
    told()
    waiting.current_workflow_state.cancel(user=people.officer)
    assert told() == []


# Beside all that


def test_superusers_and_the_other_parts_are_never_told_of_all_this(
    people: People, draft: NewsPage, settings: Any
):
    settings.WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = True
    submit(user=people.officer, item=draft)
    decide("send back", user=people.approver, item=again(draft))
    submit(user=people.officer, item=again(draft))
    decide("confirm", user=people.approver, item=again(draft))
    withdraw(user=people.approver, item=again(draft), reason="ข้อมูลผิด")
    assert set(told()) == {"approver", "other_approver", "officer"}


def test_other_workflows_of_the_site_keep_wagtails_own_mails(
    people: People, index: NewsIndexPage, settings: Any
):
    settings.WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = True
    group = Group.objects.create(name="บรรณาธิการ")
    people.sso.groups.add(group)
    task = GroupApprovalTask.objects.create(name="บรรณาธิการตรวจ")
    task.groups.add(group)
    workflow = Workflow.objects.create(name="ตรวจข่าวกรม")
    WorkflowTask.objects.create(workflow=workflow, task=task)
    WorkflowPage.objects.create(page=index, workflow=workflow)
    item = NewsPage(title="ข่าวกรม", topic="plans", lead="ความนำ", live=False)
    index.add_child(instance=item)
    item.save_revision(user=people.editor)
    state = workflow.start(item, people.editor)
    assert set(told()) == {"sso", "superuser"}
    state.current_task_state.reject(user=people.sso, comment="แก้")
    assert told() == ["editor"]
    state.resume(people.editor)
    told()
    state.current_task_state.approve(user=people.superuser)
    assert told() == ["editor"]
    assert again(item).live


def test_a_change_that_comes_to_nothing_mails_nothing(
    people: People, draft: NewsPage, settings: Any
):
    keep_tasks(settings)
    settings.EMAIL_BACKEND = "districtcoordinator.mail.QueuedEmailBackend"
    mails = DBTaskResult.objects.filter(task_path="districtcoordinator.mail.send_letter")
    with pytest.raises(RuntimeError), transaction.atomic():
        submit(user=people.officer, item=draft)
        raise RuntimeError
    assert not mails.exists()
    submit(user=people.officer, item=again(draft))
    assert mails.count() == 2


def test_a_host_without_a_queue_decides_though_its_mail_server_is_down(
    people: People, draft: NewsPage, settings: Any, caplog: pytest.LogCaptureFixture
):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    submit(user=people.officer, item=draft)
    assert again(draft).workflow_in_progress
    assert "approver@example.go.th was not sent" in caplog.text


def test_as_many_queries_for_a_dozen_approvers_as_for_two(
    people: People, draft: NewsPage, krabi: Province, plaiphraya: District
):
    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            submit(user=people.officer, item=again(draft))
        again(draft).current_workflow_state.cancel(user=people.officer)
        return len(asked)

    queries()
    few = queries()
    assert len(told()) == 4
    for number in range(10):
        AppointmentFactory(approver=True, province=krabi, user__email=f"p{number}@example.go.th")
    assert queries() == few
    assert len(told()) == 12
