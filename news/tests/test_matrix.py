"""Who may do what with the news of a province: people of กระบี่ and of น่าน, at items of กระบี่.

Each line says what is tried with which page, and who may; everybody else is refused, at the same
address and at the same moment. What nobody may is allowed in another line or another test.
"""

from typing import NamedTuple

import pytest
from django.db import transaction
from django.test import Client

from news.enums import NewsState

from . import attempts
from .attempts import SUBMIT, TAKE_BACK, Ask, copied, decided, edited, get, post, reviewed
from .effects import (
    Done,
    added,
    an_alias,
    changed,
    gone,
    is_now,
    locked,
    moved,
    one_more,
    opened,
    private,
    unlocked,
)
from .stages import PageAt, browsers, index, page_at

__all__ = ["browsers", "index", "page_at"]

APPROVERS = {"approver", "other_approver"}
OFFICES = {"officer", "colleague"} | APPROVERS
ADMINS = {"central", "superuser"}
EDITORS = {"editor"} | ADMINS
WRITERS = OFFICES | ADMINS
DELETERS = WRITERS - {"colleague"}
NOBODY: set[str] = set()

DRAFT, WAITS, OUT = NewsState.DRAFT, NewsState.WAITING, NewsState.CONFIRMED
RETURNED, WITHDRAWN = NewsState.RETURNED, NewsState.WITHDRAWN
WITHDRAW = "news/{pk}/withdraw/"
COMPARE = "pages/{pk}/revisions/compare/{first}...{last}/"


class Line(NamedTuple):
    what: str
    page: str
    who: set[str]
    ask: Ask
    done: Done


LINES = [
    Line("open the section", "section", OFFICES | EDITORS, get("pages/{pk}/"), opened),
    Line("open the form", "section", WRITERS, get("pages/add/news/newspage/{pk}/"), opened),
    Line("add", "section", WRITERS, attempts.add, added),
    Line("open a draft", "draft", WRITERS, get("pages/{pk}/edit/"), opened),
    Line("edit a draft", "draft", WRITERS, attempts.edit, changed),
    Line("edit what was sent back", "returned", WRITERS, attempts.edit, changed),
    Line("edit what waits", "waiting", APPROVERS, attempts.edit, changed),
    Line("edit what is out, as a draft", "confirmed", WRITERS, attempts.edit, changed),
    Line("submit a draft", "draft", WRITERS, edited(**SUBMIT), is_now(WAITS)),
    Line("submit again", "returned", WRITERS, edited(**SUBMIT), is_now(WAITS)),
    Line("submit a change", "confirmed", WRITERS, edited(**SUBMIT), is_now(WAITS)),
    Line("take back", "waiting", {"officer"}, edited(**TAKE_BACK), is_now(DRAFT)),
    Line("confirm", "waiting", APPROVERS, decided("confirm"), is_now(OUT)),
    Line("send back", "waiting", APPROVERS, decided("reject"), is_now(RETURNED)),
    Line("open the review", "waiting", APPROVERS | ADMINS, get("news/{pk}/review/"), opened),
    Line("confirm in the review", "waiting", APPROVERS, reviewed("confirm"), is_now(OUT)),
    Line("send back there", "waiting", APPROVERS, reviewed("reject"), is_now(RETURNED)),
    # The department's button is to approvers what their own is.
    Line("stand in there", "waiting", APPROVERS, reviewed("approve_for_province"), is_now(OUT)),
    Line("open withdrawing", "confirmed", APPROVERS | ADMINS, get(WITHDRAW), opened),
    Line(
        "withdraw", "confirmed", APPROVERS | ADMINS, post(WITHDRAW, comment="ผิด"), is_now(WITHDRAWN)
    ),
    Line("delete a draft", "draft", DELETERS, post("pages/{pk}/delete/"), gone),
    Line("delete what waits", "waiting", NOBODY, post("pages/{pk}/delete/"), gone),
    Line("delete what is out", "confirmed", NOBODY, post("pages/{pk}/delete/"), gone),
    Line("delete what was out", "withdrawn", NOBODY, post("pages/{pk}/delete/"), gone),
    Line("delete the section", "section", NOBODY, post("pages/{pk}/delete/"), gone),
    Line("delete the index", "index", NOBODY, post("pages/{pk}/delete/"), gone),
    Line("copy as a draft", "draft", WRITERS, copied("krabi"), one_more),
    Line("copy what is out", "confirmed", WRITERS, copied("krabi"), one_more),
    Line("copy into another province", "draft", NOBODY, copied("nan"), one_more),
    Line("copy to the department", "draft", NOBODY, copied("news"), one_more),
    Line("alias", "confirmed", NOBODY, copied("krabi", alias="on"), an_alias),
    Line("alias at the department", "confirmed", NOBODY, copied("news", alias="on"), an_alias),
    Line("move", "draft", NOBODY, post("pages/{pk}/move/{nan}/confirm/"), moved),
    Line(
        "move to the department", "draft", NOBODY, post("pages/{pk}/move/{index}/confirm/"), moved
    ),
    Line("reorder", "draft", NOBODY, post("pages/{pk}/set_position/"), moved),
    Line("lock a draft", "draft", APPROVERS | ADMINS, post("pages/{pk}/lock/"), locked),
    Line("lock what waits", "waiting", APPROVERS, post("pages/{pk}/lock/"), locked),
    Line("unlock", "locked", APPROVERS | ADMINS, post("pages/{pk}/unlock/"), unlocked),
    Line("history", "draft", WRITERS, get("pages/{pk}/history/"), opened),
    Line("who decided", "returned", WRITERS, get("pages/{pk}/workflow_history/"), opened),
    Line("usage", "draft", WRITERS, get("pages/{pk}/usage/"), opened),
    Line("see it as it will look", "draft", WRITERS, get("pages/{pk}/view_draft/"), opened),
    Line("see what waits", "waiting", WRITERS, get("pages/{pk}/view_draft/"), opened),
    Line("preview", "draft", WRITERS, attempts.preview, opened),
    Line("see a version", "draft", WRITERS, get("pages/{pk}/revisions/{first}/view/"), opened),
    Line("compare versions", "returned", WRITERS, get(COMPARE), opened),
    Line("go back to a version", "returned", WRITERS, attempts.revert, changed),
    Line("make it private", "confirmed", NOBODY, attempts.make_private, private),
    Line("make the section private", "section", NOBODY, attempts.make_private, private),
    Line("make the index private", "index", NOBODY, attempts.make_private, private),
    Line("unpublish", "confirmed", NOBODY, post("pages/{pk}/unpublish/"), is_now(WITHDRAWN)),
    Line("edit the section", "section", EDITORS, attempts.edit_text, changed),
    Line("edit the index", "index", EDITORS, attempts.edit_text, changed),
]


@pytest.mark.parametrize("line", LINES, ids=lambda line: line.what)
def test_who_may(browsers: dict[str, Client], page_at: PageAt, line: Line):
    page = page_at(line.page)
    done = set()
    for name, browser in browsers.items():
        with transaction.atomic():
            response = line.ask(browser, page)
            assert response.status_code < 500, name
            if line.done(page, response):
                done.add(name)
            transaction.set_rollback(True)
    assert done == line.who
