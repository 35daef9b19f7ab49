"""Where a search found its words is marked."""

import pytest

from districtcoordinator.thai.marking import excerpt, marked, pattern_of

pytestmark = pytest.mark.once


@pytest.mark.parametrize(
    ("query", "text", "expected"),
    [
        ("งบประมาณ", "แผนงบประมาณปี", "แผน<mark>งบประมาณ</mark>ปี"),
        ("คลองท่อม", "อำเภอคลองท่อม", "อำเภอ<mark>คลองท่อม</mark>"),
        ("แผน งบ", "แผน งบประมาณ", "<mark>แผน งบ</mark>ประมาณ"),
        ("12", "แผนฯ ๑๒ และ 2512", "แผนฯ <mark>๑๒</mark> และ 2512"),
        ("๑๒", "แผน 12", "แผน <mark>12</mark>"),
        ("mooc", "Local MOOC และ mooclike", "Local <mark>MOOC</mark> และ mooclike"),
        ("การ", "การ์ด การเงิน", "การ์ด <mark>การ</mark>เงิน"),
        ("กะ", "แกะ กะ", "แกะ <mark>กะ</mark>"),
        ("b", "a < b", "a &lt; <mark>b</mark>"),
        ("(", "ก(ข", "ก(ข"),
        ("", "ข้อความ", "ข้อความ"),
    ],
)
def test_marks(query: str, text: str, expected: str):
    assert marked(text, pattern_of(query)) == expected


def test_what_editors_wrote_is_no_html():
    assert marked("<b>งบ</b>", pattern_of("งบ")) == "&lt;b&gt;<mark>งบ</mark>&lt;/b&gt;"


def test_an_excerpt_is_taken_from_around_the_first_word():
    text = f"{'ต้นเรื่อง ' * 50}ขยะมูลฝอย{' ปลายเรื่อง' * 50}"
    piece = excerpt(text, pattern_of("มูลฝอย"))
    assert piece.startswith("…ต้นเรื่อง ")
    assert "ขยะ<mark>มูลฝอย</mark> ปลายเรื่อง" in piece
    assert piece.endswith("ปลายเรื่อง…")
    assert len(piece) < 250


def test_an_excerpt_without_the_word_is_the_beginning():
    assert excerpt("ต้น กลาง ปลาย", pattern_of("อื่น")) == "ต้น กลาง ปลาย"
    assert excerpt("", pattern_of("อื่น")) == ""


def test_an_excerpt_tears_no_letter_from_its_vowel():
    piece = excerpt("เก้าอี้" * 100, pattern_of("ไม่มี"), length=24)
    assert piece.removesuffix("…")[-1] not in "เแโใไ"
    assert "เก้าอี้".startswith(piece.removesuffix("…").split("เก้าอี้")[-1])


def test_an_excerpt_of_nothing_but_vowels_comes_to_an_end():
    assert excerpt("ะ" * 300, pattern_of("อื่น")).endswith("…")
