"""Who is reminded of what waits, after how long, and never twice."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core import mail
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from wagtail.models import Locale, Page, PageLogEntry, Site
from wagtail.users.models import UserProfile

from districtcoordinator.areas.models import Appointment, Province
from districtcoordinator.areas.tests.factories import AppointmentFactory
from news.actions import approve, send_back, submit
from news.mailing.reminders import remind_approvers
from news.models import NewsPage, ProvinceSectionPage
from news.tasks import remind
from tests.background import keep_tasks, run_tasks
from workload_tracking.tests.threads import at_once

from .conftest import People
from .letters import change, give_addresses, letter, told

pytestmark = pytest.mark.django_db

BANGKOK = ZoneInfo("Asia/Bangkok")
MONDAY = datetime(2026, 7, 13, 14, 30, tzinfo=BANGKOK)
Go = Callable[..., None]


@pytest.fixture(autouse=True)
def go() -> Iterator[Go]:
    """It is Monday afternoon; later, it is another day of that July, in the morning."""
    with time_machine.travel(MONDAY, tick=False) as clock:

        def go(day: int, hour: int = 9) -> None:
            clock.move_to(datetime(2026, 7, day, hour, tzinfo=BANGKOK))

        yield go


@pytest.fixture
def people(people: People) -> People:
    give_addresses(people)
    return people


@pytest.fixture
def waiting(waiting: NewsPage) -> NewsPage:
    """It was submitted, and that was told."""
    told()
    return waiting


@pytest.fixture
def another(people: People, section: ProvinceSectionPage) -> Callable[..., NewsPage]:
    """Submit another item of a section."""

    def another(title: str, *, where: ProvinceSectionPage = section, by: Any = None) -> NewsPage:
        by = by or people.officer
        item = NewsPage(title=title, topic="plans", lead="ความนำ", live=False, owner=by)
        ProvinceSectionPage.objects.get(pk=where.pk).add_child(instance=item)
        item.save_revision(user=by)
        submit(user=by, item=item)
        told()
        return NewsPage.objects.get(pk=item.pk)

    return another


def leave(person: Any) -> None:
    yesterday = timezone.localdate() - timedelta(days=1)
    Appointment.objects.filter(user=person).update(valid_from="2020-01-01", valid_until=yesterday)


def test_the_approvers_of_the_province_are_reminded_every_two_working_days(
    people: People, waiting: NewsPage, go: Go
):
    reminded = {}
    for day in range(14, 25):  # Tuesday to the Friday of the week after
        go(day)
        remind_approvers()
        reminded[day] = told()
    both = ["approver", "other_approver"]
    assert reminded == {day: both if day in (15, 17, 21, 23) else [] for day in range(14, 25)}


def test_days_off_are_not_counted_and_nobody_is_mailed_on_them(
    people: People, waiting: NewsPage, another: Callable[..., NewsPage], go: Go
):
    approve(user=people.approver, task_state=waiting.current_workflow_task_state)
    told()
    go(24)  # Friday; 28 to 30 July are holidays
    another("ก่อนวันหยุดยาว")
    mailed = []
    for day in range(25, 32):
        go(day)
        if remind_approvers():
            mailed.append(day)
    assert mailed == [31]


def test_the_reminder_lists_what_waits_the_oldest_first(
    people: People, waiting: NewsPage, another: Callable[..., NewsPage], go: Go
):
    go(13, 16)
    another("เรื่องที่สอง")
    go(15)
    assert remind_approvers() == 2
    text = letter()
    assert text.startswith("แจ้งเตือน: มีข่าวรอการยืนยัน 2 เรื่อง\n\nเรียน ผู้มีหน้าที่ยืนยันข่าว\n")
    first, second = (
        text.index("1. หัวข้อข่าว: ประชุมท้องถิ่นอำเภอ\n"),
        text.index("2. หัวข้อข่าว: เรื่องที่สอง\n"),
    )
    assert first < second
    assert "พื้นที่: อำเภอปลายพระยา จังหวัดกระบี่\n" in text
    who = people.officer.get_full_name()
    assert f"ส่งเมื่อ: 13 กรกฎาคม 2569 เวลา 14:30 น. โดย {who}\n" in text
    review = f"http://testserver/admin/news/{waiting.pk}/review/"
    assert f"รอมาแล้ว 2 วันทำการ\n{review}\n\n2. " in text
    assert "ไม่มีผู้ยืนยัน" not in text


def test_of_many_ten_are_listed_and_the_rest_counted(
    people: People, another: Callable[..., NewsPage], go: Go
):
    for number in range(13):
        another(f"เรื่องที่ {number}")
    go(15)
    remind_approvers()
    text = letter()
    assert "มีข่าวรอการยืนยัน 13 เรื่อง" in text
    assert text.count("หัวข้อข่าว: ") == 10
    assert "ยังมีอีก 3 เรื่อง ดูทั้งหมดได้ที่\nhttp://testserver/admin/news/queue/\n" in text
    assert told() == ["approver", "other_approver"], "one mail each"


def test_what_was_decided_or_sent_back_reminds_nobody_and_what_comes_again_waits_anew(
    people: People, waiting: NewsPage, go: Go
):
    send_back(user=people.approver, task_state=waiting.current_workflow_task_state, reason="แก้")
    go(15)
    submit(user=people.officer, item=waiting)
    told()
    assert remind_approvers() == 0
    go(16)
    assert remind_approvers() == 0
    go(17)
    assert remind_approvers() == 2


def test_nobody_is_reminded_twice_on_a_day(people: People, waiting: NewsPage, go: Go):
    go(15)
    assert remind_approvers() == 2
    go(15, 17)
    assert remind_approvers() == 0
    call_command("remind_approvers")
    assert told() == ["approver", "other_approver"]
    assert PageLogEntry.objects.filter(page=waiting, action="news.remind").count() == 1


def test_a_province_is_reminded_of_its_own_alone_and_nobody_of_what_they_wrote(
    people: People, another: Callable[..., NewsPage], nan: Province, go: Go
):
    another(
        "ของน่าน", where=ProvinceSectionPage.objects.get(province=nan), by=people.foreign_officer
    )
    another("ของผู้ยืนยันเอง", by=people.approver)
    go(15)
    remind_approvers()
    by_person = {one.to[0].partition("@")[0]: one.body for one in mail.outbox}
    assert set(by_person) == {"foreign_approver", "other_approver"}
    assert "ของผู้ยืนยันเอง" not in by_person["foreign_approver"]
    assert "ของน่าน" not in by_person["other_approver"]


@pytest.mark.parametrize(
    "what",
    [
        leave,
        lambda person: change(person, is_active=False),
        lambda person: change(person, email=""),
        lambda person: UserProfile.objects.create(user=person, submitted_notifications=False),
    ],
    ids=["left", "inactive", "without address", "switched off"],
)
def test_who_cannot_or_does_not_want_to_be_told_is_not_reminded(
    people: People, waiting: NewsPage, go: Go, what: Callable[[Any], None]
):
    what(people.approver)
    go(15)
    remind_approvers()
    assert told() == ["other_approver"]


def test_the_department_learns_on_the_next_working_day_that_all_approvers_have_left(
    people: People, waiting: NewsPage, another: Callable[..., NewsPage], nan: Province, go: Go
):
    another(
        "ของน่าน", where=ProvinceSectionPage.objects.get(province=nan), by=people.foreign_officer
    )
    change(people.approver, is_active=False)
    change(people.other_approver, is_active=False)
    change(people.foreign_approver, is_active=False)
    go(14)
    assert remind_approvers() == 1, "one list for the whole country"
    text = letter()
    assert told() == ["central"]
    assert "มีข่าวรอท่านพิจารณา 2 เรื่อง" in text
    assert text.count("จังหวัดไม่มีผู้ยืนยันที่พิจารณาข่าวนี้ได้ ท่านสามารถยืนยันแทน สถจ.") == 2
    go(15)
    assert remind_approvers() == 0
    go(16)
    assert remind_approvers() == 1
    assert told() == ["central"]
    change(people.other_approver, is_active=True)
    go(20)
    remind_approvers()
    assert told() == ["central", "other_approver"]
    change(people.other_approver, is_active=False)
    go(21)
    remind_approvers()
    assert told() == ["central"], "at once again, since they left again"


def test_what_the_department_was_told_on_submission_it_is_not_told_the_next_day_again(
    people: People, draft: NewsPage, go: Go
):
    leave(people.approver)
    leave(people.other_approver)
    submit(user=people.officer, item=draft)
    assert told() == ["central"]
    go(14)
    assert remind_approvers() == 0
    go(15)
    assert remind_approvers() == 1


def test_whom_nobody_could_be_told_of_is_told_of_later(people: People, waiting: NewsPage, go: Go):
    for person in (people.approver, people.other_approver):
        change(person, email="")
    go(15)
    assert remind_approvers() == 0
    change(people.approver, email="approver@example.go.th")
    go(16)
    assert remind_approvers() == 1


def test_as_many_queries_for_a_dozen_approvers_as_for_two(
    people: People, waiting: NewsPage, krabi: Province, go: Go
):
    def queries(day: int) -> int:
        go(day)
        with CaptureQueriesContext(connection) as asked:
            assert remind_approvers()
        return len(asked)

    few = queries(15)
    for number in range(10):
        AppointmentFactory(approver=True, province=krabi, user__email=f"p{number}@example.go.th")
    told()
    assert queries(17) == few
    assert len(told()) == 12


# The worker


def rounds() -> list[datetime]:
    """Give when the worker will look, in Bangkok."""
    ready = DBTaskResult.objects.filter(status="READY", task_path="news.tasks.remind")
    return [at.astimezone(BANGKOK) for at in ready.values_list("run_after", flat=True)]


def nine(day: int) -> datetime:
    return datetime(2026, 7, day, 9, tzinfo=BANGKOK)


def test_the_worker_looks_each_working_morning_while_anything_waits(
    people: People, draft: NewsPage, settings: Any, go: Go
):
    keep_tasks(settings)
    submit(user=people.officer, item=draft)
    told()
    assert rounds() == [nine(14)]
    go(14)
    run_tasks()
    assert rounds() == [nine(15)]
    go(15)
    run_tasks()
    assert told() == ["approver", "other_approver"]
    go(17)  # the worker was away for a day
    run_tasks()
    assert told() == ["approver", "other_approver"]
    assert rounds() == [nine(20)], "not on a Saturday"
    approve(
        user=people.approver,
        task_state=NewsPage.objects.get(pk=draft.pk).current_workflow_task_state,
    )
    told()
    go(20)
    run_tasks()
    assert rounds() == []
    assert told() == []


def test_it_looks_once_a_morning_however_much_is_submitted(
    people: People, another: Callable[..., NewsPage], settings: Any, go: Go
):
    keep_tasks(settings)
    for number in range(3):
        another(f"เรื่องที่ {number}")
    assert rounds() == [nine(14)]
    go(14, 8)
    another("ก่อนถึงเวลา")
    go(14)
    run_tasks()
    assert rounds() == [nine(15)]


def test_a_morning_that_fails_is_not_the_last(
    people: People, draft: NewsPage, settings: Any, go: Go, monkeypatch: pytest.MonkeyPatch
):
    keep_tasks(settings)
    submit(user=people.officer, item=draft)
    told()
    with monkeypatch.context() as broken:
        broken.setattr("news.mailing.reminders._lists", None)
        go(15)
        run_tasks()
    assert told() == []
    assert rounds() == [nine(16)]
    go(16)
    run_tasks()
    assert told() == ["approver", "other_approver"]


def test_a_task_that_is_run_twice_reminds_once(
    people: People, waiting: NewsPage, settings: Any, go: Go
):
    keep_tasks(settings)
    go(15)
    remind.call()
    remind.call()
    assert told() == ["approver", "other_approver"]
    assert rounds() == [nine(16)]


# Two at once


@pytest.fixture
def committed(transactional_db: None, request: pytest.FixtureRequest) -> People:
    """An item that has waited since Monday, committed; the tree is begun anew where it was lost."""
    if not Page.objects.exists():
        Locale.objects.get_or_create(language_code="th")
        root = Page.add_root(title="Root", slug="root")
        home = root.add_child(instance=Page(title="หน้าแรก", slug="home"))
        Site.objects.create(hostname="localhost", root_page=home, is_default_site=True)
    people = request.getfixturevalue("people")
    submit(user=people.officer, item=request.getfixturevalue("draft"))
    told()
    return people


def test_two_workers_at_once_remind_once(committed: People, go: Go):
    go(15)
    assert sorted(at_once(remind_approvers, remind_approvers, remind_approvers)) == [0, 0, 2]
    assert told() == ["approver", "other_approver"]
