"""Telephone numbers are kept in the one form in which offices print them."""

import pytest

from districtcoordinator.thai.telephone import NotATelephoneNumber, parse_telephone, telephone_uri


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("0 2241 9013", "0 2241 9013"),
        ("022419013", "0 2241 9013"),
        ("02-241-9013", "0 2241 9013"),
        ("(02) 241-9013", "0 2241 9013"),
        ("+66 2 241 9013", "0 2241 9013"),
        ("+66 (0) 2 241 9013", "0 2241 9013"),
        ("โทร. 0-7500-0000", "0 7500 0000"),
        ("๐ ๒๒๔๑ ๙๐๑๓", "0 2241 9013"),
        ("0 2241 9013 ต่อ 12", "0 2241 9013 ต่อ 12"),
        ("022419013#12", "0 2241 9013 ต่อ 12"),
        ("0 2241 9013 ext. 12 - 14,16", "0 2241 9013 ต่อ 12-14, 16"),
        ("0 2241 9013 - 5 ต่อ ๑๑", "0 2241 9013-5 ต่อ 11"),
        ("0-2241-9013-15", "0 2241 9013-15"),
        ("081-234-5678", "081 234 5678"),
        ("๐๘๑ ๒๓๔ ๕๖๗๘", "081 234 5678"),
        ("+66812345678", "081 234 5678"),
        ("08-1234-5678", "081 234 5678"),
        ("1567", "1567"),
        ("1800-123-456", "1800 123 456"),
    ],
)
def test_a_number_is_printed_in_one_form(typed, printed):
    assert parse_telephone(typed) == printed
    assert parse_telephone(printed) == printed


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "-",
        "ไม่มี",
        "081-234-567",
        "02-241-90134",
        "12345",
        "+1 202 555 0100",
        "0812345678 ต่อ",
        "061234567",
    ],
)
def test_what_cannot_be_dialled_is_refused(typed):
    with pytest.raises(NotATelephoneNumber):
        parse_telephone(typed)


@pytest.mark.parametrize(
    ("printed", "link"),
    [
        ("0 2241 9013", "tel:+6622419013"),
        ("0 2241 9013-5 ต่อ 11", "tel:+6622419013"),
        ("081 234 5678", "tel:+66812345678"),
        ("1567", "tel:1567"),
        ("ไม่มี", ""),
    ],
)
def test_a_printed_number_can_be_dialled_from_the_page(printed, link):
    assert telephone_uri(printed) == link
