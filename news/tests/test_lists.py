"""Visitors find news by province, region, topic and month, ten at a time."""

from collections.abc import Callable
from datetime import date

import pytest
from django.core.management import call_command
from django.test import Client
from wagtail.models import PageViewRestriction, Site

from districtcoordinator.areas.models import District
from news.actions import ensure_news
from news.models import NewsIndexPage, NewsPage, ProvinceSectionPage

from .conftest import Write
from .many import write_many

Read = Callable[[str], str]


@pytest.fixture
def three(write: Write, plaiphraya: District) -> None:
    write("ปลายพระยาจัดทำแผน", "krabi", district=plaiphraya, topic="plans")
    write("น่านป้องกันดินถล่ม", "nan", topic="disasters", date=date(2026, 6, 2))
    write("กรมซักซ้อมการบันทึก", topic="training", date=date(2026, 7, 20))


@pytest.mark.usefixtures("three")
def test_shows_all_news_of_the_country_newest_first(read: Read):
    page = read("/news/")

    titles = ("กรมซักซ้อมการบันทึก", "ปลายพระยาจัดทำแผน", "น่านป้องกันดินถล่ม")
    assert [page.index(title) for title in titles] == sorted(page.index(title) for title in titles)
    for words in ("ส่วนกลาง", "อำเภอปลายพระยา", "13 ก.ค. 2569", "1 ถึง 3 จาก 3", "ทุกจังหวัด"):
        assert words in page


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("/news/?province=krabi", {"ปลายพระยา"}),
        ("/news/?province=department", {"กรมซักซ้อม"}),
        ("/news/?region=north", {"น่านป้องกัน"}),
        ("/news/?topic=training", {"กรมซักซ้อม"}),
        ("/news/?month=2569-07", {"ปลายพระยา", "กรมซักซ้อม"}),
        ("/news/?month=2569-06&topic=disasters", {"น่านป้องกัน"}),
        ("/news/?region=north&topic=plans", set()),
        ("/news/krabi/", {"ปลายพระยา"}),
        ("/news/krabi/?topic=plans&month=2569-07", {"ปลายพระยา"}),
        ("/news/krabi/?topic=", {"ปลายพระยา"}),
    ],
)
def test_sifts_by_what_is_chosen(client: Client, address: str, shown: set[str]):
    listed = {item.title for item in client.get(address).context["listed"]}
    starts = ("ปลายพระยา", "กรมซักซ้อม", "น่านป้องกัน")
    assert {start for start in starts for title in listed if title.startswith(start)} == shown


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize(
    ("query", "label"),
    [
        ("province=nonsense", "จังหวัด"),
        ("region=moon", "ภาค"),
        ("topic=%00", "หัวข้อ"),
        ("month=2569-13", "เดือน"),
        ("month=๒๕", "เดือน"),
    ],
)
def test_says_when_a_choice_is_not_there_and_shows_the_rest(read: Read, query: str, label: str):
    page = read(f"/news/?{query}")
    assert f"ไม่มีตัวเลือกที่ระบุในช่อง{label}" in page
    assert "1 ถึง 3 จาก 3" in page


@pytest.mark.usefixtures("three")
def test_says_when_nothing_fits_and_leads_back(read: Read):
    page = read("/news/?region=north&topic=plans")
    assert "ไม่พบข่าวที่ตรงกับตัวเลือก" in page
    assert "แสดงข่าวทั้งหมด" in page


def test_a_section_without_news_says_so(read: Read, index: NewsIndexPage):
    page = read("/news/nan/")
    assert "ยังไม่มีข่าว" in page
    assert "ข่าวทั้งประเทศ" in page


def test_turns_pages_and_keeps_what_was_chosen(
    read: Read, section: ProvinceSectionPage, krabi: object
):
    write_many(section, 24, province_id="81")

    assert "1 ถึง 10 จาก 24" in read("/news/krabi/")
    second = read("/news/krabi/?topic=plans&page=2")
    assert "11 ถึง 20 จาก 24" in second
    assert "?topic=plans&amp;page=3" in second


@pytest.mark.parametrize(
    ("page", "range_shown"),
    [
        ("999", "21 ถึง 24 จาก 24"),
        ("0", "1 ถึง 10 จาก 24"),
        ("-1", "1 ถึง 10 จาก 24"),
        ("x", "1 ถึง 10 จาก 24"),
        ("9" * 400, "1 ถึง 10 จาก 24"),
    ],
)
def test_a_page_that_is_not_there_is_the_nearest(
    read: Read, section: ProvinceSectionPage, page: str, range_shown: str
):
    write_many(section, 24, province_id="81")
    assert range_shown in read(f"/news/krabi/?page={page}")


def test_leaves_out_drafts_and_what_is_private(
    client: Client, read: Read, write: Write, section: ProvinceSectionPage
):
    write("ข่าวที่เผยแพร่", "nan")
    write("ข่าวที่ถอนแล้ว", "nan").unpublish()
    secret = write("ข่าวภายใน", "krabi")
    assert "ข่าวภายใน" in read("/news/")
    PageViewRestriction.objects.create(page=section, restriction_type=PageViewRestriction.LOGIN)

    page = read("/news/")
    assert "ข่าวที่เผยแพร่" in page
    assert "ข่าวที่ถอนแล้ว" not in page
    assert "ข่าวภายใน" not in page
    for address in ("/news/krabi/", secret.get_url(), "/news/krabi/feed/"):
        response = client.get(address)
        assert response.status_code == 302, address
        assert "login" in response["Location"]


@pytest.mark.parametrize(
    "address", ["/news/", "/news/?topic=plans&region=south", "/news/krabi/", "/news/?page=3"]
)
def test_costs_as_many_queries_for_a_thousand_items_as_for_ten(
    client: Client, krabi: object, nan: object, address: str, django_assert_max_num_queries
):
    call_command("setup_site")
    ensure_news(parent=Site.objects.get(is_default_site=True).root_page)
    section = ProvinceSectionPage.objects.get(slug="krabi")
    counts = []
    for number in (30, 970):
        write_many(section, number, province_id="81")
        client.get(address)
        with django_assert_max_num_queries(10) as queries:
            assert client.get(address).status_code == 200
        counts.append(len(queries))
    assert NewsPage.objects.count() == 1000
    assert counts[0] == counts[1]
