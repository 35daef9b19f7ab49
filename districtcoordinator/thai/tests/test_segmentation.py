"""Thai text is cut into the words that people look for."""

import subprocess
import sys

import pytest

from districtcoordinator.thai.segmentation import LONGEST_WORD, parts, words, words_and_parts

pytestmark = pytest.mark.once


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ประชุมคณะกรรมการ", ["ประชุม", "คณะกรรมการ"]),
        ("กรมส่งเสริมการปกครองท้องถิ่น", ["กรม", "ส่งเสริม", "การปกครอง", "ท้องถิ่น"]),
        ("ผอ.ทลอ. กระบี่", ["ผอ", "ทลอ", "กระบี่"]),
        ("สถอ. สถจ. อปท. อบต. อบจ.", ["สถอ", "สถจ", "อปท", "อบต", "อบจ"]),
        ("แผนฯ ๑๒", ["แผน", "12"]),
        ("ที่ มท 0808.2/ว 1234", ["ที่", "มท", "0808", "2", "1234"]),
        ("Local MOOC e-Book", ["local", "mooc", "book"]),
        ("ต่างๆ", ["ต่าง"]),
        ('NEAR(งบ* OR col:"ประมาณ")', ["near", "งบ", "or", "col", "ประมาณ"]),
    ],
)
def test_words_of(text: str, expected: list[str]):
    assert words(text) == expected


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("งบ\u200bประมาณ", "งบประมาณ"),
        ("ท\u0e4dางาน", "ทำงาน"),
        ("น\u0e4d\u0e49า", "น้ำ"),
        ("เเผนงาน", "แผนงาน"),
        ("๒๕๖๙", "2569"),
    ],
)
def test_what_looks_the_same_is_the_same(typed: str, meant: str):
    assert words(typed) == words(meant)


@pytest.mark.parametrize("text", ["", " ", '* % _ " ( ) -', "\x00", "🙂🇹🇭", "ฯ ๆ ฿"])
def test_signs_are_no_words(text: str):
    assert words(text) == []


def test_a_single_letter_counts_only_where_there_is_nothing_else():
    assert words("ข้อ ก 5") == ["ข้อ", "5"]
    assert words("ก") == ["ก"]


def test_no_word_is_longer_than_a_database_takes():
    assert [len(word) for word in words("x" * 10_000)] == [LONGEST_WORD]
    assert all(len(word) <= LONGEST_WORD for word in words_and_parts("ก" * 10_000))


@pytest.mark.parametrize(
    ("compound", "inside", "not_inside"),
    [
        ("องค์การบริหารส่วนตำบล", {"องค์การ", "บริหาร", "ส่วน", "ตำบล"}, {"รบ", "กา"}),
        ("ผู้บริหารท้องถิ่น", {"ผู้บริหาร", "บริหาร", "ท้องถิ่น"}, {"หา", "รท้อง"}),
        ("นายกเทศมนตรี", {"นายก", "เทศมนตรี"}, {"ยก"}),
        ("งบประมาณ", {"งบ", "ประมาณ"}, {"ระ", "มา"}),
        ("ตากลม", {"ตา", "กลม", "ตาก", "ลม"}, set()),
        ("ประชาธิปไตย", set(), {"ประ", "ไต"}),
    ],
)
def test_parts_of(compound: str, inside: set[str], not_inside: set[str]):
    assert inside <= set(parts(compound))
    assert not not_inside & set(parts(compound))


def test_a_word_comes_before_its_parts():
    assert list(words_and_parts("งบประมาณ ปี")) == ["งบประมาณ", "งบ", "ประมาณ", "ปี"]


def test_the_dictionary_is_not_read_until_it_is_needed():
    """In a process of its own: here it may have been read long ago."""
    code = """
import django, sys
django.setup()
import districtcoordinator.urls
from modelsearch.backends import get_search_backend
from districtcoordinator.thai.segmentation import words
get_search_backend()
assert words("Krabi 12") == ["krabi", "12"]
assert "pythainlp" not in sys.modules
words("กระบี่")
assert "pythainlp" in sys.modules
"""
    subprocess.run([sys.executable, "-c", code], check=True)
