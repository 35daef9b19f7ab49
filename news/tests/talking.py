"""A board, an item of กระบี่ to talk about, and ways to do so."""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import transaction
from django.test import Client
from wagtail.models import Site

from news.actions import add_comment, ensure_board
from news.models import BoardComment, BoardPage, NewsPage
from news.refusals import Reason, Refused

from .conftest import People, Write

NOON = datetime(2026, 7, 14, 12, tzinfo=ZoneInfo("Asia/Bangkok"))
WORDS = "ขอแบบตรวจทานที่ใช้ลงพื้นที่ด้วย"
EVERYBODY = (
    "officer",
    "colleague",
    "approver",
    "foreign_officer",
    "foreign_approver",
    "sso",
    "editor",
    "central",
    "superuser",
)

Say = Callable[..., BoardComment]


@pytest.fixture
def noon() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


@pytest.fixture
def board(index: Any) -> BoardPage:
    return ensure_board(parent=Site.objects.get(is_default_site=True).root_page)


@pytest.fixture
def item(board: BoardPage, people: People, write: Write) -> NewsPage:
    return write("ลงพื้นที่ให้คำแนะนำ", "krabi")


@pytest.fixture
def say(item: NewsPage) -> Say:
    """Comment on the item."""

    def say(user: Any, text: str = WORDS, *, form_key: UUID | None = None) -> BoardComment:
        return add_comment(user=user, item=item, text=text, form_key=form_key or uuid4())

    return say


def signed_in(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def send(client: Client, item: NewsPage, text: str = WORDS, key: Any = None) -> Any:
    """Send the form beneath an item."""
    address = f"/board/items/{item.pk}/comment/"
    return client.post(address, {"comment-text": text, "comment-form_key": key or uuid4()})


def refusal(call: Callable[..., Any], **details: Any) -> Reason:
    """Give the reason for which an action is refused."""
    with pytest.raises(Refused) as refused, transaction.atomic():
        call(**details)
    return refused.value.reason


def talk(item: NewsPage, author: Any, number: int, text: str = "{}") -> list[BoardComment]:
    """Say so many things at once; `text` has the number of each."""
    return BoardComment.objects.bulk_create(
        BoardComment(
            item=item,
            author=author,
            author_name="นายสมชาย ใจดี",
            office="ทลอ. ปลายพระยา",
            text=text.format(count),
            form_key=uuid4(),
        )
        for count in range(number)
    )
