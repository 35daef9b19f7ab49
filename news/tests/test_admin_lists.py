"""The list of news in the admin, the way to a new item, and what the menu and the explorer show."""

from typing import Any

import pytest
from django.contrib.auth.models import Permission
from wagtail.models import GroupPagePermission, Page, WorkflowState

from districtcoordinator.areas.models import District, Province
from districtcoordinator.areas.tests.factories import AppointmentFactory, PersonFactory
from news.actions import approve, send_back, submit, withdraw
from news.enums import NewsState
from news.models import NewsIndexPage, NewsPage, ProvinceSectionPage

from .admin_screens import LIST, QUEUE, cost_of, is_refused, seen_by, sidebar, signed_in, words_of
from .conftest import People, Write
from .many_waiting import submit_many

pytestmark = pytest.mark.django_db

WRITE = "/admin/news/write/"


def titles(person: Any, **asked: str) -> list[str]:
    return [row.item.draft_title for row in seen_by(person, LIST, **asked).context["rows"]]


def change(item: NewsPage, person: Any, title: str) -> NewsPage:
    """Save a newer version of an item."""
    item = NewsPage.objects.get(pk=item.pk)
    item.title = title
    item.save_revision(user=person)
    return NewsPage.objects.get(pk=item.pk)


@pytest.fixture
def foreign(people: People, nan: Province) -> NewsPage:
    """What the officer of น่าน is still writing."""
    item = NewsPage(title="ร่างของน่าน", topic="plans", lead="ความนำ", live=False)
    item.owner = people.foreign_officer
    ProvinceSectionPage.objects.get(province=nan).add_child(instance=item)
    item.save_revision(user=people.foreign_officer)
    return item


def test_offices_see_each_others_drafts_in_their_own_province_only(
    people: People, draft: NewsPage, foreign: NewsPage
) -> None:
    for person in (people.officer, people.colleague, people.approver):
        assert titles(person) == ["ประชุมท้องถิ่นอำเภอ"]
    assert titles(people.foreign_officer) == ["ร่างของน่าน"]
    assert titles(people.officer, province="55") == ["ประชุมท้องถิ่นอำเภอ"]


def test_the_department_sees_all_provinces_and_narrows_to_one(
    people: People, draft: NewsPage, foreign: NewsPage, write: Write
) -> None:
    write("ข่าวของกรม")
    for person in (people.central, people.superuser):
        assert titles(person) == ["ร่างของน่าน", "ประชุมท้องถิ่นอำเภอ"]
        assert titles(person, province="55") == ["ร่างของน่าน"]


@pytest.mark.parametrize("who", ["sso", "editor"])
def test_who_writes_no_news_of_a_province_is_turned_away(people: People, who: str) -> None:
    assert is_refused(signed_in(getattr(people, who)).get(LIST))


def test_a_row_says_whose_it_is_how_far_it_is_and_leads_to_the_editor(
    people: People, waiting: NewsPage
) -> None:
    response = seen_by(people.colleague, LIST)
    assert f"/admin/pages/{waiting.pk}/edit/" in response.content.decode()
    for words in ("ปลายพระยา", people.officer.get_full_name(), "รอการยืนยันจาก สถจ."):
        assert words in words_of(response)


def test_what_beside_a_published_item_is_not_out_yet_is_told(
    people: People, confirmed: NewsPage
) -> None:
    assert seen_by(people.officer, LIST).context["rows"][0].beside == ""
    newer = change(confirmed, people.officer, "ประชุมอีกครั้ง")
    assert "ยังไม่ได้ส่งให้ยืนยัน" in seen_by(people.officer, LIST).content.decode()
    assert titles(people.officer) == ["ประชุมอีกครั้ง"]
    submit(user=people.officer, item=newer)
    assert "ระหว่างนี้ฉบับเดิมยังเผยแพร่อยู่" in seen_by(people.officer, LIST).content.decode()


def test_the_counts_of_the_states_are_those_of_the_rows(
    people: People, confirmed: NewsPage, section: ProvinceSectionPage
) -> None:
    def another(title: str) -> NewsPage:
        item = NewsPage(title=title, topic="plans", lead="ความนำ", live=False, owner=people.officer)
        section.add_child(instance=item)
        item.save_revision(user=people.officer)
        return item

    def decided(title: str, decide: Any) -> None:
        item = another(title)
        submit(user=people.officer, item=item)
        item.refresh_from_db()
        decide(item)

    another("ร่าง")
    decided("รอ", lambda item: None)
    decided(
        "ส่งกลับ",
        lambda item: send_back(
            user=people.approver, task_state=item.current_workflow_task_state, reason="แก้"
        ),
    )

    def take_back(item: NewsPage) -> None:
        approve(user=people.approver, task_state=item.current_workflow_task_state)
        withdraw(user=people.approver, item=item, reason="ผิด")

    decided("ถอน", take_back)
    assert NewsPage.objects.all().count_states() == dict.fromkeys(NewsState.values, 1)
    for state in NewsState:
        [row] = seen_by(people.officer, LIST, state=state.value).context["rows"]
        assert row.state == state
    assert len(titles(people.officer)) == len(titles(people.officer, state="nonsense")) == 5


def test_a_list_is_sifted_by_words_district_and_topic(
    people: People, draft: NewsPage, section: ProvinceSectionPage, plaiphraya: District
) -> None:
    change(draft, people.officer, "แผนปี ๒๕๖๙")
    other = NewsPage(title="ซ้อมดับไฟ 2570", topic="disasters", lead="ก", live=False)
    section.add_child(instance=other)
    other.save_revision()
    assert titles(people.officer) == ["ซ้อมดับไฟ 2570", "แผนปี ๒๕๖๙"]
    assert titles(people.officer, q="2569") == titles(people.officer, q="๒๕๖๙") == ["แผนปี ๒๕๖๙"]
    assert titles(people.officer, q="๒๕๗๐") == ["ซ้อมดับไฟ 2570"]
    assert titles(people.officer, topic="disasters") == ["ซ้อมดับไฟ 2570"]
    assert titles(people.officer, district=plaiphraya.pk) == ["แผนปี ๒๕๖๙"]
    nothing = seen_by(people.officer, LIST, q="ไม่มีคำนี้").content.decode()
    assert "ไม่มีข่าวตามเงื่อนไขนี้" in nothing


def test_a_list_costs_as_much_for_a_hundred_items_as_for_one(
    people: People, draft: NewsPage, section: ProvinceSectionPage
) -> None:
    client = signed_in(people.officer)
    for_one = cost_of(client, LIST)
    submit_many(section, 60, owner=people.officer)
    submit_many(section, 40, owner=people.colleague, status=WorkflowState.STATUS_NEEDS_CHANGES)
    assert cost_of(client, LIST) == for_one < 21
    page = client.get(LIST)
    assert len(page.context["rows"]) == 25
    assert page.context["page"].paginator.count == 101


def test_writing_begins_in_the_own_section(people: People, section: ProvinceSectionPage) -> None:
    form = f"/admin/pages/add/news/newspage/{section.pk}/"
    for person in (people.officer, people.approver):
        assert signed_in(person).get(WRITE)["location"] == f"{form}?next={LIST}"
        assert signed_in(person).get(form).status_code == 200
    assert is_refused(signed_in(people.foreign_officer).get(form))
    assert is_refused(signed_in(people.sso).get(WRITE))


def test_who_writes_in_several_places_chooses_one_first(
    people: People, section: ProvinceSectionPage, index: NewsIndexPage, nan: Province
) -> None:
    AppointmentFactory(user=people.officer, approver=True, province=nan)
    page = signed_in(people.officer).get(WRITE)
    assert [place.province.name for place in page.context["places"]] == ["กระบี่", "น่าน"]
    chosen = signed_in(people.officer).get(WRITE, {"place": section.pk})
    assert f"/news/newspage/{section.pk}/" in chosen["location"]
    department = signed_in(people.superuser).get(WRITE)
    assert [place.page for place in department.context["places"]][0] == index.pk
    assert len(department.context["places"]) == 3


def test_the_menu_leads_each_person_to_their_own(
    people: People, waiting: NewsPage, index: NewsIndexPage
) -> None:
    officer, approver, other = (
        sidebar(person) for person in (people.officer, people.approver, people.foreign_approver)
    )
    assert "news-list" in officer and "news-write" in officer and "news-queue" not in officer
    assert "รอการยืนยัน (1)" in approver and "news-department" not in approver
    assert "รอการยืนยัน" in other and "รอการยืนยัน (" not in other
    assert "news-department" in sidebar(people.superuser)
    assert "news-write" not in sidebar(people.sso)


def test_who_publishes_for_the_department_finds_its_news_in_the_explorer(
    people: People, index: NewsIndexPage
) -> None:
    there = signed_in(people.superuser).get("/admin/news/department/")
    assert there["location"] == f"/admin/pages/{index.pk}/"
    assert signed_in(people.officer).get("/admin/news/department/").status_code == 404


def explored(person: Any, page: Page | ProvinceSectionPage) -> list[str]:
    found = seen_by(person, f"/admin/pages/{page.pk}/").context["object_list"]
    return [str(one.title) for one in found]


def test_the_explorer_begins_at_the_own_section_and_shows_no_foreign_drafts(
    people: People, draft: NewsPage, foreign: NewsPage, section: ProvinceSectionPage, nan: Province
) -> None:
    begins = signed_in(people.officer).get("/admin/pages/", follow=True)
    assert begins.context["parent_page"].pk == section.pk
    assert explored(people.officer, section) == ["ประชุมท้องถิ่นอำเภอ"]
    other = ProvinceSectionPage.objects.get(province=nan)
    reached = signed_in(people.officer).get(f"/admin/pages/{other.pk}/", follow=True)
    assert "ร่างของน่าน" not in reached.content.decode()
    found = signed_in(people.officer).get("/admin/pages/search/", {"q": "ร่างของน่าน"})
    assert foreign.pk not in [page.pk for page in found.context["object_list"]]


def test_the_departments_editors_see_of_provinces_what_is_published(
    index: NewsIndexPage, people: People, draft: NewsPage, section: ProvinceSectionPage
) -> None:
    change_page = Permission.objects.get(codename="change_page")
    everything = {"page": index.get_parent(), "permission": change_page}
    GroupPagePermission.objects.create(group=people.editor.groups.get(), **everything)
    assert explored(people.editor, section) == []
    assert explored(people.superuser, section) == ["ประชุมท้องถิ่นอำเภอ"]
    submit(user=people.officer, item=draft)
    draft.refresh_from_db()
    approve(user=people.approver, task_state=draft.current_workflow_task_state)
    assert explored(people.editor, section) == ["ประชุมท้องถิ่นอำเภอ"]


def test_who_is_nobody_here_sees_nothing(people: People, draft: NewsPage) -> None:
    assert is_refused(signed_in(people.sso).get(QUEUE))
    assert signed_in(PersonFactory()).get(LIST).status_code == 302
