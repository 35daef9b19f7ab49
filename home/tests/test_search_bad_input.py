"""Whatever is typed, the search page says something sensible."""

import pytest
from django.test import Client
from wagtail.models import Page

from home.models import HomePage
from home.tests.searched import Results, new_content

pytestmark = pytest.mark.usefixtures("indexing")

NO_WORDS = ["*", "% _", '" ( ) -', "🙂🇹🇭", "ฯ ๆ", "\x00", "…", "\u200b🙂"]
HOSTILE = [
    "NEAR(ขยะ, 2)",
    "ขยะ AND",
    "OR",
    "title:ขยะ",
    '"ขยะ',
    "ขยะ*",
    "' OR 1=1 --",
    "%d %s %(x)s",
    "\\",
    "a" * 10_000,
    "กข " * 4_000,
    "%ED%A0%80",
    "่้๊๋",
]


@pytest.mark.parametrize("query", [None, "", "   ", "\u200b", "\t\n"])
def test_nothing_typed_shows_the_form_alone(client: Client, home_page: HomePage, query: str | None):
    results = Results(client, query)
    assert "ต้องการค้นหาเรื่องใด" in results.text
    assert results.titles == []
    assert "ไม่พบผลการค้นหา" not in results.text


@pytest.mark.parametrize("query", [each for each in NO_WORDS if each != "\x00"])
def test_signs_alone_ask_for_a_word(client: Client, home_page: HomePage, query: str):
    assert "ข้อความที่พิมพ์ไม่มีตัวอักษรหรือตัวเลข" in Results(client, query).text


@pytest.mark.parametrize("query", HOSTILE + NO_WORDS)
@pytest.mark.parametrize("kind", ["", "directory", "documents"])
def test_nothing_is_an_error(client: Client, home_page: HomePage, query: str, kind: str):
    Results(client, query, kind=kind)


@pytest.mark.parametrize("query", ["ขยะ*", "(ขยะ)", '"ขยะ"', "ขยะ%", "ขยะ\x00", "-ขยะ", "ขยะ:"])
def test_signs_around_a_word_do_not_hide_it(client: Client, home_page: HomePage, query: str):
    new_content(home_page, "ขยะ")
    assert Results(client, query).titles == ["ขยะ"]


def test_what_is_too_long_is_cut_with_a_word_about_it(client: Client, home_page: HomePage):
    results = Results(client, "ขยะ " * 2_500)
    assert "ระบบค้นหาเฉพาะ 200 ตัวอักษรแรก" in results.text
    assert len(results.html) < 60_000
    assert "ระบบค้นหาเฉพาะ" not in Results(client, "ขยะ" * 10).text


@pytest.mark.parametrize("page", ["abc", "0", "-1", "999", "1.5", "", "9" * 400])
def test_a_page_that_is_not_there_is_another_that_is(
    client: Client, home_page: HomePage, page: str
):
    new_content(home_page, "ขยะ")
    assert Results(client, "ขยะ", page=page).titles == ["ขยะ"]


def test_a_kind_that_is_not_there_is_every_kind(client: Client, home_page: HomePage):
    new_content(home_page, "ขยะ")
    assert Results(client, "ขยะ", kind="nonsense").titles == ["ขยะ"]


class TestNothingFound:
    def test_says_so_and_suggests_fewer_words_and_other_places(
        self, client: Client, home_page: HomePage
    ):
        results = Results(client, "ขยะ อวกาศ")
        assert "ไม่พบผลการค้นหาสำหรับ “ขยะ อวกาศ”" in results.text
        assert "ลองค้นหาด้วยคำที่น้อยลง" in results.text
        for word in ("ขยะ", "อวกาศ"):
            assert f">{word}</a>" in results.html
        for address in ("/directory/", "/faq/", "/help/report/"):
            assert f'href="{address}"' in results.html

    def test_suggests_the_words_of_an_unbroken_text(self, client: Client, home_page: HomePage):
        results = Results(client, "ขยะอวกาศ")
        assert ">ขยะ</a>" in results.html and ">อวกาศ</a>" in results.html

    def test_of_one_word_asks_for_another(self, client: Client, home_page: HomePage):
        assert "โปรดตรวจตัวสะกด" in Results(client, "อวกาศ").text

    def test_of_one_kind_leads_to_the_others(self, client: Client, home_page: HomePage):
        new_content(home_page, "ขยะ")
        results = Results(client, "ขยะ", kind="news")
        assert results.titles == []
        assert "ค้นหาในทุกประเภท" in results.text


def test_a_site_without_a_page_is_no_error(client: Client, db: None):
    Page.objects.filter(depth=2).delete()
    Results(client, "ขยะ")
