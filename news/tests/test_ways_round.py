"""Every way to publish a province's news without its approver, tried by everybody, and refused.

What counts is what the public sees: it stays the same, whatever the screens answer. The one way
that is allowed is tried in the end, at the same items.
"""

from typing import NamedTuple

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import Client

from news.actions import approve
from news.enums import NewsState

from .attempts import (
    PUBLISH,
    SUBMIT,
    TAKE_BACK,
    Ask,
    added_with,
    again,
    bulked,
    copied,
    edited,
    make_private,
    post,
    reverted,
)
from .conftest import People
from .effects import public
from .stages import PageAt, browsers, index, of_the_department, page_at

__all__ = ["browsers", "index", "page_at"]

PAST = "1 ม.ค. 2569 08:00"
SCHEDULED = {"go_live_at": PAST, "expire_at": PAST, "approved_go_live_at": PAST, "live": "on"}
BENEATH = {"include_descendants": "on"}


class Way(NamedTuple):
    what: str
    page: str
    ask: Ask


WAYS = [
    Way("the publish button", "draft", edited(**PUBLISH)),
    Way("the publish button while it waits", "waiting", edited(**PUBLISH)),
    Way("the publish button for a change", "confirmed", edited(**PUBLISH)),
    Way("the publish button after withdrawal", "withdrawn", edited(**PUBLISH)),
    Way("publishing while adding", "section", added_with(**PUBLISH)),
    Way("a schedule while adding", "section", added_with(**SCHEDULED)),
    Way("a schedule", "draft", edited(**SCHEDULED)),
    Way("a schedule with the publish button", "draft", edited(**SCHEDULED, **PUBLISH)),
    Way("a schedule with a submission", "draft", edited(**SCHEDULED, **SUBMIT)),
    Way("an end to what is out", "confirmed", edited(expire_at=PAST, **PUBLISH)),
    Way("a change of what is out", "confirmed", edited()),
    Way("another address for what is out", "confirmed", edited(slug="elsewhere", **PUBLISH)),
    Way("another province", "draft", edited(province="55", path="0001", live="on")),
    Way("taking back and publishing", "waiting", edited(**TAKE_BACK, **PUBLISH)),
    Way("an old version, published", "confirmed", reverted(**PUBLISH)),
    Way("an old version", "confirmed", reverted()),
    Way("unscheduling", "confirmed", post("pages/{pk}/revisions/{first}/unschedule/")),
    Way("unpublishing", "confirmed", post("pages/{pk}/unpublish/")),
    Way("unpublishing the section", "section", post("pages/{pk}/unpublish/", **BENEATH)),
    Way("unpublishing the index", "index", post("pages/{pk}/unpublish/", **BENEATH)),
    Way("deleting", "confirmed", post("pages/{pk}/delete/")),
    Way("deleting the section", "section", post("pages/{pk}/delete/")),
    Way("deleting the index", "index", post("pages/{pk}/delete/")),
    Way("publishing many", "draft", bulked("publish")),
    Way("publishing many that wait", "waiting", bulked("publish")),
    Way("publishing all of a section", "section", bulked("publish", **BENEATH)),
    Way("publishing all of the index", "index", bulked("publish", **BENEATH)),
    Way("unpublishing many", "confirmed", bulked("unpublish")),
    Way("unpublishing all of the index", "index", bulked("unpublish", **BENEATH)),
    Way("deleting many", "confirmed", bulked("delete")),
    Way("moving many", "confirmed", bulked("move", chooser="{nan}")),
    Way("moving", "confirmed", post("pages/{pk}/move/{nan}/confirm/")),
    Way("moving to the department", "confirmed", post("pages/{pk}/move/{index}/confirm/")),
    Way("moving to where it is", "confirmed", post("pages/{pk}/move/{section}/confirm/")),
    Way("moving the section", "section", post("pages/{pk}/move/{index}/confirm/")),
    Way("moving the department's", "department", post("pages/{pk}/move/{section}/confirm/")),
    Way("reordering", "confirmed", post("pages/{pk}/set_position/?position=0")),
    Way("a published copy", "confirmed", copied("krabi", publish_copies="on")),
    Way("a published copy elsewhere", "confirmed", copied("nan", publish_copies="on")),
    Way("a published copy at the department", "confirmed", copied("news", publish_copies="on")),
    Way("an alias", "confirmed", copied("krabi", alias="on")),
    Way("an alias elsewhere", "confirmed", copied("nan", alias="on")),
    Way("an alias at the department", "confirmed", copied("news", alias="on")),
    Way("a copy of the department's", "department", copied("krabi", publish_copies="on")),
    Way("an alias of the department's", "department", copied("krabi", alias="on")),
    Way(
        "a copy of the section", "section", copied("news", publish_copies="on", copy_subpages="on")
    ),
    Way("a copy of the index", "index", copied("root", publish_copies="on", copy_subpages="on")),
    Way("converting an alias", "confirmed", post("pages/{pk}/convert_alias/")),
    Way("making it private", "confirmed", make_private),
    Way("making the section private", "section", make_private),
    Way("making the index private", "index", make_private),
]


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.what)
def test_no_way_leads_around_the_approver(browsers: dict[str, Client], page_at: PageAt, way: Way):
    page = page_at(way.page)
    before = public()
    for name, browser in browsers.items():
        with transaction.atomic():
            response = way.ask(browser, page)
            call_command("publish_scheduled")
            assert (name, response.status_code < 500, public()) == (name, True, before)
            transaction.set_rollback(True)


@pytest.mark.parametrize(
    ("stage", "ask"),
    [
        ("department", edited(**PUBLISH)),
        ("department", reverted(**PUBLISH)),
        ("department", post("pages/{pk}/unpublish/")),
        ("department", bulked("unpublish")),
        ("department", copied("news", publish_copies="on")),
        ("department", copied("news", alias="on")),
        ("department", make_private),
        ("department", edited(go_live_at="2580-01-01 08:00", **PUBLISH)),
        ("index", added_with(**PUBLISH)),
        ("index", bulked("publish", **BENEATH)),
    ],
)
def test_the_same_is_done_with_what_is_the_departments(
    browsers: dict[str, Client], page_at: PageAt, stage: str, ask: Ask
):
    page, unpublished = page_at(stage), of_the_department()
    unpublished.unpublish()
    before = public()
    response = ask(browsers["editor"], page)
    assert (response.status_code < 400, public() != before) == (True, True)


def test_the_way_that_is_allowed(people: People, page_at: PageAt):
    item, before = page_at("waiting"), public()
    approve(user=people.approver, task_state=item.current_workflow_task_state)
    assert again(item).state == NewsState.CONFIRMED
    assert public() != before
