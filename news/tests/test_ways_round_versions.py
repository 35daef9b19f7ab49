"""What waits stays what it was when it was submitted, but for those who decide about it."""

from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from wagtail.models import Revision

from news.actions import approve, send_back, submit
from news.enums import NewsState
from news.models import NewsPage

from .attempts import CHANGED, SUBMIT, again, copy, decide, edit, item_form, post, revert
from .conftest import People
from .effects import public
from .stages import PageAt, browsers, index, of_the_department, page_at

__all__ = ["browsers", "index", "page_at"]


def autosave(browser: Client, item: NewsPage, revision: Any, **more: Any) -> Any:
    """Save as an open editor does by itself, over the version that it saved before."""
    data = item_form(overwrite_revision_id=getattr(revision, "pk", revision), **more)
    where = f"/admin/pages/{item.pk}/edit/"
    return browser.post(where, data, headers={"Accept": "application/json"})


def contents(item: NewsPage) -> list[Any]:
    return list(item.revisions.order_by("pk").values_list("pk", "content", "created_at"))


def test_an_open_tab_changes_nothing_of_what_waits(
    people: People, browsers: dict[str, Client], page_at: PageAt
):
    draft = page_at("draft")
    saved = autosave(browsers["officer"], draft, "")
    assert saved.json()["success"]
    revision = Revision.objects.get(pk=saved.json()["revision_id"])
    again_saved = autosave(browsers["officer"], draft, revision, lead="เขียนต่อ")
    assert again_saved.json()["revision_id"] == revision.pk  # as long as it does not wait
    submit(user=people.officer, item=draft)
    before = contents(draft)
    for name, browser in browsers.items():
        if name not in ("approver", "other_approver"):
            assert autosave(browser, draft, revision).status_code < 500
            assert revert(browser, draft).status_code < 500
            assert edit(browser, draft).status_code < 500
    assert contents(draft) == before


@pytest.mark.parametrize("stage", ["returned", "confirmed"])
def test_a_version_that_was_decided_about_is_never_written_over(
    people: People, browsers: dict[str, Client], page_at: PageAt, stage: str
):
    draft = page_at("draft")
    revision = draft.get_latest_revision()
    submit(user=people.officer, item=draft)
    task_state = draft.current_workflow_task_state
    if stage == "returned":
        send_back(user=people.approver, task_state=task_state, reason="เพิ่มวันที่")
    else:
        approve(user=people.approver, task_state=task_state)
    before, shown = contents(draft), public()
    saved = autosave(browsers["officer"], draft, revision).json()
    assert (saved["success"], saved["revision_id"] != revision.pk) == (True, True)
    assert (contents(draft)[:1], public()) == (before, shown)


@pytest.mark.parametrize("forged", ["foreign", "somebody else's", "no number"])
def test_a_version_that_is_not_ones_own_is_not_written_over(
    people: People, browsers: dict[str, Client], page_at: PageAt, forged: str
):
    draft, other = page_at("draft"), of_the_department()
    revision = {
        "foreign": other.get_latest_revision(),
        "somebody else's": draft.get_latest_revision(),
        "no number": "x",
    }[forged]
    before, theirs = contents(draft), contents(other)
    response = autosave(browsers["colleague"], draft, revision)
    assert 400 <= response.status_code < 500
    assert (contents(draft), contents(other)) == (before, theirs)


def test_going_back_to_a_version_of_another_item_is_not_possible(
    browsers: dict[str, Client], page_at: PageAt
):
    draft, other = page_at("draft"), of_the_department()
    foreign = other.get_latest_revision().pk
    where = f"/admin/pages/{draft.pk}/revisions/{foreign}"
    for address in (f"{where}/revert/", f"{where}/view/"):
        assert browsers["officer"].get(address).status_code == 404
    assert browsers["officer"].post(f"{where}/revert/", item_form()).status_code == 404


@pytest.mark.parametrize("who", ["approver", "superuser"])
def test_a_lock_of_ones_own_does_not_keep_what_waits_open(
    people: People, browsers: dict[str, Client], page_at: PageAt, who: str
):
    draft, lock = page_at("draft"), post("pages/{pk}/lock/")
    draft.owner = getattr(people, who)
    draft.save()
    lock(browsers[who], draft)
    assert again(draft).locked_by == getattr(people, who)
    edit(browsers[who], draft, **SUBMIT)
    assert again(draft).state == NewsState.WAITING
    lock(browsers[who], draft)
    before = contents(draft)
    edit(browsers[who], draft, lead="เปลี่ยนภายหลัง")
    assert contents(draft) == before
    edit(browsers["other_approver"], draft, lead="แก้คำผิด")
    assert contents(draft) != before


def test_a_schedule_is_not_carried_into_a_section(
    people: People, browsers: dict[str, Client], page_at: PageAt
):
    section, theirs = page_at("section"), of_the_department()
    theirs.go_live_at, theirs.expire_at = "2580-01-01T00:00Z", "2590-01-01T00:00Z"
    theirs.save_revision()
    copy(browsers["central"], theirs, section)
    item = NewsPage.objects.child_of(section).get(title=CHANGED)
    submit(user=people.central, item=item)
    decide(browsers["approver"], item, "confirm")
    call_command("publish_scheduled")
    item = again(item)
    assert (item.live, item.go_live_at, item.expire_at) == (True, None, None)


def test_what_is_confirmed_is_out_at_once_whatever_schedule_was_sent_along(
    browsers: dict[str, Client], page_at: PageAt
):
    draft = page_at("draft")
    far = {"go_live_at": "2580-01-01 08:00", "expire_at": "2020-01-01 08:00"}
    edit(browsers["officer"], draft, **far, **SUBMIT)
    decide(browsers["approver"], again(draft), "confirm")
    call_command("publish_scheduled")
    assert again(draft).state == NewsState.CONFIRMED
