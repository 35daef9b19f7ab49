"""Names stand where the Royal Institute dictionary would put them, in any database.

The expected orders follow the dictionary's rules (พจนานุกรม ฉบับราชบัณฑิตยสถาน, การเรียงคำ), and were
compared with ICU's Thai collation, which puts all names of `fixtures/` in the very same order.
"""

import random
import string

import pytest

from districtcoordinator.thai.order import sort_key

# Every group stands in dictionary order, and says what it is about.
IN_ORDER = {
    "a leading vowel counts after its consonant": """
        กระบี่, เกาะลันตา, เขาพนม, คลองท่อม, ปลายพระยา, เมืองกระบี่, ลำทับ, เหนือคลอง, อ่าวลึก
    """,
    "provinces": """
        กระบี่, กรุงเทพมหานคร, กาญจนบุรี, กาฬสินธุ์, กำแพงเพชร, ขอนแก่น, จันทบุรี, ฉะเชิงเทรา,
        ชลบุรี, ชัยนาท, ชัยภูมิ, ชุมพร, เชียงราย, เชียงใหม่, ตรัง, ตราด, ตาก, นครนายก
    """,
    "consonants before vowels": "กก, กบ, กะ, กัก, กา, กำ, กิน, กี, กึก, กือ, กุ, กู, เก, แก, โก, ใกล, ไก",
    "one tone mark is lower than the next": "กา, ก่า, ก้า, ก๊า, ก๋า",
    "a short-vowel mark is lower than a tone mark": "เกง, เก็ง, เก่ง, เก้ง, เก๋ง",
    "letters decide before marks do": "ก้า, กาน, ก้าน, การ, การ์, การณ์",
    "a mark decides at the first difference": "แพ, แพ่, แพทย, แพทย์",
    "a name before what begins with it": "สม, สมชาย, สมหญิง",
    "a space parts a name from the next": "สม ใจดี, สมชาย ใจดี",
    "digits, then Latin letters, then Thai ones": "(ร่าง), 1, 2, a, b, ก, ฮ",
    "old letters": "รู้, ฤดู, ลา, ฦาชา, วา",
}


@pytest.mark.parametrize("rule", IN_ORDER)
def test_texts_stand_in_dictionary_order(rule):
    expected = [text.strip() for text in IN_ORDER[rule].split(",")]
    shuffled = random.Random(0).sample(expected, len(expected))
    assert sorted(shuffled, key=sort_key) == expected


def test_byte_order_of_the_texts_themselves_would_be_wrong():
    names = ["เกาะลันตา", "คลองท่อม"]
    assert sorted(names) != sorted(names, key=sort_key)


@pytest.mark.parametrize(
    "text", ["เกาะลันตา", "อำเภอ ก", "(ร่าง) ฉบับที่ ๒", "ABC", "ฯลฯ ๆ", "日本", ""]
)
def test_a_key_sorts_alike_in_every_collation(text):
    """Lower-case ASCII letters and digits alone have one order everywhere."""
    assert set(sort_key(text)) <= set(string.ascii_lowercase + string.digits)


@pytest.mark.parametrize("text", ["กา", "ก้ํ่", "ก้" * 50, "เมืองสมุทรปราการ", "a1 ", "๑" * 9])
def test_a_key_never_outgrows_what_is_promised(text):
    assert len(sort_key(text)) <= 4 * len(text) + 2


def test_other_scripts_come_last_and_within_their_bound():
    assert sort_key("ฮ") < sort_key("日本")
    assert len(sort_key("日" * 20)) <= 10 * 20 + 2


@pytest.mark.parametrize(
    ("one", "other"),
    [("หมู่ ๒", "หมู่ 2"), ("เกาะ\u200bลันตา", "เกาะลันตา"), ("กํา", "กำ"), ("Krabi", "krabi")],
)
def test_texts_that_read_alike_have_one_key(one, other):
    assert sort_key(one) == sort_key(other)
