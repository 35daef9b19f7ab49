"""Whoever fetches gets what others are sent: the published news of provinces, and nothing else."""

import json
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import set_script_prefix
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import PageViewRestriction

from districtcoordinator.areas.models import District, Province
from news.models import NewsIndexPage, NewsPage, ProvinceSectionPage
from news.syndication.representing import represent

from .conftest import Write
from .many import write_many

pytestmark = pytest.mark.once
LIST = "/api/v2/news/"
VIDEO = "https://www.youtube.com/watch?v=1"


def get(client: Client, address: str = LIST, **asked: Any) -> Any:
    response = client.get(address, asked)
    assert response.status_code == 200, response.content
    assert response["Content-Type"] == "application/json"
    return response.json()


def titles(client: Client, **asked: Any) -> list[str]:
    return [item["title"] for item in get(client, **asked)["items"]]


@pytest.fixture
def media(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def full(media: None, write: Write, plaiphraya: District) -> NewsPage:
    """An item with everything that an item may have."""
    picture = get_image_model().objects.create(
        title="ภาพ", description="คนในห้องประชุม", file=get_test_image_file()
    )
    file = get_document_model().objects.create(
        title="ประกาศ", file=ContentFile(b"x", "notice.pdf"), file_size=1
    )
    near = write("ข่าวก่อนหน้า", "krabi")
    image = {"image": picture.pk, "alt_text": 'ภาพ "รวม"', "decorative": False}
    decoration = {"image": picture.pk, "alt_text": "", "decorative": True}
    gone = {"image": 999999, "alt_text": "", "decorative": False}
    link = f'<p><a linktype="page" id="{near.pk}">ข่าวก่อน</a> <a href="#x">ข</a></p>'
    body = [
        ("text", link),
        ("text", f'<p><a linktype="document" id="{file.pk}">ไฟล์</a></p>'),
        ("picture", {"picture": image, "caption": "<ค>"}),
        ("picture", {"picture": gone, "caption": "หาย"}),
        ("gallery", {"title": "รวมภาพ", "pictures": listed(image, decoration, gone)}),
        ("files", {"title": "", "files": listed({"document": file.pk, "title": ""})}),
        ("video", {"title": "คลิป", "address": VIDEO, "picture": picture.pk}),
    ]
    blocks = [{"type": kind, "value": value, "id": str(uuid4())} for kind, value in body]
    item = write("ข่าวเต็ม", "krabi", district=plaiphraya, cover=picture)
    NewsPage.objects.filter(pk=item.pk).update(body=json.dumps(blocks))
    return NewsPage.objects.get(pk=item.pk)


def listed(*values: Any) -> list[Any]:
    return [{"type": "item", "value": value, "id": str(uuid4())} for value in values]


def test_an_item_has_everything_that_visitors_read_with_absolute_addresses(
    client: Client, full: NewsPage
):
    item = get(client, f"{LIST}{full.translation_key}/")
    assert get(client)["items"][0] == item == represent([full])[0]
    assert item["id"] == str(full.translation_key)
    assert item["address"] == full.full_url
    assert item["province"] == {"code": "81", "name": "กระบี่"}
    assert item["district"] == {"code": "8107", "name": "ปลายพระยา"}
    assert item["topic"]["code"] == "plans"
    assert (item["date"], item["lead"]) == ("2026-07-13", "ความนำของข่าว")
    assert item["cover"]["alt"] == "คนในห้องประชุม"
    assert item["cover"]["address"].startswith("http://localhost/media/original_images/")
    near, file, picture, gallery, files, video = item["body"]
    assert '<a href="http://localhost/news/krabi/' in near["html"]
    assert '<a href="#x">' in near["html"]
    assert '<a href="http://localhost/documents/' in file["html"]
    assert (picture["picture"]["alt"], picture["caption"]) == ('ภาพ "รวม"', "<ค>")
    assert [one["alt"] for one in gallery["pictures"]] == ['ภาพ "รวม"', ""]
    assert files["files"][0] == {
        "title": "ประกาศ",
        "address": f"http://localhost/documents/{get_document_model().objects.get().pk}/notice.pdf",
        "name": "notice.pdf",
        "bytes": 1,
    }
    assert (video["address"], video["picture"]["alt"]) == (VIDEO, "")
    html = item["body_html"]
    assert "<figcaption>&lt;ค&gt;</figcaption>" in html and 'alt="ภาพ &quot;รวม&quot;"' in html
    assert f'<a href="{VIDEO}">' in html and "หาย" not in html


def test_only_published_public_news_of_provinces_are_given(
    client: Client, write: Write, draft: NewsPage, section: ProvinceSectionPage
):
    write("ข่าวของกรม")
    item = write("ข่าวกระบี่", "krabi")
    assert titles(client) == ["ข่าวกระบี่"]
    address = f"{LIST}{item.translation_key}/"
    get(client, address)
    assert client.get(f"{LIST}{draft.translation_key}/").status_code == 404
    PageViewRestriction.objects.create(page=section, restriction_type="login")
    assert titles(client) == []
    assert client.get(address).status_code == 404


def test_news_are_sifted_by_place_topic_and_time(
    client: Client, write: Write, plaiphraya: District, nan: Province
):
    with time_machine.travel(datetime(2026, 7, 13, 12, tzinfo=ZoneInfo("Asia/Bangkok"))):
        write("กระบี่", "krabi", district=plaiphraya)
    with time_machine.travel(datetime(2026, 7, 20, 12, tzinfo=ZoneInfo("Asia/Bangkok"))):
        write("น่าน", "nan", topic="training", date=date(2026, 7, 1))
    assert titles(client) == ["กระบี่", "น่าน"]
    assert titles(client, order="date") == ["น่าน", "กระบี่"]
    assert titles(client, order="changed_at") == ["กระบี่", "น่าน"]
    assert titles(client, order="-changed_at") == ["น่าน", "กระบี่"]
    assert titles(client, province="55") == ["น่าน"]
    assert titles(client, province="99") == []
    assert titles(client, district="8107") == ["กระบี่"]
    assert titles(client, topic="training") == ["น่าน"]
    for since in ("2026-07-14", "2026-07-20T05:00:00Z", "2026-07-20T12:00"):
        assert titles(client, changed_since=since) == ["น่าน"]
    assert titles(client, changed_since="2026-07-21") == []


def test_lists_are_paged(client: Client, section: ProvinceSectionPage, krabi: Province):
    write_many(section, 60, province_id=krabi.pk)
    first = get(client)
    assert (first["meta"]["total_count"], len(first["items"])) == (60, 20)
    last = get(client, offset=50, limit=50)
    assert len(last["items"]) == 10
    assert client.get(LIST, {"limit": 51}).status_code == 400


@pytest.mark.parametrize(
    "wrong",
    [
        {"province": "กระบี่"},
        {"province": "81' OR 1=1"},
        {"district": "٨١٠٧"},
        {"district": "810" * 40},
        {"topic": "no such"},
        {"order": "title"},
        {"order": "random"},
        {"changed_since": "yesterday"},
        {"changed_since": "2026-02-30"},
        {"changed_since": "0001-01-01"},
        {"changed_since": "2026-07-14\0"},
        {"limit": "-1"},
        {"limit": "x"},
        {"offset": "9" * 30},
        {"fields": "*"},
        {"search": "x"},
        {"format": "api"},
        {"id": "1"},
    ],
)
def test_what_is_not_understood_is_refused_in_json(client: Client, wrong: dict[str, str]):
    response = client.get(LIST, wrong)
    assert response.status_code == 400, response.content
    assert set(response.json()) == {"message"}


def test_what_is_not_there_is_404_in_json_and_there_is_no_other_endpoint(
    client: Client, index: NewsIndexPage
):
    response = client.get(f"{LIST}{uuid4()}/")
    assert (response.status_code, set(response.json())) == (404, {"message"})
    elsewhere = ["find/", "1/", "../pages/", "../images/", "../documents/", "../", "../../v3/"]
    for address in elsewhere:
        assert client.get(f"{LIST}{address}").status_code == 404, address
    assert client.get(LIST, headers={"accept": "text/html"})["Content-Type"] == "application/json"


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_can_be_written(client: Client, index: NewsIndexPage, method: str):
    response = getattr(client, method)(LIST, {}, content_type="application/json")
    assert response.status_code == 405


def test_a_hundred_items_cost_as_many_queries_as_one(client: Client, full: NewsPage):
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            get(client, limit=50)
        return len(asked)

    queries()
    few = queries()
    section = ProvinceSectionPage.objects.get(province=full.province)
    body = json.dumps(list(full.body.raw_data))
    write_many(section, 40, province_id="81", district_id="8107", body=body, cover_id=full.cover_id)
    assert queries() == few <= 10


@pytest.fixture
def prefix(settings: Any) -> Iterator[str]:
    settings.FORCE_SCRIPT_NAME = "/districtcoordinator"
    set_script_prefix("/districtcoordinator/")
    yield "/districtcoordinator"
    set_script_prefix("/")


def test_below_a_path_all_addresses_stay_below_it(
    prefix: str, client: Client, settings: Any, full: NewsPage
):
    item = get(client)["items"][0]
    assert item["address"].startswith(f"http://localhost{prefix}/news/krabi/")
    assert f"http://localhost{prefix}/documents/" in item["body_html"]
