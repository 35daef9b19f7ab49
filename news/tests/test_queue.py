"""What waits for confirmation: for the approver item by item, for the department by provinces."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine

from districtcoordinator.areas.models import Appointment, District, Province
from districtcoordinator.areas.tests.factories import AppointmentFactory
from news.actions import approve, submit
from news.models import NewsPage, ProvinceSectionPage

from .admin_screens import QUEUE, cost_of, is_refused, seen_by, signed_in, words_of
from .conftest import People
from .many_waiting import submit_many

pytestmark = pytest.mark.django_db

THURSDAY = datetime(2026, 7, 9, 3, tzinfo=UTC)  # ten o'clock in Thailand
MONDAY, TUESDAY = datetime(2026, 7, 13, 2, tzinfo=UTC), datetime(2026, 7, 14, 2, tzinfo=UTC)


@pytest.fixture(autouse=True)
def thursday() -> Iterator[None]:
    with time_machine.travel(THURSDAY, tick=False):
        yield


def rows(person: Any, **asked: str) -> list[Any]:
    return seen_by(person, QUEUE, **asked).context["rows"]


def page(person: Any, **asked: str) -> str:
    return seen_by(person, QUEUE, **asked).content.decode()


def write(section: ProvinceSectionPage, title: str, owner: Any, **fields: Any) -> NewsPage:
    """Write an item and submit it."""
    item = NewsPage(title=title, topic="plans", lead="ความนำ", live=False, owner=owner, **fields)
    section.add_child(instance=item)
    item.save_revision(user=owner)
    submit(user=owner, item=item)
    return NewsPage.objects.get(pk=item.pk)


def leave(person: Any) -> None:
    Appointment.objects.filter(user=person).update(
        valid_from="2020-01-01", valid_until="2020-01-02"
    )


def test_an_approver_sees_what_waits_the_longest_wait_first(
    people: People, section: ProvinceSectionPage
) -> None:
    with time_machine.travel(TUESDAY, tick=False):
        write(section, "เรื่องใหม่", people.officer)
    with time_machine.travel(THURSDAY, tick=False):
        write(section, "เรื่องเก่า", people.colleague)
    assert [row.item.title for row in rows(people.approver)] == ["เรื่องเก่า", "เรื่องใหม่"]
    assert rows(people.foreign_approver) == []
    assert "ไม่มีข่าวรอการยืนยัน" in page(people.foreign_approver)


def test_a_row_says_who_submitted_it_since_when_and_leads_to_what_can_be_done(
    people: People, section: ProvinceSectionPage, plaiphraya: District
) -> None:
    with time_machine.travel(THURSDAY, tick=False):
        item = write(section, "ประชุมท้องถิ่นอำเภอ", people.officer, district=plaiphraya)
    screen = page(people.approver)
    seen = words_of(seen_by(people.approver, QUEUE))
    for words in ("ปลายพระยา", people.officer.get_full_name(), "9 กรกฎาคม 2569 เวลา 10:00 น."):
        assert words in seen
    assert "ข่าวใหม่" in screen and "เทียบกับฉบับที่เผยแพร่" not in screen
    task = item.current_workflow_task.pk
    for address in (
        f"/admin/news/{item.pk}/review/",
        f"/admin/pages/workflow/preview/{item.pk}/{task}/",
        f"/admin/pages/{item.pk}/edit/?next=/admin/news/queue/",
    ):
        assert f'href="{address}"' in screen
        assert signed_in(people.approver).get(address).status_code == 200


def test_a_change_of_a_published_item_can_be_compared_with_it(
    people: People, confirmed: NewsPage
) -> None:
    confirmed.title = "ประชุมอีกครั้ง"
    revision = confirmed.save_revision(user=people.officer)
    submit(user=people.officer, item=confirmed)
    screen = page(people.approver)
    assert "การแก้ไขข่าวที่เผยแพร่แล้ว" in screen
    compare = f"/admin/pages/{confirmed.pk}/revisions/compare/live...{revision.pk}/"
    assert f'href="{compare}"' in screen
    assert "ประชุมอีกครั้ง" in signed_in(people.approver).get(compare).content.decode()


def test_more_than_two_working_days_stand_out(people: People, section: ProvinceSectionPage) -> None:
    with time_machine.travel(THURSDAY, tick=False):
        write(section, "เรื่องที่รอ", people.officer)
    with time_machine.travel(MONDAY, tick=False):
        [row] = rows(people.approver)
        assert (row.wait.days, row.wait.is_long) == (2, False)  # Friday, and Monday itself
        assert "news-wait--long" not in page(people.approver)
    with time_machine.travel(TUESDAY, tick=False):
        [row] = rows(people.approver)
        assert (row.wait.days, row.wait.is_long) == (3, True)
        assert "news-wait--long" in page(people.approver) and "3 วันทำการ" in page(people.approver)


def test_ones_own_item_stands_apart_with_the_reason(
    people: People, section: ProvinceSectionPage
) -> None:
    own = write(section, "ของผู้ยืนยัน", people.approver)
    write(section, "ของอำเภอ", people.officer)
    decided, apart = rows(people.approver)
    assert (decided.item.title, decided.why_not) == ("ของอำเภอ", "")
    assert apart.item.title == "ของผู้ยืนยัน"
    screen = page(people.approver)
    assert "ท่านเป็นผู้เขียน ผู้ยืนยันคนอื่นต้องพิจารณา" in screen
    assert f"/admin/news/{own.pk}/review/" not in screen
    look = f"/admin/pages/{own.pk}/view_draft/"
    assert look in screen and signed_in(people.approver).get(look).status_code == 200
    assert "ท่านเป็นผู้เขียน" not in page(people.other_approver)
    leave(people.other_approver)
    assert "กรมยืนยันแทนได้" in page(people.approver)


def test_who_submitted_what_another_wrote_does_not_decide_either(
    people: People, draft: NewsPage
) -> None:
    submit(user=people.approver, item=draft)
    assert "ท่านเป็นผู้ส่ง ผู้ยืนยันคนอื่นต้องพิจารณา" in page(people.approver)


def test_an_approver_sifts_by_district(
    people: People, section: ProvinceSectionPage, plaiphraya: District
) -> None:
    write(section, "ของปลายพระยา", people.officer, district=plaiphraya)
    write(section, "ของจังหวัด", people.officer)
    [row] = rows(people.approver, district=plaiphraya.pk)
    assert row.item.title == "ของปลายพระยา"
    assert len(rows(people.approver, district="9999")) == 2


def test_an_approver_of_two_provinces_sees_both(
    people: People, waiting: NewsPage, nan: Province
) -> None:
    write(ProvinceSectionPage.objects.get(province=nan), "ข่าวน่าน", people.foreign_officer)
    AppointmentFactory(user=people.approver, approver=True, province=nan)
    assert len(rows(people.approver)) == 2
    [row] = rows(people.approver, province="55")
    assert row.item.title == "ข่าวน่าน"


@pytest.mark.parametrize("who", ["officer", "sso", "editor"])
def test_who_decides_about_nothing_is_turned_away(people: People, who: str) -> None:
    assert is_refused(signed_in(getattr(people, who)).get(QUEUE))


def queues(person: Any, **asked: str) -> list[tuple[str, int, int]]:
    shown = seen_by(person, QUEUE, **asked).context["queues"]
    return [(queue.province.name, queue.number, queue.approvers) for queue in shown]


def test_the_department_sees_the_queues_province_by_province(
    people: People, section: ProvinceSectionPage, nan: Province
) -> None:
    with time_machine.travel(TUESDAY, tick=False):
        write(section, "หนึ่ง", people.officer)
        write(section, "สอง", people.officer)
    assert queues(people.central) == [("กระบี่", 2, 2)]
    assert queues(people.central, all="1") == [("กระบี่", 2, 2), ("น่าน", 0, 1)]
    with time_machine.travel(THURSDAY, tick=False):
        write(ProvinceSectionPage.objects.get(province=nan), "ข่าวน่าน", people.foreign_officer)
    assert queues(people.superuser) == [("น่าน", 1, 1), ("กระบี่", 2, 2)]
    assert queues(people.superuser, order="number")[0] == ("กระบี่", 2, 2)
    assert queues(people.superuser, order="name")[0] == ("กระบี่", 2, 2)
    screen = page(people.central)
    assert "9 ก.ค. 2569" in screen and f"{QUEUE}?province=55" in screen
    assert "ไม่มีผู้ยืนยัน" not in screen


def test_a_province_whose_approvers_have_left_is_marked_and_the_department_can_act(
    people: People, waiting: NewsPage
) -> None:
    [row] = rows(people.central, province="81")
    assert row.why_not == "ผู้ยืนยันของจังหวัดเป็นผู้พิจารณา"
    leave(people.approver)
    leave(people.other_approver)
    assert "ไม่มีผู้ยืนยัน – กรมยืนยันแทนได้" in page(people.central)
    [row] = rows(people.central, province="81")
    assert row.why_not == "" and "พิจารณา" in page(people.central, province="81")
    assert rows(people.foreign_approver, province="81") == []


def test_what_the_only_approver_wrote_is_for_the_department(
    people: People, section: ProvinceSectionPage
) -> None:
    leave(people.other_approver)
    write(section, "ของผู้ยืนยันคนเดียว", people.approver)
    assert "1 เรื่องไม่มีผู้ยืนยันคนอื่น – กรมยืนยันแทนได้" in page(people.central)
    [row] = rows(people.central, province="81")
    assert row.item.decides


def test_what_was_decided_waits_no_more(people: People, waiting: NewsPage) -> None:
    assert len(rows(people.approver)) == 1
    approve(user=people.approver, task_state=waiting.current_workflow_task_state)
    assert rows(people.approver) == [] and queues(people.central) == []


def test_the_queue_costs_as_much_for_a_thousand_items_as_for_ten(
    people: People, section: ProvinceSectionPage
) -> None:
    screens = [
        (signed_in(people.approver), QUEUE),
        (signed_in(people.central), QUEUE),
        (signed_in(people.central), f"{QUEUE}?province=81"),
    ]
    submit_many(section, 10, owner=people.officer)
    for_ten = [cost_of(*screen) for screen in screens]
    submit_many(section, 490, owner=people.approver, submitted_by=people.officer)
    submit_many(section, 500, owner=people.colleague)
    assert [cost_of(*screen) for screen in screens] == for_ten
    found = screens[0][0].get(QUEUE).context
    assert found["page"].paginator.count == 1000 and len(found["rows"]) == 25
    assert max(for_ten) < 25
