"""Visitors find people and places by a few words, however they type them."""

from types import SimpleNamespace
from typing import Any

import pytest

from districtcoordinator.directory.searching import MOST_WORDS, ON_A_PAGE, cleaned, words_of

from .factories import OfficerFactory
from .test_directory_page import people, text_of

__all__ = ["people"]


@pytest.mark.parametrize(
    "words",
    [
        "สมชาย",
        "นายสมชาย ใจดี",
        "ใจดี สมชาย",
        "  สมชาย   กระบี่ ",
        "เมืองกระบี่",
        "อำเภอเมืองกระบี่ จังหวัดกระบี่",
        "อ.เมืองกระบี่ จ.กระบี่",
        "ทลอ. กระบี่",
        "สม\u200bชาย",
    ],
)
def test_an_officer_is_found_by_name_district_and_province(
    client: Any, people: SimpleNamespace, words: str
) -> None:
    assert "นายสมชาย ใจดี" in text_of(client, "/directory/", q=words)


@pytest.mark.parametrize("words", ["สมชาย ภูเก็ต", "ถลาง", "%", "_", "*", "สมชาย\\", "0600000001"])
def test_nobody_is_found_who_has_not_all_of_the_words(
    client: Any, people: SimpleNamespace, words: str
) -> None:
    assert "นายสมชาย ใจดี" not in text_of(client, "/directory/", q=words)


def test_numbers_are_understood_in_thai_digits(client: Any, people: SimpleNamespace) -> None:
    OfficerFactory(name="นายทดสอบ ลำดับ 27", province=people.krabi)
    assert "นายทดสอบ" in text_of(client, "/directory/", q="ลำดับ ๒๗")


def test_a_province_is_found_in_thai_and_in_english(client: Any, people: SimpleNamespace) -> None:
    people.krabi.name_en = "Krabi"
    people.krabi.save()
    for words in ("กระบี่", "krabi", "จ.กระบี่"):
        page = client.get("/directory/", {"q": words}).content.decode()
        assert page.count('<li><a href="/directory/krabi/">') == 1
        assert '<li><a href="/directory/phuket/">' not in page


def test_a_district_without_an_officer_is_found_as_such(
    client: Any, people: SimpleNamespace
) -> None:
    page = client.get("/directory/", {"q": "ปลายพระยา"}).content.decode()
    assert f'href="/directory/krabi/#district-{people.plaiphraya.pk}"' in page
    people.somchai.districts.add(people.plaiphraya)
    told = text_of(client, "/directory/", q="ปลายพระยา")
    assert "อำเภอที่ยังไม่มีผู้ได้รับมอบหมาย" not in told
    assert "นายสมชาย ใจดี" in told


def test_the_group_director_is_found_by_the_position(client: Any, people: SimpleNamespace) -> None:
    told = text_of(client, "/directory/", q="ผอ.ทลอ. กระบี่")
    assert "นางสาวปาริชาต สามัคคี" in told and "นายสมชาย" not in told


def test_nobody_is_found_by_a_private_number(client: Any, people: SimpleNamespace) -> None:
    client.force_login(people.officer)
    for words in ("060 000 0001", "somchai@mail.example"):
        assert "นายสมชาย" not in text_of(client, "/directory/", q=words)


@pytest.mark.parametrize("words", ["", "   ", "\x00", "\u200b"])
def test_without_words_the_whole_country_is_shown(
    client: Any, people: SimpleNamespace, words: str
) -> None:
    assert "ภาคใต้ 2 จังหวัด" in text_of(client, "/directory/", q=words)


@pytest.mark.parametrize("words", ["ก" * 10_000, "ก ข " * 5_000, "<script>alert(1)</script>", "จ."])
def test_what_cannot_be_found_says_so_and_how_to_go_on(
    client: Any, people: SimpleNamespace, words: str
) -> None:
    answer = client.get("/directory/", {"q": words})
    assert "ไม่พบบุคคลหรือพื้นที่" in answer.content.decode()
    assert "<script>alert" not in answer.content.decode()
    assert len(answer.content) < 30_000


def test_only_so_many_words_are_looked_for() -> None:
    assert len(words_of(" ".join(str(number) for number in range(100)))) == MOST_WORDS
    assert cleaned("ก\x00ข\n ค") == "กข ค"


def test_many_people_are_shown_page_by_page(client: Any, people: SimpleNamespace) -> None:
    OfficerFactory.create_batch(ON_A_PAGE, province=people.phuket, name="นางมาลัย เพื่อนดี")
    OfficerFactory(province=people.phuket, name="นางสาวสุดท้าย เพื่อนดี")
    first = text_of(client, "/directory/", q="เพื่อนดี")
    assert "หน้า 1 จาก 2" in first and "นางสาวสุดท้าย" not in first
    for page in ("2", "99"):
        told = text_of(client, "/directory/", q="เพื่อนดี", page=page)
        assert "หน้า 2 จาก 2" in told and "นางสาวสุดท้าย" in told
    assert "หน้า 1 จาก 2" in text_of(client, "/directory/", q="เพื่อนดี", page="x")


def test_results_are_not_for_search_engines(client: Any, people: SimpleNamespace) -> None:
    noindex = '<meta name="robots" content="noindex">'
    assert noindex in client.get("/directory/", {"q": "สมชาย"}).content.decode()
    assert noindex not in client.get("/directory/").content.decode()
