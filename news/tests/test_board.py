"""The board lists what provinces confirmed, with how much is said about it."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest
import time_machine
from django.test import Client

from districtcoordinator.areas.tests.factories import AppointmentFactory
from home.actions import setup_site
from home.models import HomePage
from news import demo_board
from news.actions import add_comment, hide_comment
from news.models import BoardComment, BoardPage, NewsPage, ProvinceSectionPage

from .conftest import People, Write
from .many import write_many
from .talking import NOON, board, item, talk

__all__ = ["board", "item"]


@pytest.fixture
def whole_site(krabi: Any, nan: Any) -> HomePage:
    return setup_site()


def test_the_board_lists_what_provinces_confirmed_newest_first_and_nothing_else(
    read: Callable, board: BoardPage, write: Write, draft: NewsPage, waiting: NewsPage
) -> None:
    write("ของน่าน", "nan", date=date(2026, 6, 1))
    write("ของกระบี่", "krabi", date=date(2026, 7, 1))
    write("เรื่องของส่วนกลาง")
    page = read("/board/")
    assert page.index("ของกระบี่") < page.index("ของน่าน")
    assert "เรื่องของส่วนกลาง" not in page and draft.title not in page


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("province=nan", {"น้ำ"}),
        ("region=north", {"น้ำ"}),
        ("region=south", {"แผน"}),
        ("topic=disasters", {"น้ำ"}),
        ("month=2569-07", {"แผน"}),
        ("q=ตรวจ", {"แผน", "น้ำ"}),
        ("q=ตรวจ แผน", {"แผน"}),
        ("q=ตรวจ&topic=plans", {"แผน"}),
        ("q=ไม่มีคำนี้", set()),
    ],
)
def test_the_board_is_sifted_by_place_topic_month_and_words(
    asked: str, found: set[str], read: Callable, board: BoardPage, write: Write
) -> None:
    write("ตรวจระดับน้ำ", "nan", topic="disasters", date=date(2026, 6, 1), lead="-")
    write("ทบทวนแผน", "krabi", date=date(2026, 7, 1), lead="ตรวจทุกแห่ง")
    page = read(f"/board/?{asked}").partition("<main")[2]
    titles = {"แผน": "ทบทวนแผน", "น้ำ": "ตรวจระดับน้ำ"}
    assert {name for name, title in titles.items() if title in page} == found


@pytest.mark.parametrize("asked", ["q=%00", "q=" + "ก" * 200, "province=atlantis", "page=-3"])
def test_what_nobody_offers_harms_nothing(asked: str, board: BoardPage, write: Write) -> None:
    write("ของกระบี่", "krabi")
    assert Client().get(f"/board/?{asked}").status_code == 200


def test_each_item_tells_how_much_is_said_and_when_last(
    read: Callable, item: NewsPage, people: People, write: Write
) -> None:
    write("ยังเงียบ", "nan")
    with time_machine.travel(NOON, tick=False):
        talk(item, people.officer, 2)
    hidden = add_comment(user=people.sso, item=item, text="ก", form_key=uuid4())
    hide_comment(user=people.approver, comment=hidden, reason="ก")
    page = read("/board/")
    assert "ความเห็น 2 รายการ" in page and "14 ก.ค. 2569" in page
    assert page.count("ยังไม่มีความเห็น") == 1
    assert "ความเห็น 2 รายการ" not in read("/news/")


@pytest.mark.parametrize("items", [3, 60])
def test_the_board_costs_the_same_however_much_there_is(
    items: int, whole_site: Any, django_assert_max_num_queries: Any
) -> None:
    write_many(ProvinceSectionPage.objects.get(slug="krabi"), items, province_id="81")
    author = AppointmentFactory(central_editor=True).user
    for each in NewsPage.objects.all()[:10]:
        talk(each, author, items)
    client = Client()
    client.get("/board/")
    with django_assert_max_num_queries(10):
        assert client.get("/board/").status_code == 200


def test_there_is_one_board_which_the_site_begins_with(whole_site: Any) -> None:
    BoardPage.objects.update(lead="แก้ไขแล้ว")
    setup_site()
    assert BoardPage.objects.get().lead == "แก้ไขแล้ว"
    assert 'href="/board/"' in Client().get("/").content.decode()
    assert not BoardPage.can_create_at(HomePage.objects.get())
    assert "/board/</loc>" in Client().get("/sitemap.xml").content.decode()


def test_the_board_has_feeds_of_what_provinces_confirmed(board: BoardPage, write: Write) -> None:
    write("ของกระบี่", "krabi")
    write("ของกรม")
    for address in ("/board/feed/", "/board/feed/atom/", "/board/feed/json/"):
        text = Client().get(address).content.decode()
        assert "ของกระบี่" in text and "ของกรม" not in text


# The demo


def test_the_demo_says_things_once_and_by_people_who_are_there(
    people: People, item: NewsPage
) -> None:
    keys = {0: item.translation_key}
    names = {"krabi-khlongthom": people.officer, "krabi": people.approver}
    for name, person in names.items():
        type(person).objects.filter(pk=person.pk).update(username=name)

    def key_of(number: int) -> UUID:
        return keys.get(number, uuid4())

    assert demo_board.load(key_of) == 1
    assert demo_board.load(key_of) == 0
    assert BoardComment.objects.get().author == people.officer
