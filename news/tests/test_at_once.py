"""Two people do something with one item at the same moment: one is first, the other is told."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from wagtail.models import Locale, Page, PageLogEntry, Site, WorkflowState

from news.actions import approve, send_back, submit, withdraw
from news.enums import NewsState
from news.models import NewsPage
from news.refusals import Reason, Refused
from workload_tracking.tests.threads import at_once

from .attempts import SUBMIT, TAKE_BACK, again, edit
from .conftest import People


@pytest.fixture
def committed(transactional_db: None, request: pytest.FixtureRequest) -> Callable[[str], Any]:
    """Fixtures that are really committed; the tree is begun anew where a test has emptied it."""
    if not Page.objects.exists():
        Locale.objects.get_or_create(language_code="th")
        root = Page.add_root(title="Root", slug="root")
        home = root.add_child(instance=Page(title="หน้าแรก", slug="home"))
        Site.objects.create(hostname="localhost", root_page=home, is_default_site=True)
    return request.getfixturevalue


@pytest.fixture
def people(committed: Callable[[str], Any]) -> People:
    return committed("people")


def browser_of(person: Any) -> Client:
    browser = Client(raise_request_exception=False)
    browser.force_login(person)
    return browser


def told(results: list[Any]) -> list[Reason]:
    """Why those who came too late were refused; whatever else went wrong is raised."""
    failed = [one for one in results if isinstance(one, Exception)]
    for one in failed:
        if not isinstance(one, Refused):
            raise one
    return [one.reason for one in failed]


def times(item: NewsPage, action: str) -> int:
    return PageLogEntry.objects.filter(page=item.pk, action=action).count()


def is_in_order(item: NewsPage) -> bool:
    """What is out was confirmed, and what was taken back is not out."""
    state = WorkflowState.objects.get(object_id=str(item.pk))
    ended = {True: WorkflowState.STATUS_APPROVED, False: WorkflowState.STATUS_CANCELLED}
    return state.status == ended[again(item).live]


def test_two_approvers_confirm_and_it_is_published_once(people: People, committed: Any):
    item = committed("waiting")
    task_state = item.current_workflow_task_state
    results = at_once(
        *[
            lambda person=person: approve(user=person, task_state=task_state)
            for person in (people.approver, people.other_approver) * 2
        ]
    )
    assert told(results) == [Reason.NOT_WAITING] * 3
    assert again(item).state == NewsState.CONFIRMED
    assert (times(item, "wagtail.publish"), times(item, "wagtail.workflow.approve")) == (1, 1)


def test_one_confirms_while_the_other_sends_back(people: People, committed: Any):
    item = committed("waiting")
    task_state = item.current_workflow_task_state
    results = at_once(
        lambda: approve(user=people.approver, task_state=task_state),
        lambda: send_back(user=people.other_approver, task_state=task_state, reason="แก้"),
    )
    assert told(results) == [Reason.NOT_WAITING]
    assert again(item).state in (NewsState.CONFIRMED, NewsState.RETURNED)
    assert again(item).live is (again(item).state == NewsState.CONFIRMED)


@pytest.mark.parametrize("attempt", range(3))
def test_one_confirms_while_the_writer_takes_it_back(people: People, committed: Any, attempt: int):
    item = committed("waiting")
    task_state, officer = item.current_workflow_task_state, browser_of(people.officer)
    confirmed, answer = at_once(
        lambda: approve(user=people.approver, task_state=task_state),
        lambda: edit(officer, item, **TAKE_BACK).status_code,
    )
    assert answer < 500
    assert confirmed is None or isinstance(confirmed, Refused)
    assert is_in_order(item)
    assert again(item).live is (confirmed is None)


def test_one_confirms_a_change_while_the_other_withdraws(people: People, committed: Any):
    item = committed("confirmed")
    item.title = "ชื่อใหม่"
    item.save_revision(user=people.officer)
    task_state = submit(user=people.officer, item=item).current_task_state
    confirmed, withdrawn = at_once(
        lambda: approve(user=people.approver, task_state=task_state),
        lambda: withdraw(user=people.other_approver, item=item, reason="ข้อมูลผิด"),
    )
    assert withdrawn is None
    assert confirmed is None or isinstance(confirmed, Refused)
    assert (again(item).state, again(item).live) == (NewsState.WITHDRAWN, False)


def test_two_withdraw_and_it_is_withdrawn_once(people: People, committed: Any):
    item = committed("confirmed")
    results = at_once(
        lambda: withdraw(user=people.approver, item=item, reason="ข้อมูลผิด"),
        lambda: withdraw(user=people.other_approver, item=item, reason="ข้อมูลผิด"),
    )
    assert told(results) == [Reason.NOT_PUBLISHED]
    assert times(item, "news.withdraw") == 1


def test_submitting_twice_makes_it_wait_once(people: People, committed: Any):
    item = committed("draft")
    results = at_once(*[lambda: submit(user=people.officer, item=item)] * 3)
    assert sum(isinstance(one, PermissionDenied) for one in results) == 2
    assert again(item).state == NewsState.WAITING
    assert times(item, "wagtail.workflow.start") == 1


@pytest.mark.parametrize("attempt", range(3))
def test_the_submit_button_pressed_twice_makes_it_wait_once(
    people: People, committed: Any, attempt: int
):
    item, officer = committed("draft"), browser_of(people.officer)
    answers = at_once(*[lambda: edit(officer, item, **SUBMIT).status_code] * 2)
    assert [answer for answer in answers if answer >= 500] == []
    assert again(item).state == NewsState.WAITING
    assert times(item, "wagtail.workflow.start") == 1
