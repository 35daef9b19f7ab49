"""An approver looks at an item and decides about the version that was shown, or about nothing."""

import json
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from wagtail.models import Comment, TaskState
from wagtail.test.utils.form_data import inline_formset

from districtcoordinator.areas.models import Appointment
from news.actions import withdraw
from news.enums import Decision, NewsState
from news.models import NewsPage

from .attempts import again, edit, item_form
from .conftest import People

pytestmark = pytest.mark.django_db
TYPED = "ข้อความที่พิมพ์ไว้"


def browser_of(person: Any) -> Client:
    browser = Client()
    browser.force_login(person)
    return browser


def review(item: NewsPage) -> str:
    return reverse("news_admin:review", args=[item.pk])


def decide(
    person: Any, item: NewsPage, decision: Decision, comment: str = "", *, seen: str = ""
) -> Any:
    """Press a button on the screen as it is now, or as it was when `seen` was the version."""
    version = seen or NewsPage.objects.get(pk=item.pk).version
    typed = {"decision": decision.value, "comment": comment, "version": version}
    return browser_of(person).post(review(item), typed)


def words(response: Any) -> str:
    return response.content.decode()


def told(person: Any, response: Any) -> str:
    """Give what the screen says on which the person lands."""
    browser = response.client
    return browser.get(response["Location"], follow=True).content.decode()


def leave(*people: Any) -> None:
    Appointment.objects.filter(user__in=people).update(
        valid_from="2020-01-01", valid_until="2020-01-02"
    )


def test_the_screen_shows_the_item_who_wrote_it_and_what_would_change(
    people: People, confirmed: NewsPage
):
    confirmed.title = "ชื่อที่แก้แล้ว"
    confirmed.save_revision(user=people.officer)
    edit(browser_of(people.officer), confirmed, title="ชื่อที่แก้แล้ว", **{"action-submit": "1"})
    page = words(browser_of(people.approver).get(review(confirmed)))
    for shown in ("ชื่อที่แก้แล้ว", "ปลายพระยา", "กระบี่", "รอการยืนยันจาก สถจ.", "สิ่งที่เปลี่ยนไป"):
        assert shown in page
    preview = reverse("news_admin:preview", args=[confirmed.pk])
    assert f'<iframe class="news-editor-preview" src="{preview}"' in page
    framed = browser_of(people.approver).get(preview)
    assert "ชื่อที่แก้แล้ว" in words(framed)
    assert framed["X-Frame-Options"] == "SAMEORIGIN"


@pytest.mark.parametrize(
    "who", ["officer", "colleague", "foreign_officer", "foreign_approver", "sso", "editor"]
)
def test_whoever_has_nothing_to_decide_does_not_come_in(
    people: People, waiting: NewsPage, who: str
):
    person = getattr(people, who)
    assert browser_of(person).get(review(waiting)).status_code == 302
    assert decide(person, waiting, Decision.APPROVE).status_code == 403
    assert again(waiting).state == NewsState.WAITING
    assert browser_of(people.approver).get(review(waiting)).status_code == 200


def test_confirming_publishes_and_sending_back_needs_a_reason(people: People, waiting: NewsPage):
    refused = decide(people.approver, waiting, Decision.SEND_BACK)
    assert refused.status_code == 422
    assert "ระบุเหตุผล" in words(refused)
    sent = decide(people.approver, waiting, Decision.SEND_BACK, "เพิ่มวันที่")
    assert sent.status_code == 302
    assert again(waiting).state == NewsState.RETURNED

    edit(browser_of(people.officer), waiting, **{"action-submit": "1"})
    confirmed = decide(people.other_approver, waiting, Decision.APPROVE, "เขียนดี")
    assert confirmed.status_code == 302
    assert (again(waiting).state, again(waiting).live) == (NewsState.CONFIRMED, True)
    assert TaskState.objects.order_by("pk").last().comment == "เขียนดี"


def test_nothing_is_decided_about_a_version_that_nobody_saw(people: People, waiting: NewsPage):
    seen = waiting.version
    edit(browser_of(people.other_approver), waiting, title="แก้ระหว่างนั้น")
    refused = decide(people.approver, waiting, Decision.APPROVE, TYPED, seen=seen)
    assert refused.status_code == 409
    assert "ถูกแก้ไขหลังจากที่แสดงให้ท่านเห็น" in words(refused)
    assert "แก้ระหว่างนั้น" in words(refused)
    assert TYPED in words(refused)
    assert again(waiting).state == NewsState.WAITING
    assert decide(people.approver, waiting, Decision.APPROVE).status_code == 302
    assert again(waiting).title == "แก้ระหว่างนั้น"


def test_an_autosave_that_writes_over_the_version_shown_makes_it_another_one(
    people: People, waiting: NewsPage
):
    seen, revision = waiting.version, waiting.get_latest_revision()
    waiting.save_revision(user=people.other_approver, overwrite_revision=None)
    newest = NewsPage.objects.get(pk=waiting.pk).get_latest_revision()
    NewsPage.objects.get(pk=waiting.pk).save_revision(
        user=people.other_approver, overwrite_revision=newest
    )
    assert revision.pk != newest.pk
    assert decide(people.approver, waiting, Decision.APPROVE, seen=seen).status_code == 409


def test_a_second_press_is_no_mistake_and_changes_nothing(people: People, waiting: NewsPage):
    seen = waiting.version
    assert decide(people.approver, waiting, Decision.APPROVE, seen=seen).status_code == 302
    second = decide(people.approver, waiting, Decision.APPROVE, seen=seen)
    assert second.status_code == 302
    assert "ท่านตัดสินข่าวนี้ไปแล้ว" in told(people.approver, second)
    assert TaskState.objects.count() == 1


def test_who_comes_second_is_told_and_keeps_what_they_typed(people: People, waiting: NewsPage):
    seen = waiting.version
    decide(people.approver, waiting, Decision.APPROVE, seen=seen)
    late = decide(people.other_approver, waiting, Decision.SEND_BACK, TYPED, seen=seen)
    assert late.status_code == 409
    assert "ไม่ได้รอการยืนยันแล้ว" in words(late)
    assert TYPED in words(late)
    assert again(waiting).live


def test_an_item_that_was_taken_back_or_withdrawn_a_moment_ago_is_not_decided_about(
    people: People, confirmed: NewsPage
):
    edit(browser_of(people.officer), confirmed, title="แก้", **{"action-submit": "1"})
    seen = NewsPage.objects.get(pk=confirmed.pk).version
    withdraw(user=people.other_approver, item=confirmed, reason="ข้อมูลผิด")
    late = decide(people.approver, confirmed, Decision.APPROVE, TYPED, seen=seen)
    assert late.status_code == 409
    assert "ข้อมูลผิด" in words(late)
    assert TYPED in words(late)
    assert not again(confirmed).live


def test_ones_own_item_is_shown_and_left_to_somebody_else(people: People, draft: NewsPage):
    edit(browser_of(people.approver), draft, **{"action-submit": "1"})
    page = words(browser_of(people.approver).get(review(draft)))
    assert "ต้องให้ผู้อื่นเป็นผู้ตัดสิน" in page
    assert 'name="decision"' not in page
    assert decide(people.approver, draft, Decision.APPROVE).status_code == 403
    assert decide(people.other_approver, draft, Decision.APPROVE).status_code == 302


def test_the_department_looks_on_and_stands_in_with_a_reason(people: People, waiting: NewsPage):
    page = words(browser_of(people.central).get(review(waiting)))
    assert 'name="decision"' not in page
    leave(people.approver, people.other_approver)
    page = words(browser_of(people.central).get(review(waiting)))
    assert Decision.STAND_IN.value in page
    assert decide(people.central, waiting, Decision.STAND_IN).status_code == 422
    assert decide(people.central, waiting, Decision.APPROVE).status_code == 409
    assert not again(waiting).live
    done = decide(people.central, waiting, Decision.STAND_IN, "ไม่มีผู้ยืนยัน")
    assert done.status_code == 302
    assert again(waiting).live


def test_half_a_form_decides_nothing(people: People, waiting: NewsPage):
    browser = browser_of(people.approver)
    for typed in ({}, {"decision": "publish", "version": "1"}, {"decision": "confirm"}):
        assert browser.post(review(waiting), typed).status_code == 422
    assert again(waiting).state == NewsState.WAITING


def test_an_approver_edits_and_confirms_in_the_editor(people: People, waiting: NewsPage):
    button = {"action-workflow-action": "true", "workflow-action-name": Decision.APPROVE.value}
    edit(browser_of(people.approver), waiting, title="แก้แล้วยืนยัน", **button)
    assert (again(waiting).state, again(waiting).title) == (NewsState.CONFIRMED, "แก้แล้วยืนยัน")


def test_an_edit_whose_decision_is_refused_is_kept(people: People, waiting: NewsPage):
    button = {"action-workflow-action": "true", "workflow-action-name": Decision.SEND_BACK.value}
    edit(browser_of(people.approver), waiting, title=TYPED, **button)
    assert again(waiting).get_latest_revision_as_object().title == TYPED
    assert again(waiting).state == NewsState.WAITING


@pytest.mark.parametrize("scripted", [False, True])
def test_wagtails_own_ways_say_in_our_words_what_is_missing(
    people: People, waiting: NewsPage, scripted: bool
):
    headers = {"X-Requested-With": "XMLHttpRequest"} if scripted else {}
    browser = browser_of(people.approver)
    typed = {"action-workflow-action": "true", "workflow-action-name": Decision.SEND_BACK.value}
    address = f"/admin/pages/{waiting.pk}/edit/"
    response = browser.post(address, item_form(**typed), headers=headers)
    where = response.json()["redirect"] if scripted else response["Location"]
    assert where == address
    assert "ระบุเหตุผล" in browser.get(where).content.decode()
    assert again(waiting).state == NewsState.WAITING


def test_a_comment_beside_a_passage_reaches_the_officer_who_settles_it(
    people: People, waiting: NewsPage
):
    beside = {
        "text": "วันที่เท่าไร",
        "contentpath": "lead",
        "position": "",
        "DELETE": "",
        "resolved": "",
        "id": "",
        "replies": inline_formset([]),
    }
    edit(browser_of(people.approver), waiting, comments=inline_formset([beside]))
    comment = Comment.objects.get(page=waiting)
    assert (comment.text, comment.user) == ("วันที่เท่าไร", people.approver)
    decide(people.approver, waiting, Decision.SEND_BACK, "ดูความเห็นข้างข้อความ")

    officer = browser_of(people.officer)
    page = words(officer.get(f"/admin/pages/{waiting.pk}/edit/"))
    shown = json.loads(BeautifulSoup(page, "html.parser").select_one("#comments-data").string)
    assert [comment["text"] for comment in shown["comments"]] == ["วันที่เท่าไร"]
    settled = {**beside, "id": comment.pk, "resolved": "1"}
    edit(officer, waiting, comments=inline_formset([settled], initial=1))
    comment.refresh_from_db()
    assert comment.resolved_by == people.officer
