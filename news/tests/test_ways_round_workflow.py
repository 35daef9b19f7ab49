"""Wagtail's workflow bent every way: other people's task states, other tasks, locks, old tabs."""

import pytest
from django.db import transaction
from django.test import Client
from wagtail.models import (
    GroupApprovalTask,
    TaskState,
    Workflow,
    WorkflowPage,
    WorkflowState,
    WorkflowTask,
)

from districtcoordinator.areas.models import Appointment
from news.actions import submit
from news.enums import NewsState
from news.models import NewsPage, ProvinceApprovalTask, ProvinceSectionPage

from .attempts import CHANGED, SUBMIT, add, again, decide, edit
from .conftest import People
from .effects import public
from .stages import PageAt, browsers, index, page_at

__all__ = ["browsers", "index", "page_at"]

ACTIONS = ("confirm", "reject", "approve", "approve_for_province", "publish", "unheard_of")
IN_EDITOR = {"action-workflow-action": "1"}


def of_nan(people: People) -> NewsPage:
    """An item of the other province that waits there."""
    item = NewsPage(title="ข่าวน่าน", topic="plans", lead="ความนำ", live=False)
    item.owner = people.foreign_officer
    ProvinceSectionPage.objects.get(slug="nan").add_child(instance=item)
    item.save_revision(user=people.foreign_officer)
    submit(user=people.foreign_officer, item=item)
    return again(item)


def test_an_address_that_names_ones_own_page_and_a_foreign_task_decides_about_nothing(
    people: People, browsers: dict[str, Client], page_at: PageAt
):
    waiting, foreign, before = page_at("waiting"), of_nan(people), public()
    theirs = waiting.current_workflow_task_state
    for action in ACTIONS:
        response = decide(browsers["foreign_approver"], foreign, action, task_state=theirs)
        assert response.status_code < 500
    assert (again(waiting).state, again(foreign).state) == (NewsState.WAITING, NewsState.WAITING)
    assert public() == before
    decide(browsers["foreign_approver"], foreign, "confirm")
    assert again(foreign).state == NewsState.CONFIRMED


@pytest.mark.parametrize("action", ACTIONS)
def test_nobody_but_an_approver_decides_by_wagtails_buttons(
    browsers: dict[str, Client], page_at: PageAt, action: str
):
    waiting, before = page_at("waiting"), public()
    for name, browser in browsers.items():
        allowed = name in ("approver", "other_approver") and action in ("confirm", "reject")
        for extra in (
            "{}",
            '{"comment": "เหตุผล"}',
            '{"user": 1}',
            "[]",
            "no json",
            '{"comment": 5}',
        ):
            fields = {"workflow-action-name": action, "workflow-action-extra-data": extra}
            with transaction.atomic():
                dialog = decide(browser, waiting, action)
                by_dialog = again(waiting).state != NewsState.WAITING
                transaction.set_rollback(True)
            with transaction.atomic():
                editor = edit(browser, waiting, **IN_EDITOR, **fields)
                by_editor = again(waiting).state != NewsState.WAITING
                transaction.set_rollback(True)
            assert (dialog.status_code < 500, editor.status_code < 500) == (True, True), extra
            assert by_dialog == allowed
            assert allowed or not by_editor
    assert public() == before


@pytest.mark.parametrize("stage", ["returned", "confirmed", "withdrawn"])
def test_a_task_state_that_was_decided_about_is_not_decided_again(
    browsers: dict[str, Client], page_at: PageAt, stage: str
):
    item, before = page_at(stage), public()
    old = TaskState.objects.filter(workflow_state__object_id=str(item.pk)).latest("pk")
    for action in ACTIONS:
        decide(browsers["approver"], item, action, task_state=old)
    assert (again(item).state, public()) == (item.state, before)
    edit(browsers["officer"], item, **SUBMIT)
    for action in ACTIONS:
        decide(browsers["approver"], item, action, task_state=old)
    assert (again(item).state, public()) == (NewsState.WAITING, before)
    decide(browsers["approver"], again(item), "confirm")
    assert again(item).state == NewsState.CONFIRMED


def test_sending_back_by_wagtails_dialog_asks_for_the_reason(
    browsers: dict[str, Client], page_at: PageAt
):
    waiting = page_at("waiting")
    decide(browsers["approver"], waiting, "reject", comment=" ")
    assert again(waiting).state == NewsState.WAITING
    decide(browsers["approver"], waiting, "reject", comment="เพิ่มวันที่")
    assert again(waiting).state == NewsState.RETURNED


@pytest.mark.parametrize("who", ["approver", "central", "superuser"])
def test_nobody_decides_about_their_own(
    people: People, browsers: dict[str, Client], page_at: PageAt, who: str
):
    section, own = page_at("section"), browsers[who]
    add(own, section, **SUBMIT)
    item = again(NewsPage.objects.get(title=CHANGED))
    assert (item.state, item.owner) == (NewsState.WAITING, getattr(people, who))
    before = public()
    for action in ACTIONS:
        decide(own, item, action)
        fields = {"workflow-action-name": action, "workflow-action-extra-data": "{}"}
        edit(own, item, **IN_EDITOR, **fields)
    assert (again(item).state, public()) == (NewsState.WAITING, before)
    decide(browsers["other_approver"], item, "confirm")
    assert again(item).state == NewsState.CONFIRMED


def test_who_was_an_approver_until_yesterday_decides_about_nothing(
    people: People, browsers: dict[str, Client], page_at: PageAt
):
    waiting = page_at("waiting")
    Appointment.objects.filter(user=people.approver).update(
        valid_from="2020-01-01", valid_until="2020-01-02"
    )
    decide(browsers["approver"], waiting, "confirm")
    assert again(waiting).state == NewsState.WAITING
    decide(browsers["other_approver"], waiting, "confirm")
    assert again(waiting).state == NewsState.CONFIRMED


class TestASuperuserRearrangesTheWorkflow:
    @pytest.fixture
    def other(self) -> Workflow:
        """A workflow with a task of Wagtail's own, which superusers decide about."""
        workflow = Workflow.objects.create(name="อื่น")
        task = GroupApprovalTask.objects.create(name="อื่น")
        WorkflowTask.objects.create(workflow=workflow, task=task)
        return workflow

    @pytest.mark.parametrize("where", ["section", "index"])
    def test_another_workflow_publishes_nothing(
        self, browsers: dict[str, Client], page_at: PageAt, other: Workflow, where: str
    ):
        draft = page_at("draft")
        WorkflowPage.objects.filter(page=page_at("section")).delete()
        WorkflowPage.objects.create(page=page_at(where), workflow=other)
        before = public()
        edit(browsers["officer"], draft, **SUBMIT)
        waiting = again(draft)
        assert isinstance(waiting.current_workflow_task, GroupApprovalTask)
        for action in ("approve", "reject")[:1]:
            assert decide(browsers["superuser"], waiting, action).status_code < 500
        assert public() == before

    def test_a_task_of_wagtails_own_behind_ours_publishes_nothing(
        self, people: People, browsers: dict[str, Client], page_at: PageAt, other: Workflow
    ):
        task = ProvinceApprovalTask.objects.get()
        WorkflowTask.objects.filter(task__in=other.tasks).update(sort_order=2)
        WorkflowTask.objects.create(workflow=other, task=task, sort_order=1)
        WorkflowPage.objects.update(workflow=other)
        item, before = page_at("draft"), public()
        edit(browsers["officer"], item, **SUBMIT)
        decide(browsers["approver"], again(item), "confirm")
        assert isinstance(again(item).current_workflow_task, GroupApprovalTask)
        assert decide(browsers["superuser"], again(item), "approve").status_code < 500
        assert public() == before

    @pytest.mark.parametrize("what", ["task", "workflow"])
    def test_switching_it_off_publishes_nothing(
        self, browsers: dict[str, Client], page_at: PageAt, what: str
    ):
        waiting, before = page_at("waiting"), public()
        address = {
            "task": f"tasks/disable/{ProvinceApprovalTask.objects.get().pk}",
            "workflow": f"disable/{waiting.get_workflow().pk}",
        }[what]
        response = browsers["superuser"].post(f"/admin/workflows/{address}/")
        assert (response.status_code < 500, public()) == (True, before)
        edit(browsers["officer"], waiting, **SUBMIT)
        assert public() == before

    @pytest.mark.parametrize("how", ["inactive", "taken out"])
    def test_without_the_task_nothing_can_be_submitted(
        self, browsers: dict[str, Client], page_at: PageAt, how: str
    ):
        draft, before = page_at("draft"), public()
        if how == "inactive":
            ProvinceApprovalTask.objects.update(active=False)
        else:
            WorkflowTask.objects.all().delete()
        for response in (
            edit(browsers["officer"], draft, **SUBMIT),
            add(browsers["officer"], page_at("section"), **SUBMIT),
        ):
            assert response.status_code < 500
        assert (again(draft).state, public()) == (NewsState.DRAFT, before)
        assert not WorkflowState.objects.exists()
