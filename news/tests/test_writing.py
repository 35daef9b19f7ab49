"""An officer writes in the section of the own province, and sees how far an item has come."""

from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone
from wagtail.models import Page
from wagtail.test.utils.form_data import streamfield

from districtcoordinator.areas.models import District
from districtcoordinator.thai.dates import short_date
from news.actions import approve, send_back, submit, withdraw
from news.enums import NewsState
from news.models import NewsPage, ProvinceSectionPage

from .attempts import SUBMIT, TAKE_BACK, add, again, edit, item_form
from .conftest import People

pytestmark = pytest.mark.django_db
Browse = Callable[[Any], Client]


@pytest.fixture
def browse() -> Browse:
    """Give the browser of a person who has signed in."""

    def browse(person: Any) -> Client:
        browser = Client()
        browser.force_login(person)
        return browser

    return browse


def autosave(browser: Client, address: str, **typed: Any) -> Any:
    """Send what the editor's script sends while somebody writes."""
    return browser.post(address, item_form(**typed), headers={"Accept": "application/json"})


def page_of(browser: Client, address: str) -> BeautifulSoup:
    response = browser.get(address)
    assert response.status_code == 200, address
    return BeautifulSoup(response.content, "html.parser")


def footer(browser: Client, item: Page) -> list[str]:
    """Give the buttons in the footer of the editor, in their order."""
    buttons = page_of(browser, f"/admin/pages/{item.pk}/edit/").select(".footer .button")
    return [text for button in buttons if (text := button.get_text(strip=True)) != MORE]


MORE = "การดำเนินการเพิ่มเติม"
SAVE, SEND, SEND_AGAIN = "บันทึกฉบับร่าง", "ส่งให้ สถจ. ยืนยัน", "ส่งให้ สถจ. ยืนยันอีกครั้ง"
TAKE, CONFIRM, COMMENT, RETURN = "ดึงกลับ", "ยืนยันข่าว", "ยืนยันข่าวพร้อมความเห็น", "ส่งกลับแก้ไข"


def test_a_new_item_begins_with_the_officers_own_district_and_today(
    people: People, section: ProvinceSectionPage, plaiphraya: District, browse: Browse
):
    address = f"/admin/pages/add/news/newspage/{section.pk}/"
    form = browse(people.officer).get(address).context["form"]
    assert form["district"].value() == plaiphraya.pk
    assert form["date"].value() == short_date(timezone.localdate())
    assert not {"slug", "go_live_at", "expire_at"} & form.fields.keys()
    assert browse(people.approver).get(address).context["form"]["district"].value() is None


def test_the_departments_own_news_have_no_district_and_may_be_scheduled(
    people: People, section: ProvinceSectionPage, browse: Browse
):
    index = section.get_parent()
    response = browse(people.superuser).get(f"/admin/pages/add/news/newspage/{index.pk}/")
    assert "district" not in response.context["form"].fields
    assert "go_live_at" in response.context["form"].fields


def test_a_title_alone_is_kept_by_itself_with_an_address_that_people_can_read(
    people: People, section: ProvinceSectionPage, plaiphraya: District, browse: Browse
):
    browser = browse(people.officer)
    typed = {"topic": "", "lead": "", "body": streamfield([]), "district": plaiphraya.pk}
    address = f"/admin/pages/add/news/newspage/{section.pk}/"
    saved = autosave(browser, address, **typed, title="ประชุม").json()
    assert saved["success"], saved
    item = NewsPage.objects.get(pk=saved["pk"])
    assert item.slug == "2569-07-13-plai-phraya"
    assert (item.owner, item.live, item.province) == (people.officer, False, section.province)

    typed["overwrite_revision_id"] = saved["revision_id"]
    changed = autosave(browser, saved["url"], **typed, title="ประชุมใหญ่").json()
    assert changed["success"], changed
    assert changed["revision_id"] == saved["revision_id"]
    assert NewsPage.objects.get().title == "ประชุมใหญ่"


def test_what_two_people_write_at_once_overwrites_nothing_by_itself(
    people: People, draft: NewsPage, browse: Browse
):
    first = {"loaded_revision_id": draft.latest_revision_id, "loaded_revision_created_at": ""}
    address = f"/admin/pages/{draft.pk}/edit/"
    draft.save_revision(user=people.colleague)
    refused = autosave(browse(people.officer), address, title="ของฉัน", **first).json()
    assert (refused["success"], refused["error_code"]) == (False, "invalid_revision")
    assert again(draft).title == "ประชุมท้องถิ่นอำเภอ"


def test_a_colleague_opens_a_draft_and_another_province_does_not(
    people: People, draft: NewsPage, browse: Browse
):
    address = f"/admin/pages/{draft.pk}/edit/"
    assert browse(people.colleague).get(address).status_code == 200
    assert edit(browse(people.colleague), draft, title="แก้โดยเพื่อน").status_code == 302
    assert again(draft).title == "แก้โดยเพื่อน"
    for stranger in (people.foreign_officer, people.foreign_approver):
        assert browse(stranger).get(address).status_code == 302
        assert edit(browse(stranger), draft, title="แก้โดยคนอื่น").status_code == 403
    assert again(draft).title == "แก้โดยเพื่อน"


@pytest.mark.parametrize(
    "screen", ["history/", "usage/", "revisions/{0}/view/", "revisions/compare/earliest...{0}/"]
)
def test_history_and_comparison_are_for_the_own_province(
    people: People, draft: NewsPage, browse: Browse, screen: str
):
    draft.save_revision(user=people.officer)
    address = f"/admin/pages/{draft.pk}/{screen.format(draft.latest_revision_id)}"
    assert browse(people.colleague).get(address).status_code == 200
    assert browse(people.foreign_officer).get(address).status_code == 302


def test_submitting_and_taking_back_are_one_press_each(
    people: People, draft: NewsPage, browse: Browse
):
    browser = browse(people.officer)
    assert footer(browser, draft) == [SAVE, SEND]
    edit(browser, draft, title="ส่งแล้ว", **SUBMIT)
    assert (again(draft).state, again(draft).title) == (NewsState.WAITING, "ส่งแล้ว")
    assert footer(browser, draft) == [TAKE]
    assert footer(browse(people.colleague), draft) == ["หน้านี้ถูกล็อก"]
    edit(browser, draft, **TAKE_BACK)
    assert again(draft).state == NewsState.DRAFT
    assert footer(browser, draft) == [SAVE, SEND]


def test_who_decides_finds_the_decisions_in_the_editor_too(
    people: People, waiting: NewsPage, browse: Browse
):
    assert footer(browse(people.approver), waiting) == [SAVE, CONFIRM, COMMENT, RETURN]
    task_state = waiting.current_workflow_task_state
    send_back(user=people.approver, task_state=task_state, reason="เพิ่มวันที่")
    assert footer(browse(people.officer), waiting) == [SAVE, SEND_AGAIN]


def test_withdrawing_is_offered_to_who_may(people: People, confirmed: NewsPage, browse: Browse):
    assert footer(browse(people.officer), confirmed) == [SAVE, SEND]
    assert footer(browse(people.approver), confirmed) == [SAVE, SEND, "ถอนข่าว"]
    header = page_of(browse(people.approver), f"/admin/pages/{confirmed.pk}/edit/")
    assert header.select(f'a[href="/admin/news/{confirmed.pk}/withdraw/"]')


def test_the_editor_says_how_far_an_item_has_come_and_what_was_said(
    people: People, draft: NewsPage, browse: Browse
):
    def told() -> str:
        page = page_of(browse(people.officer), f"/admin/pages/{draft.pk}/edit/")
        return page.select_one(".news-standing").get_text(" ", strip=True)

    assert told().startswith("ร่าง")
    submit(user=people.officer, item=draft)
    assert told().startswith("รอการยืนยันจาก สถจ.")
    task_state = again(draft).current_workflow_task_state
    send_back(user=people.approver, task_state=task_state, reason="เพิ่มวันที่")
    assert told().startswith("ส่งกลับแก้ไข") and "เพิ่มวันที่" in told()
    submit(user=people.officer, item=draft)
    task_state = again(draft).current_workflow_task_state
    approve(user=people.approver, task_state=task_state, reason="เขียนดี")
    assert told().startswith("ยืนยันแล้ว") and "เขียนดี" in told()
    withdraw(user=people.approver, item=again(draft), reason="ข้อมูลผิด")
    assert told().startswith("ถอนแล้ว") and "ข้อมูลผิด" in told()


def test_who_cannot_change_an_item_that_waits_reads_who_can(
    people: People, waiting: NewsPage, browse: Browse
):
    def read(person: Any) -> str:
        page = page_of(browse(person), f"/admin/pages/{waiting.pk}/edit/")
        return page.select_one(".messages").get_text(" ", strip=True)

    assert "รอการยืนยันจาก สถจ.กระบี่" in read(people.officer)
    assert "ดึงกลับ" in read(people.officer)
    assert "ดึงกลับ" not in read(people.colleague)
    assert "รอการยืนยัน" not in read(people.approver)


def test_a_copy_is_a_draft_of_who_copied_it_and_needs_no_address(
    people: People, confirmed: NewsPage, browse: Browse
):
    section = confirmed.get_parent()
    address = f"/admin/pages/{confirmed.pk}/copy/"
    typed = {"new_title": "ฉบับใหม่", "new_parent_page": section.pk}
    assert browse(people.foreign_officer).post(address, typed).status_code == 403
    assert "new_slug" in browse(people.colleague).get(address).context["form"].fields
    assert browse(people.colleague).post(address, typed).status_code == 302
    copied = NewsPage.objects.with_state().get(title="ฉบับใหม่")
    assert (copied.owner, copied.state) == (people.colleague, NewsState.DRAFT)
    assert copied.slug == "2569-07-13-plai-phraya-2"


def test_only_a_draft_that_was_never_out_is_deleted(
    people: People, draft: NewsPage, browse: Browse
):
    address = f"/admin/pages/{draft.pk}/delete/"
    submit(user=people.officer, item=draft)
    approve(user=people.approver, task_state=again(draft).current_workflow_task_state)
    withdraw(user=people.approver, item=again(draft), reason="ข้อมูลผิด")
    assert browse(people.officer).post(address).status_code == 403
    add(browse(people.officer), draft.get_parent(), title="ร่างใหม่")
    other = NewsPage.objects.get(title="ร่างใหม่")
    assert browse(people.colleague).post(f"/admin/pages/{other.pk}/delete/").status_code == 403
    assert browse(people.officer).post(f"/admin/pages/{other.pk}/delete/").status_code == 302
    assert NewsPage.objects.get() == draft
