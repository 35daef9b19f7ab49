"""A published item is withdrawn with a reason, by who may, and the public does not find it then."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import PageLogEntry

from news.enums import NewsState
from news.models import NewsPage

from .attempts import again, edit
from .conftest import People

pytestmark = pytest.mark.django_db


def browser_of(person: Any) -> Client:
    browser = Client()
    browser.force_login(person)
    return browser


def screen(item: NewsPage) -> str:
    return reverse("news_admin:withdraw", args=[item.pk])


def withdraw(person: Any, item: NewsPage, reason: str = "ข้อมูลผิด") -> Any:
    return browser_of(person).post(screen(item), {"comment": reason})


@pytest.mark.parametrize("who", ["approver", "other_approver", "central", "superuser"])
def test_who_may_takes_it_off_the_site_and_the_reason_stays(
    people: People, confirmed: NewsPage, client: Client, who: str
):
    address = confirmed.get_url()
    assert client.get(address).status_code == 200
    assert browser_of(getattr(people, who)).get(screen(confirmed)).status_code == 200
    assert withdraw(getattr(people, who), confirmed).status_code == 302
    assert again(confirmed).state == NewsState.WITHDRAWN
    assert client.get(address).status_code == 404
    entry = PageLogEntry.objects.get(action="news.withdraw")
    assert entry.data == {"reason": "ข้อมูลผิด"}
    editor = browser_of(people.officer).get(f"/admin/pages/{confirmed.pk}/edit/").content.decode()
    assert "ถอนแล้ว" in editor
    assert "ข้อมูลผิด" in editor


@pytest.mark.parametrize("who", ["officer", "colleague", "foreign_approver", "sso", "editor"])
def test_nobody_else_does(people: People, confirmed: NewsPage, who: str):
    assert browser_of(getattr(people, who)).get(screen(confirmed)).status_code == 302
    assert withdraw(getattr(people, who), confirmed).status_code == 403
    assert again(confirmed).live


def test_a_reason_is_asked_for_and_nothing_happens_without(people: People, confirmed: NewsPage):
    for empty in ("", "   "):
        refused = withdraw(people.approver, confirmed, empty)
        assert refused.status_code == 422
    assert again(confirmed).live


def test_a_second_press_is_no_mistake_and_who_comes_late_keeps_what_they_typed(
    people: People, confirmed: NewsPage
):
    assert withdraw(people.approver, confirmed).status_code == 302
    assert withdraw(people.approver, confirmed).status_code == 302
    late = withdraw(people.other_approver, confirmed, "เหตุผลของอีกคน")
    assert late.status_code == 409
    assert "เหตุผลของอีกคน" in late.content.decode()
    assert PageLogEntry.objects.filter(action="news.withdraw").count() == 1


def test_a_change_that_waited_becomes_a_draft_and_can_be_submitted_again(
    people: People, confirmed: NewsPage
):
    submit = {"action-submit": "1"}
    edit(browser_of(people.officer), confirmed, title="ฉบับแก้", **submit)
    withdraw(people.approver, confirmed)
    assert again(confirmed).state == NewsState.WITHDRAWN
    edit(browser_of(people.officer), confirmed, title="ฉบับแก้อีกครั้ง", **submit)
    assert again(confirmed).state == NewsState.WAITING


def test_the_departments_own_items_are_not_withdrawn_here(people: People, write: Any):
    assert browser_of(people.central).get(screen(write("ข่าวของกรม"))).status_code == 404
