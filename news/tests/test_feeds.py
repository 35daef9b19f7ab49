"""Whoever likes reads news in a feed reader: all of them, or those of a province."""

import json

import pytest
from defusedxml import ElementTree
from django.test import Client
from django.urls import set_script_prefix

from districtcoordinator.areas.models import District
from news.models import ProvinceSectionPage

from .conftest import Write
from .many import write_many

pytestmark = pytest.mark.once

ATOM = {"a": "http://www.w3.org/2005/Atom"}


@pytest.fixture
def two(write: Write, plaiphraya: District) -> None:
    write("ข่าวของกรม <สำคัญ>", topic="training")
    write("ข่าวกระบี่", "krabi", district=plaiphraya)


@pytest.mark.usefixtures("two")
@pytest.mark.parametrize(
    ("address", "titles"),
    [
        ("/news/feed/", {"ข่าวของกรม <สำคัญ>", "ข่าวกระบี่"}),
        ("/news/krabi/feed/", {"ข่าวกระบี่"}),
        ("/news/nan/feed/", set()),
    ],
)
def test_rss(client: Client, address: str, titles: set[str]):
    response = client.get(address)
    assert response["Content-Type"].startswith("application/rss+xml")
    channel = ElementTree.fromstring(response.content).find("channel")
    assert channel is not None
    assert {item.findtext("title") for item in channel.findall("item")} == titles
    assert channel.findtext("language") == "th"


@pytest.mark.usefixtures("two")
def test_atom(client: Client):
    response = client.get("/news/krabi/feed/atom/")
    assert response["Content-Type"].startswith("application/atom+xml")
    entry = ElementTree.fromstring(response.content).find("a:entry", ATOM)
    assert entry is not None
    link = entry.find("a:link", ATOM)
    assert link is not None
    assert link.get("href") == "http://testserver/news/krabi/2569-07-13-plai-phraya/"
    assert entry.findtext("a:author/a:name", namespaces=ATOM) == "สถอ. ปลายพระยา"


@pytest.mark.usefixtures("two")
def test_json_feed(client: Client):
    response = client.get("/news/krabi/feed/json/")
    assert response["Content-Type"].startswith("application/feed+json")
    feed = json.loads(response.content)
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == "http://testserver/news/krabi/feed/json/"
    assert feed["home_page_url"] == "http://testserver/news/krabi/"
    (item,) = feed["items"]
    assert item["title"] == "ข่าวกระบี่"
    assert item["date_published"] == "2026-07-13T00:00:00+07:00"
    assert item["tags"] == ["แผนพัฒนา งบประมาณ และข้อบัญญัติ", "กระบี่"]


def test_an_item_keeps_its_name_when_its_address_changes(client: Client, write: Write):
    item = write("ข่าวกระบี่", "krabi")
    names = []
    for slug in ("first", "second"):
        item.slug = slug
        item.save()
        names.append(json.loads(client.get("/news/feed/json/").content)["items"][0])
    assert names[0]["url"] != names[1]["url"]
    assert names[0]["id"] == names[1]["id"]


def test_leaves_out_what_was_withdrawn_and_all_but_the_newest(
    client: Client, write: Write, section: ProvinceSectionPage, django_assert_max_num_queries
):
    write("ข่าวที่ถอนแล้ว", "krabi").unpublish()
    write_many(section, 100, province_id="81")
    client.get("/news/krabi/feed/json/")
    with django_assert_max_num_queries(10):
        feed = json.loads(client.get("/news/krabi/feed/json/").content)
    assert len(feed["items"]) == 30
    assert "ข่าวที่ถอนแล้ว" not in {item["title"] for item in feed["items"]}


@pytest.mark.usefixtures("two")
def test_the_page_names_its_feeds_also_below_a_prefix(client: Client, settings):
    settings.FORCE_SCRIPT_NAME = "/districtcoordinator"
    set_script_prefix("/districtcoordinator/")
    try:
        page = client.get("/news/krabi/", SCRIPT_NAME="/districtcoordinator").content.decode()
        feed = client.get("/news/feed/json/", SCRIPT_NAME="/districtcoordinator").content
    finally:
        set_script_prefix("/")
    assert 'type="application/rss+xml"' in page
    assert 'href="/districtcoordinator/news/krabi/feed/atom/"' in page
    first = json.loads(feed)["items"][0]["url"]
    assert first.startswith("http://testserver/districtcoordinator/news/")


@pytest.mark.parametrize("kind", ["", "atom/", "json/"])
def test_what_was_pasted_along_unseen_breaks_no_feed(client: Client, write: Write, kind: str):
    write("ข่าว\x0bสำคัญ", lead="ความนำ\x1f")
    page = client.get(f"/news/feed/{kind}").content.decode()
    assert "ข่าว สำคัญ" in page
