"""Numbers are read as people write them, exactly or not at all."""

from decimal import Decimal

import pytest

from districtcoordinator.thai.digits import (
    BadSeparators,
    Negative,
    NotANumber,
    NotWhole,
    NumberError,
    TooLarge,
    TooManyPlaces,
    UnitIncluded,
    number_text,
    parse_decimal,
    parse_whole,
    to_arabic,
)

WHOLE = {
    "0": 0,
    "12": 12,
    "007": 7,
    "๑๒": 12,
    "๑2": 12,
    "1,234": 1234,
    "๑,๒๓๔,๕๖๗": 1234567,
    " 12 ": 12,
    "\u00a012\u200b": 12,
    "\ufeff12": 12,
    "12.0": 12,
    "12.00": 12,
}
DECIMAL = {
    "0": "0",
    "1.5": "1.5",
    "1.50": "1.50",
    "๑.๒๕": "1.25",
    ".5": "0.5",
    "1,234.5": "1234.5",
    "12": "12",
}
REFUSED = {
    "": NotANumber,
    "   ": NotANumber,
    "สิบสอง": NotANumber,
    "1.": NotANumber,
    ".": NotANumber,
    "1.2.3": NotANumber,
    "1e5": NotANumber,
    "1E-2": NotANumber,
    "NaN": NotANumber,
    "Infinity": NotANumber,
    "inf": NotANumber,
    "+5": NotANumber,
    "0x10": NotANumber,
    "1_000": NotANumber,
    "1/2": NotANumber,
    "½": NotANumber,
    "١٢": NotANumber,
    "１２": NotANumber,
    "12 ครั้ง 3": NotANumber,
    "=1+1": NotANumber,
    "-5": Negative,
    "- ๕": Negative,
    "−5": Negative,
    "–0.5": Negative,
    "-.5": Negative,
    "-5 ครั้ง": Negative,
    "1,5": BadSeparators,
    "12,34": BadSeparators,
    "1234,567": BadSeparators,
    "0,123": BadSeparators,
    "1,234,56": BadSeparators,
    "1.234,5": BadSeparators,
    "1 000": BadSeparators,
    "1\u00a0000": BadSeparators,
    "12 ครั้ง": UnitIncluded,
    "12ครั้ง": UnitIncluded,
    "๑๒ ครั้ง/ปี": UnitIncluded,
    "1.5 วัน": UnitIncluded,
    "50%": UnitIncluded,
    "1 " * 50_000 + "x": NotANumber,
    ",": NotANumber,
    "9" * 31: TooLarge,
    "9" * 5000: TooLarge,
}


@pytest.mark.parametrize(("typed", "meant"), WHOLE.items())
def test_a_whole_number_is_read(typed, meant):
    number = parse_whole(typed)
    assert number == meant
    assert isinstance(number, int)


@pytest.mark.parametrize(("typed", "meant"), DECIMAL.items())
def test_a_decimal_is_read_exactly(typed, meant):
    assert str(parse_decimal(typed)) == meant


@pytest.mark.parametrize(("typed", "reason"), REFUSED.items(), ids=lambda value: str(value)[:20])
@pytest.mark.parametrize("parse", [parse_whole, parse_decimal])
def test_anything_else_is_refused_with_its_reason(parse, typed, reason):
    with pytest.raises(NumberError) as refused:
        parse(typed)
    assert type(refused.value) is reason


@pytest.mark.parametrize("typed", ["1.5", "0.5", ".5", "12.01", "1.000", "๑.๕"])
def test_fractions_are_refused_where_whole_numbers_are_counted(typed):
    with pytest.raises(NotWhole):
        parse_whole(typed)


@pytest.mark.parametrize("typed", ["1.555", "1.000", "0.001", "1." + "0" * 99])
def test_decimals_are_never_rounded(typed):
    with pytest.raises(TooManyPlaces):
        parse_decimal(typed)
    assert parse_decimal(typed[:4]) == Decimal(typed[:4])


def test_the_maximum_itself_is_taken_and_the_next_is_not():
    assert parse_whole("999,999", maximum=999_999) == 999_999
    assert parse_decimal("366", maximum=366) == 366
    with pytest.raises(TooLarge):
        parse_whole("1,000,000", maximum=999_999)
    with pytest.raises(TooLarge):
        parse_decimal("366.01", maximum=366)


def test_only_thai_digits_are_turned_into_arabic_ones():
    assert to_arabic("พ.ศ. ๒๕๖๙ ข้อ ๑") == "พ.ศ. 2569 ข้อ 1"


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "0"),
        (1314, "1,314"),
        (1_234_567, "1,234,567"),
        (Decimal("0.50"), "0.5"),
        (Decimal("10.00"), "10"),
        (Decimal("1E+3"), "1,000"),
        (Decimal("1234.25"), "1,234.25"),
        (0.1, "0.1"),
    ],
)
def test_numbers_are_shown_with_separators_and_without_idle_zeros(number, text):
    assert number_text(number) == text
