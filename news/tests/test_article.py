"""Visitors read a news item, whatever it is made of and whatever has gone missing since."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.test import Client
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Site

from districtcoordinator.areas.models import District
from home.tests.page_reader import PageReader
from news.actions import ensure_news
from news.drawing import draw
from news.models import NewsPage, ProvinceSectionPage

from .conftest import Write

pytestmark = pytest.mark.once

Read = Callable[[str], str]


def picture(name: str) -> Any:
    file = ContentFile(draw("river", name), f"{name}.webp")
    return get_image_model().objects.create(title=name, description=f"ภาพ {name}", file=file)


def everything() -> list[tuple[str, Any]]:
    """A body with each kind of block, in more than one copy."""
    document = get_document_model().objects.create(
        title="แบบตรวจทาน", file=ContentFile(b"1,2", "checklist.csv")
    )
    shown = [
        {"image": picture(f"river-{n}"), "decorative": False, "alt_text": f"แม่น้ำ {n}"}
        for n in range(5)
    ]
    gallery = {"title": "ภาพกิจกรรม", "pictures": shown[1:4]}
    files = {"title": "", "files": [{"document": document, "title": "แบบตรวจทานแผน"}] * 3}
    video = {"title": "วิดีโอชี้แจง", "address": "https://video.example/1", "picture": picture("v")}
    return [
        ("text", "<h2>หัวข้อย่อย</h2><p>เนื้อหาของข่าว</p>"),
        ("picture", {"picture": shown[0], "caption": "คำบรรยายภาพ"}),
        ("picture", {"picture": {**shown[4], "decorative": True}, "caption": ""}),
        ("gallery", gallery),
        ("files", files),
        ("video", video),
    ]


def test_shows_who_wrote_when_and_where(read: Read, write: Write, plaiphraya: District):
    item = write("ลงพื้นที่ให้คำแนะนำ", "krabi", district=plaiphraya)
    page = read(item.get_url())

    for words in ("สถอ. ปลายพระยา", "จังหวัดกระบี่", "13 กรกฎาคม 2569", "แผนพัฒนา", "ความนำของข่าว"):
        assert words in page
    assert '<time datetime="2026-07-13">' in page
    assert {"/", "/news/", "/news/krabi/"} <= set(PageReader(page).links)


def test_shows_every_kind_of_block(client: Client, read: Read, write: Write):
    page = read(write("ข่าวครบทุกส่วน", cover=picture("cover"), body=everything()).get_url())

    for words in ("เนื้อหาของข่าว", "คำบรรยายภาพ", "ภาพกิจกรรม", "แบบตรวจทานแผน", "วิดีโอชี้แจง"):
        assert words in page
    for number in range(4):
        assert f'alt="แม่น้ำ {number}"' in page
    assert 'alt="แม่น้ำ 4"' not in page  # only decorates
    assert "<iframe" not in page
    assert page.count('loading="lazy"') == 6
    for link in PageReader(page).own_links:
        if not link.startswith("/media/"):  # served by the web server
            assert client.get(link).status_code in {200, 302}, link
    assert PageReader(page).inline == []


def test_names_at_most_three_related_items_of_the_place_before_those_on_the_topic(
    client: Client, write: Write
):
    item = write("ข่าวหลัก", "krabi", topic="plans")
    write("หัวข้อเดียวกัน", "nan", topic="plans", date=date(2026, 8, 1))
    write("คนละเรื่อง", "nan", topic="welfare", date=date(2026, 8, 1))
    for day in (1, 2):
        write(f"จังหวัดเดียวกัน {day}", "krabi", topic="disasters", date=date(2026, 5, day))
    for day in (3, 4):
        write(f"ของกรม {day}", topic="plans", date=date(2026, 4, day))

    related = client.get(item.get_url()).context["related"]
    titles = [found.title for found in related]
    assert titles == ["จังหวัดเดียวกัน 2", "จังหวัดเดียวกัน 1", "หัวข้อเดียวกัน"]


def test_an_item_outlives_its_pictures(read: Read, write: Write):
    item = write("ข่าวที่ภาพหาย", "krabi", cover=picture("cover"), body=everything())
    assert "<img" in read(item.get_url())

    get_image_model().objects.all().delete()
    get_document_model().objects.all().delete()
    page = read(item.get_url())
    assert "เนื้อหาของข่าว" in page
    assert "<img" not in page.partition("</main>")[0].partition("<main")[2]
    assert "ข่าวที่ภาพหาย" in read("/news/krabi/")


@pytest.mark.parametrize("left", [None, b"", b"no picture", "half"])
def test_an_item_outlives_the_file_of_its_picture(
    read: Read, write: Write, left: bytes | str | None
):
    cover = picture("cover")
    item = write("ข่าวที่ไฟล์ภาพเสีย", "krabi", cover=cover)
    path = Path(cover.file.path)
    if left is None:
        path.unlink()
    else:
        whole = path.read_bytes()
        path.write_bytes(whole[: len(whole) // 2] if left == "half" else left)

    for address in (item.get_url(), "/news/"):
        page = read(address)
        assert "ข่าวที่ไฟล์ภาพเสีย" in page
        assert "<img" not in page.partition("</main>")[0].partition("<main")[2]


def test_what_is_not_published_is_not_there(client: Client, write: Write):
    item = write("ข่าวที่จะถอน", "krabi")
    assert client.get(item.get_url()).status_code == 200
    item.unpublish()

    assert client.get(item.get_url()).status_code == 404
    assert client.get("/news/krabi/no-such-news/").status_code == 404
    assert client.get("/news/no-such-place/").status_code == 404
    assert client.get("/news/krabi/a/b/c/").status_code == 404


@pytest.mark.usefixtures("krabi", "nan")
def test_costs_few_queries_whatever_it_is_made_of(
    client: Client, plaiphraya: District, django_assert_max_num_queries
):
    call_command("setup_site")
    ensure_news(parent=Site.objects.get(is_default_site=True).root_page)
    section = ProvinceSectionPage.objects.get(slug="krabi")
    for number in range(4):
        item = NewsPage(title=f"ข่าว {number}", topic="plans", lead="ความนำ", district=plaiphraya)
        item.cover, item.body = picture(f"cover-{number}"), everything()
        section.add_child(instance=item)
    client.get(item.get_url())
    with django_assert_max_num_queries(10):
        assert client.get(item.get_url()).status_code == 200


def test_costs_no_more_for_links_in_every_text_than_for_one(
    client: Client, write: Write, django_assert_max_num_queries
):
    goal = Site.objects.get(is_default_site=True).root_page_id
    linked = ("text", f'<p><a linktype="page" id="{goal}">หน้าแรก</a></p>')
    addresses = [write(f"ข่าว {number}", body=[linked] * number).get_url() for number in (1, 12)]
    counts = []
    for address in addresses:
        client.get(address)
        with django_assert_max_num_queries(10) as queries:
            assert 'href="/"' in client.get(address).content.decode()
        counts.append(len(queries))
    assert counts[0] == counts[1]
