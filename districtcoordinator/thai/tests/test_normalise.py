"""Names that look the same are stored the same."""

import unicodedata

import pytest

from districtcoordinator.thai.normalise import normalise, normalise_lines


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("  สมชาย \u00a0 ใจดี ", "สมชาย ใจดี"),
        ("ท้อง\u200bถิ่น\ufeff", "ท้องถิ่น"),
        ("สมชาย\tใจดี\r\n", "สมชาย ใจดี"),
        ("กำนัน", "กำนัน"),
        ("กํานัน", "กำนัน"),
        ("น\u0e4d\u0e49\u0e32", "น้ำ"),
        ("เเม่", "แม่"),
        ("e\u0301", "é"),
        ("①", "①"),
    ],
)
def test_text_is_stored_in_one_form(typed, stored):
    assert normalise(typed) == stored
    assert normalise(stored) == stored


def test_nfkc_would_split_sara_am():
    """Why it is NFC: here is what the other form does."""
    assert unicodedata.normalize("NFKC", "ำ") != "ำ"
    assert normalise("ำ") == "ำ"


def test_an_address_keeps_its_lines():
    assert normalise_lines(" 1  หมู่ 2 \r\n\n ต.ปากน้ำ\n") == "1 หมู่ 2\n\nต.ปากน้ำ"
