"""A visitor finds what the site has, of every kind, by words inside Thai text."""

import re

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from faq.models import FaqGroupPage
from home.models import HomePage, Material, MaterialKind, ToolkitIndexPage, ToolkitPage
from home.tests.page_reader import PageReader
from home.tests.searched import Results, new_content, new_document, one_of_each_kind

pytestmark = pytest.mark.usefixtures("indexing")

WORD = "ขยะมูลฝอย"
KINDS = {
    "ทั้งหมด": 7,
    "หน้าเว็บ": 1,
    "ชุดความรู้": 2,
    "คำถามที่พบบ่อย": 1,
    "ข่าว": 1,
    "เอกสาร": 1,
    "ทำเนียบ": 1,
}


def test_finds_things_of_every_kind_and_counts_them(client: Client, home_page: HomePage):
    one_of_each_kind(home_page, WORD)
    new_content(home_page, "เรื่องอื่น", "เลือกตั้ง")

    results = Results(client, WORD)

    assert results.numbers == KINDS
    assert results.titles[:6] == [
        f"หน้าเรื่อง{WORD}",
        f"หนังสือเรื่อง{WORD}",
        f"ชุดเรื่อง{WORD}",
        f"ถามเรื่อง{WORD}",
        f"ข่าวเรื่อง{WORD}",
        f"เอกสารเรื่อง{WORD}",
    ]
    assert results.titles[6].startswith("นายสมชาย")
    assert f"รายการที่ 1 ถึง 7 จากทั้งหมด 7 รายการ สำหรับ “{WORD}”" in results.text


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        ("pages", "หน้าเรื่อง"),
        ("toolkits", "หนังสือเรื่อง"),
        ("faq", "ถามเรื่อง"),
        ("news", "ข่าวเรื่อง"),
        ("documents", "เอกสารเรื่อง"),
        ("directory", "นายสมชาย"),
    ],
)
def test_shows_one_kind_if_asked(client: Client, home_page: HomePage, kind: str, title: str):
    one_of_each_kind(home_page, WORD)
    results = Results(client, WORD, kind=kind)
    assert results.titles[0].startswith(title)
    assert results.numbers == KINDS
    assert len(results.titles) == (2 if kind == "toolkits" else 1)


def test_a_heading_of_the_questions_is_no_result(client: Client, home_page: HomePage):
    one_of_each_kind(home_page, WORD)
    assert FaqGroupPage.objects.get().title == "ทั่วไป"
    assert Results(client, "ทั่วไป").titles == []


def test_every_result_and_every_link_leads_somewhere(client: Client, home_page: HomePage):
    one_of_each_kind(home_page, WORD)
    results = Results(client, WORD)
    for address in results.addresses:
        assert client.get(address.replace("&amp;", "&")).status_code == 200, address
    for query in re.findall(r'href="(\?[^"]*)"', results.html):
        assert client.get("/search/" + query.replace("&amp;", "&")).status_code == 200


@pytest.mark.parametrize("asked", ["มูลฝอย", "ขยะ", "ขยะ\u200bมูล\u200bฝอย", "ขยะ มูลฝอย"])
def test_finds_words_inside_the_text_of_a_page_and_marks_them(
    client: Client, home_page: HomePage, asked: str
):
    new_content(home_page, "งานสิ่งแวดล้อม", "แนวทางการบริหารจัดการขยะมูลฝอยของชุมชน")
    results = Results(client, asked)
    assert results.titles == ["งานสิ่งแวดล้อม"]
    assert "แนวทางการบริหารจัดการขยะมูลฝอยของชุมชน" in results.text
    assert all(mark in WORD for mark in results.marked) and results.marked


def test_marks_words_in_titles_without_taking_text_for_html(client: Client, home_page: HomePage):
    new_content(home_page, "ขยะ <b>& ของเสีย", "<script>alert(1)</script>")
    results = Results(client, "ขยะ")
    assert "<mark>ขยะ</mark> &lt;b&gt;&amp; ของเสีย" in results.html
    assert PageReader(Results(client, "<script>alert(1)</script>").html).inline == []


def test_digits_are_digits(client: Client, home_page: HomePage):
    new_content(home_page, "แผนพัฒนาฯ ฉบับที่ 12")
    assert Results(client, "แผนพัฒนา ๑๒").titles == ["แผนพัฒนาฯ ฉบับที่ 12"]


def test_all_words_must_be_there(client: Client, home_page: HomePage):
    new_content(home_page, "ขยะ")
    new_content(home_page, "ขยะ", "จังหวัดกระบี่")
    assert len(Results(client, "ขยะ กระบี่").titles) == 1


def test_what_has_the_word_in_its_title_comes_first(client: Client, home_page: HomePage):
    new_content(home_page, "ข้อ 1", "ขยะ")
    new_content(home_page, "ขยะ")
    assert Results(client, "ขยะ").titles == ["ขยะ", "ข้อ 1"]


class TestMaterial:
    """A toolkit is found by what lies in it, as it lies there now."""

    @pytest.fixture
    def toolkit(self, home_page: HomePage) -> ToolkitPage:
        index = Page.objects.get(pk=home_page.pk).add_child(
            instance=ToolkitIndexPage(title="ชุดความรู้", slug="toolkits")
        )
        toolkit = ToolkitPage(title="กฎหมาย", slug="laws")
        toolkit.materials.add(
            Material(title="พระราชบัญญัติเทศบาล", summary="ฉบับรวม", kind=MaterialKind.LINK)
        )
        return index.add_child(instance=toolkit)

    def test_shows_where_the_word_was_found(self, client: Client, toolkit: ToolkitPage):
        results = Results(client, "เทศบาล")
        assert results.titles == ["กฎหมาย"]
        assert "พระราชบัญญัติ<mark>เทศบาล</mark>: ฉบับรวม" in results.html

    def test_follows_what_an_editor_publishes(self, client: Client, toolkit: ToolkitPage):
        material = toolkit.materials.get()
        material.title = "ประมวลกฎหมายที่ดิน"
        toolkit.materials.add(material)
        toolkit.save_revision().publish()
        assert Results(client, "เทศบาล").titles == []
        assert Results(client, "ที่ดิน").titles == ["กฎหมาย"]

        toolkit.materials.remove(material)
        toolkit.save_revision().publish()
        assert Results(client, "ที่ดิน").titles == []

    def test_a_deleted_toolkit_is_gone(self, client: Client, toolkit: ToolkitPage):
        Page.objects.get(pk=toolkit.pk).delete()
        assert Results(client, "เทศบาล").titles == []


def test_a_document_is_shown_with_its_type_and_size(client: Client, home_page: HomePage):
    new_document("ระเบียบพัสดุ")
    results = Results(client, "พัสดุ")
    assert "PDF 8\xa0ไบต์" in results.html
    assert results.addresses[0].endswith(".pdf")


def test_many_results_come_in_pages(client: Client, home_page: HomePage):
    for number in range(23):
        new_content(home_page, f"ขยะ {number:02d}")
    first, last = Results(client, "ขยะ"), Results(client, "ขยะ", page="3")
    assert (len(first.titles), len(last.titles)) == (10, 3)
    assert "รายการที่ 21 ถึง 23 จากทั้งหมด 23 รายการ" in last.text
    assert not set(first.titles) & set(last.titles)
    assert "page=2" in first.html and 'rel="next"' in first.html
    assert 'rel="next"' not in last.html


@pytest.mark.parametrize("number", [1, 40])
@pytest.mark.parametrize("kind", ["", "toolkits", "directory"])
def test_costs_eight_queries_and_writes_nothing_however_much_is_found(
    client: Client, home_page: HomePage, number: int, kind: str
):
    one_of_each_kind(home_page, WORD, number)
    Results(client, WORD, kind=kind)
    cache.clear()

    with CaptureQueriesContext(connection) as queries:
        results = Results(client, WORD, kind=kind)

    assert results.numbers["ทั้งหมด"] == 7 * number
    assert len(queries) <= 8, [query["sql"][:200] for query in queries]
    for query in queries:
        assert query["sql"].lstrip("(").startswith("SELECT"), query["sql"]


def test_costs_eight_queries_where_one_page_shows_every_kind(client: Client, home_page: HomePage):
    one_of_each_kind(home_page, WORD)
    Results(client, WORD)
    cache.clear()
    with CaptureQueriesContext(connection) as queries:
        assert len(Results(client, WORD).titles) == 7
    assert len(queries) <= 8


def test_is_not_for_search_engines_and_stands_below_a_prefix(
    client: Client, home_page: HomePage, prefix: str
):
    one_of_each_kind(home_page, WORD)
    response = client.get("/search/", {"q": WORD}, SCRIPT_NAME=prefix)
    assert '<meta name="robots" content="noindex, follow">' in response.content.decode()
    reader = PageReader(response.content.decode())
    assert reader.inline == []
    for address in reader.own_links + reader.sources:
        assert address.startswith(f"{prefix}/"), address
