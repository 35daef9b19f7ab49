"""Words inside Thai text are found, on both databases, and nothing else is."""

from typing import Any

import pytest
from django.core.management import call_command
from wagtail.documents import get_document_model
from wagtail.models import Page
from wagtail.search.backends import get_search_backend
from wagtail.search.utils import parse_query_string

pytestmark = pytest.mark.django_db

TITLES = [
    "การซักซ้อมแนวทางการจัดทำงบประมาณรายจ่ายประจำปีขององค์กรปกครองส่วนท้องถิ่น",
    "ผู้บริหารท้องถิ่นและองค์การบริหารส่วนตำบลร่วมประชุมคณะกรรมการ",
    "การเลือกตั้งนายกเทศมนตรีอำเภอคลองท่อมจังหวัดกระบี่",
    "เบี้ยยังชีพผู้สูงอายุและศูนย์พัฒนาเด็กเล็ก",
    "การบริหารจัดการขยะมูลฝอยชุมชนและน้ำเสีย",
    "พระราชบัญญัติสภาตำบลและองค์การบริหารส่วนตำบล พ.ศ. ๒๕๓๗ แก้ไขถึงฉบับที่ 7",
    "ข่าวประชาสัมพันธ์กรมส่งเสริมการปกครองท้องถิ่น",
    "หน้าที่ของ ทลอ. และ สถจ. (กง.ทอ.) ตามหนังสือ มท 0808.2/ว 1234",
    "ราคาข้าวสารที่ตลาดสด",
    "Local MOOC: e-Learning ของกรมฯ",
]
FOUND = {
    "งบประมาณ": 0,
    "ประมาณ": 0,
    "รายจ่าย": 0,
    "ท้องถิ่น": 0,
    "ซักซ้อม": 0,
    "ปกครอง": 6,
    "ผู้บริหาร": 1,
    "บริหาร": 4,
    "องค์การ": 5,
    "ตำบล": 1,
    "คณะกรรมการ": 1,
    "กรรมการ": 1,
    "นายก": 2,
    "เทศมนตรี": 2,
    "คลองท่อม": 2,
    "กระบี่": 2,
    "เลือกตั้ง": 2,
    "ผู้สูงอายุ": 3,
    "เด็ก": 3,
    "เบี้ยยังชีพ": 3,
    "ขยะ": 4,
    "มูลฝอย": 4,
    "น้ำเสีย": 4,
    "น\u0e4d\u0e49าเสีย": 4,
    "ขยะ\u200bมูลฝอย": 4,
    "พระราชบัญญัติ": 5,
    "2537": 5,
    "๗": 5,
    "ข่าว": 6,
    "ประชาสัมพันธ์": 6,
    "ทลอ": 7,
    "ทลอ.": 7,
    "กง.ทอ.": 7,
    "ว 1234": 7,
    "mooc": 9,
    "ข้าว": 8,
    "ตลาด": 8,
    "ขยะ ชุมชน": 4,
    "กระบี่ เลือกตั้ง": 2,
}
NOT_FOUND = ["ขาว", "ขยะ กระบี่", "รบ", "ยก", "กรุงเทพ", "กับ", "ราคาน้ำ", "123", "253", "moo", "สงขลา"]
HOSTILE = [
    '* % _ " ( ) -',
    "NEAR(งบ, 3)",
    "งบ AND OR NOT",
    "title:งบ",
    '"งบ',
    "'; --",
    "งบ\x00ประมาณ",
    "\\ \\' & | ! <->",
    "🙂",
    "่",
    "ก" * 10_000,
    "x" * 10_000,
    "ก ข " * 2_500,
    "งบ ประมาณ " * 1_000,
    "{งบ} ^งบ +งบ ~งบ",
]


@pytest.fixture
def pages(indexing: None) -> list[Page]:
    root = Page.get_first_root_node()
    return [
        root.add_child(instance=Page(title=title, slug=f"page-{number}"))
        for number, title in enumerate(TITLES)
    ]


def found(query: Any, **options: Any) -> list[str]:
    return [page.title for page in Page.objects.search(query, **options)]


@pytest.mark.parametrize(("query", "number"), FOUND.items())
def test_finds(pages: list[Page], query: str, number: int):
    assert TITLES[number] in found(query)


@pytest.mark.parametrize("query", NOT_FOUND)
def test_does_not_find(pages: list[Page], query: str):
    assert found(query) == []


def test_tells_words_apart_that_differ_in_a_mark(pages: list[Page]):
    assert found("ข่าว") == [TITLES[6]]
    assert found("ข้าว") == [TITLES[8]]


def test_all_of_several_words_or_any(pages: list[Page]):
    assert found("ขยะ กระบี่", operator="and") == []
    assert set(found("ขยะ กระบี่", operator="or")) == {TITLES[4], TITLES[2]}


@pytest.mark.parametrize("query", HOSTILE)
def test_nothing_typed_is_an_error(pages: list[Page], query: str):
    found(query)
    found(query, operator="or")
    list(Page.objects.autocomplete(query))
    list(Page.objects.search(parse_query_string(query)[1]))


def test_quoted_words_are_found(pages: list[Page]):
    _filters, query = parse_query_string('"นายกเทศมนตรี" กระบี่')
    assert found(query) == [TITLES[2]]


def test_begins_to_find_while_one_types(pages: list[Page]):
    for typed in ("ก", "กระ", "เลือกตั้งนายกเทศ"):
        assert TITLES[2] in [page.title for page in Page.objects.autocomplete(typed)], typed


def test_follows_what_is_changed_and_deleted(pages: list[Page]):
    page = pages[4]
    page.title = "การคัดแยกพลาสติก"
    page.save()
    assert found("ขยะ") == []
    assert found("พลาสติก") == ["การคัดแยกพลาสติก"]
    page.delete()
    assert found("พลาสติก") == []


def test_what_was_there_before_is_found_once_the_index_is_rebuilt(settings: Any):
    root = Page.get_first_root_node()
    root.add_child(instance=Page(title=TITLES[2], slug="before"))
    get_document_model().objects.create(title=TITLES[4], file="before.pdf")
    assert found("กระบี่") == []

    call_command("update_index", verbosity=0)

    assert found("กระบี่") == [TITLES[2]]
    assert [each.title for each in get_document_model().objects.search("มูลฝอย")] == [TITLES[4]]


def test_the_index_of_another_backend_is_left_in_its_own_words(pages: list[Page]):
    wagtails = get_search_backend("modelsearch.backends.database")
    page = Page.get_first_root_node().add_child(instance=Page(title="Krabi", slug="krabi"))
    wagtails.add(page)
    assert [each.title for each in wagtails.search("krabi", Page)] == ["Krabi"]
