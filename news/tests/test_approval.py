"""The provincial office confirms what a district has written, and nothing gets out otherwise."""

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from wagtail.models import TaskState

from districtcoordinator.areas.models import Appointment
from news.actions import approve, send_back, submit, withdraw
from news.enums import NewsState
from news.models import NewsPage
from news.refusals import Reason, Refused

from .conftest import People

pytestmark = pytest.mark.django_db


def again(item: NewsPage) -> NewsPage:
    return NewsPage.objects.with_state().get(pk=item.pk)


def leave(person: object) -> None:
    Appointment.objects.filter(user=person).update(
        valid_from="2020-01-01", valid_until="2020-01-02"
    )


def test_a_draft_waits_once_it_is_submitted_and_is_published_once_it_is_confirmed(
    people: People, draft: NewsPage
):
    assert again(draft).state == NewsState.DRAFT
    submit(user=people.officer, item=draft)
    waiting = again(draft)
    assert (waiting.state, waiting.live) == (NewsState.WAITING, False)
    assert waiting.submitted_by_id == people.officer.pk
    approve(user=people.approver, task_state=waiting.current_workflow_task_state)
    assert (again(draft).state, again(draft).live) == (NewsState.CONFIRMED, True)


@pytest.mark.parametrize(
    "who",
    [
        "officer",
        "colleague",
        "foreign_officer",
        "foreign_approver",
        "sso",
        "editor",
        "central",
        "superuser",
    ],
)
def test_nobody_but_the_approvers_of_the_province_decides(
    people: People, waiting: NewsPage, who: str
):
    task_state = waiting.current_workflow_task_state
    with pytest.raises(PermissionDenied):
        approve(user=getattr(people, who), task_state=task_state)
    with pytest.raises(PermissionDenied):
        send_back(user=getattr(people, who), task_state=task_state, reason="แก้")
    assert again(waiting).state == NewsState.WAITING
    approve(user=people.approver, task_state=task_state)
    assert again(waiting).state == NewsState.CONFIRMED


def test_an_approver_does_not_decide_about_what_they_wrote_or_submitted(
    people: People, draft: NewsPage
):
    submit(user=people.approver, item=draft)
    task_state = again(draft).current_workflow_task_state
    with pytest.raises(PermissionDenied):
        approve(user=people.approver, task_state=task_state)
    approve(user=people.other_approver, task_state=task_state)
    assert again(draft).live


def test_what_is_sent_back_says_why_and_goes_on_where_it_stood(people: People, waiting: NewsPage):
    task_state = waiting.current_workflow_task_state
    with pytest.raises(Refused) as refused:
        send_back(user=people.approver, task_state=task_state, reason=" ")
    assert refused.value.reason is Reason.REASON_MISSING
    send_back(user=people.approver, task_state=task_state, reason="เพิ่มวันที่")
    assert again(waiting).state == NewsState.RETURNED
    assert TaskState.objects.get(pk=task_state.pk).comment == "เพิ่มวันที่"
    submit(user=people.officer, item=waiting)
    assert again(waiting).state == NewsState.WAITING


def test_what_was_decided_or_taken_back_a_moment_ago_is_not_decided_again(
    people: People, waiting: NewsPage
):
    task_state = waiting.current_workflow_task_state
    waiting.current_workflow_state.cancel(user=people.officer)
    with pytest.raises(Refused) as refused:
        approve(user=people.approver, task_state=task_state)
    assert refused.value.reason is Reason.NOT_WAITING
    assert not again(waiting).live


def test_the_department_stands_in_with_a_reason_where_no_approver_is_left(
    people: People, waiting: NewsPage
):
    task_state = waiting.current_workflow_task_state
    leave(people.approver)
    with pytest.raises(PermissionDenied):  # one is left
        approve(user=people.central, task_state=task_state, reason="ไม่มีผู้ยืนยัน")
    leave(people.other_approver)
    with pytest.raises(Refused) as refused:
        approve(user=people.central, task_state=task_state)
    assert refused.value.reason is Reason.REASON_MISSING
    with pytest.raises(PermissionDenied):
        approve(user=people.editor, task_state=task_state, reason="ไม่มีผู้ยืนยัน")
    approve(user=people.central, task_state=task_state, reason="ไม่มีผู้ยืนยัน")
    assert again(waiting).live


def test_a_published_item_stays_while_its_change_waits(people: People, confirmed: NewsPage):
    confirmed.title = "ชื่อใหม่"
    confirmed.save_revision(user=people.colleague)
    submit(user=people.colleague, item=confirmed)
    changed = again(confirmed)
    assert (changed.state, changed.live, changed.title) == (
        NewsState.WAITING,
        True,
        "ประชุมท้องถิ่นอำเภอ",
    )
    approve(user=people.approver, task_state=changed.current_workflow_task_state)
    assert again(confirmed).title == "ชื่อใหม่"


def test_withdrawing_takes_an_approver_of_the_province_and_a_reason(
    people: People, confirmed: NewsPage
):
    for who in (people.officer, people.foreign_approver, people.editor, people.sso):
        with pytest.raises(PermissionDenied):
            withdraw(user=who, item=confirmed, reason="ข้อมูลผิด")
    with pytest.raises(Refused):
        withdraw(user=people.approver, item=confirmed, reason="")
    assert again(confirmed).live
    withdraw(user=people.approver, item=confirmed, reason="ข้อมูลผิด")
    assert (again(confirmed).state, again(confirmed).live) == (NewsState.WITHDRAWN, False)
    with pytest.raises(Refused):
        withdraw(user=people.approver, item=confirmed, reason="อีกครั้ง")


def test_what_waits_is_told_to_those_who_decide_and_to_nobody_else(
    people: People, waiting: NewsPage, draft: NewsPage
):
    def told(name: str) -> bool:
        return NewsPage.objects.waiting_for(getattr(people, name)).exists()

    assert [name for name in vars(people) if told(name)] == ["approver", "other_approver"]
    leave(people.approver)
    leave(people.other_approver)
    assert [name for name in vars(people) if told(name)] == ["central", "superuser"]
    item = NewsPage.objects.waiting().get()
    assert item.waiting_since <= timezone.now()
