"""The admin's home: what of news is each person's work, ten rows of it, a count and a link."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone
from wagtail.models import GroupApprovalTask, Workflow, WorkflowPage, WorkflowState, WorkflowTask

from districtcoordinator.areas.models import Appointment
from news.actions import send_back, submit
from news.models import NewsIndexPage, NewsPage, ProvinceSectionPage

from .admin_screens import HOME, cost_of, seen_by, signed_in
from .conftest import People
from .many_waiting import submit_many

pytestmark = pytest.mark.django_db

WAGTAILS = {"user_objects_in_workflow_moderation", "workflow_objects_to_moderate"}


@pytest.fixture(autouse=True)
def only_our_workflow(index: NewsIndexPage) -> None:
    """As `setup_site` leaves it: Wagtail's first workflow leads nowhere."""
    WorkflowPage.objects.filter(page__depth=1).delete()


def panels(person: Any) -> dict[str, dict[str, Any]]:
    """Give the panels of news by name, each with what it shows."""
    found = {}
    for panel in seen_by(person, HOME).context["panels"]:
        if getattr(panel, "name", "").startswith("news_"):
            found[panel.name] = panel.content()
    return found


def home(person: Any) -> str:
    return seen_by(person, HOME).content.decode()


def test_each_person_has_the_panels_of_their_work(people: People) -> None:
    for person, expected in (
        (people.officer, {"news_writer"}),
        (people.approver, {"news_approver", "news_writer"}),
        (people.central, {"news_writer", "news_queues"}),
        (people.sso, set()),
        (people.editor, set()),
    ):
        assert set(panels(person)) == expected


def test_an_approver_finds_what_waited_longest_and_how_much_there_is(
    people: People, section: ProvinceSectionPage
) -> None:
    assert "ไม่มีข่าวรอการยืนยันจากท่าน" in home(people.approver)
    submit_many(section, 12, owner=people.officer)
    shown = panels(people.approver)["news_approver"]
    assert (shown["count"], len(shown["rows"])) == (12, 10)
    since = [row.item.waiting_since for row in shown["rows"]]
    assert since == sorted(since) and since[0] == min(since)
    screen = home(people.approver)
    assert "รอการยืนยันจากท่าน" in screen and "/admin/news/queue/" in screen
    assert f"/admin/news/{shown['rows'][0].item.pk}/review/" in screen
    assert panels(people.foreign_approver)["news_approver"]["count"] == 0


def test_an_approver_is_not_asked_about_own_items(
    people: People, section: ProvinceSectionPage
) -> None:
    submit_many(section, 3, owner=people.approver)
    assert panels(people.approver)["news_approver"]["count"] == 0
    assert panels(people.other_approver)["news_approver"]["count"] == 3
    assert "ข่าวของท่าน" in home(people.approver)
    assert "ข่าวของท่าน" not in home(people.other_approver)


def test_an_officer_finds_returned_items_first_with_the_reason(
    people: People, draft: NewsPage, section: ProvinceSectionPage
) -> None:
    assert "ข่าวของท่าน" in home(people.officer)
    returned = NewsPage(title="ข่าวที่ส่งกลับ", topic="plans", lead="ก", owner=people.officer)
    returned.live = False
    section.add_child(instance=returned)
    returned.save_revision(user=people.officer)
    submit(user=people.officer, item=returned)
    returned.refresh_from_db()
    task_state = returned.current_workflow_task_state
    send_back(user=people.approver, task_state=task_state, reason="ขอชื่อผู้เข้าร่วมประชุม")
    submit_many(section, 1, owner=people.officer)
    shown = panels(people.officer)["news_writer"]
    assert [row.item.draft_title for row in shown["rows"]] == [
        "ข่าวที่ส่งกลับ",
        "ข่าวที่ 3",
        "ประชุมท้องถิ่นอำเภอ",
    ]
    assert "ขอชื่อผู้เข้าร่วมประชุม" in home(people.officer)
    assert panels(people.colleague)["news_writer"]["count"] == 0


def test_what_is_done_is_no_work_but_a_newer_version_of_it_is(
    people: People, confirmed: NewsPage
) -> None:
    assert panels(people.officer)["news_writer"]["count"] == 0
    confirmed.title = "ประชุมอีกครั้ง"
    confirmed.save_revision(user=people.officer)
    [row] = panels(people.officer)["news_writer"]["rows"]
    assert row.item.draft_title == "ประชุมอีกครั้ง" and row.beside


def test_the_department_finds_the_longest_waits_and_provinces_without_approvers(
    people: People, section: ProvinceSectionPage
) -> None:
    submit_many(section, 2, owner=people.officer, since=timezone.now() - timedelta(days=9))
    shown = panels(people.central)["news_queues"]
    assert [queue.province.name for queue in shown["queues"]] == ["กระบี่"]
    assert (shown["count"], shown["deserted"]) == (2, 0)
    Appointment.objects.filter(role="province_approver").update(
        valid_from="2020-01-01", valid_until="2020-01-02"
    )
    screen = home(people.central)
    assert "2 จังหวัดไม่มีผู้ยืนยัน:" in screen and "กระบี่, น่าน" in screen


def test_the_home_costs_as_much_for_a_thousand_items_as_for_ten(
    people: People, section: ProvinceSectionPage
) -> None:
    clients = [signed_in(each) for each in (people.approver, people.officer, people.central)]
    submit_many(section, 10, owner=people.officer)
    for_ten = [cost_of(client, HOME) for client in clients]
    submit_many(section, 500, owner=people.officer)
    returned = WorkflowState.STATUS_NEEDS_CHANGES
    submit_many(section, 490, owner=people.officer, status=returned)
    assert [cost_of(client, HOME) for client in clients] == for_ten
    assert panels(people.approver)["news_approver"]["count"] == 510
    assert max(for_ten) < 40


def names(person: Any) -> set[str]:
    return {getattr(panel, "name", "") for panel in seen_by(person, HOME).context["panels"]}


def test_wagtails_panels_on_moderation_stay_where_a_site_has_workflows_of_its_own(
    people: People, index: NewsIndexPage
) -> None:
    assert not names(people.superuser) & WAGTAILS
    task = GroupApprovalTask.objects.create(name="ตรวจ")
    task.groups.add(Group.objects.create(name="ผู้ตรวจ"))
    workflow = Workflow.objects.create(name="ตรวจก่อนเผยแพร่")
    WorkflowTask.objects.create(workflow=workflow, task=task)
    assert not names(people.superuser) & WAGTAILS
    WorkflowPage.objects.create(page=index.get_parent(), workflow=workflow)
    assert names(people.superuser) >= WAGTAILS
    assert "news_writer" in names(people.superuser)
    workflow.deactivate()
    assert not names(people.superuser) & WAGTAILS
