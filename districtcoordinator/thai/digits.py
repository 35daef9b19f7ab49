"""Numbers as people type and paste them: Thai or Arabic digits, thousands separators, no units."""

import re
from decimal import Decimal
from string import digits

from .normalise import normalise

_TO_ARABIC = str.maketrans("๐๑๒๓๔๕๖๗๘๙", digits)
# The hyphen, what word processors make of it, and the true minus sign.
_MINUS = re.compile("[-\u2010-\u2014\u2212\ufe63\uff0d] ?[.0-9]")
_PLAIN = re.compile(r"(\d*)(?:\.(\d+))?", re.ASCII)
_SEPARATED = re.compile(r"([1-9]\d{0,2}(?:,\d{3})+)(?:\.(\d+))?", re.ASCII)
_NUMBER_THEN_UNIT = re.compile(r"[0-9][0-9,.]* ?(?:%|[^\W\d_])\D*")
# Longer ones are no figures; Python itself refuses them from 4,300 digits on.
_LONGEST = 30


class NumberError(ValueError):
    """The text is not a number that can be taken; the subclass, or `code`, says why."""

    code = "not_a_number"


class NotANumber(NumberError):
    """Words, signs, exponents, two points, a point with nothing after it, or nothing at all."""


class Negative(NumberError):
    """A number below zero."""

    code = "negative"


class NotWhole(NumberError):
    """A fraction where whole numbers are counted."""

    code = "not_whole"


class TooManyPlaces(NumberError):
    """More decimals than are kept."""

    code = "too_many_places"


class BadSeparators(NumberError):
    """Commas or spaces that do not part thousands, as in "1,5" or "12 5"."""

    code = "bad_separators"


class UnitIncluded(NumberError):
    """A number with its unit, as in "12 ครั้ง"."""

    code = "unit_included"


class TooLarge(NumberError):
    """A number above the bound, or of more digits than any figure has."""

    code = "too_large"


def to_arabic(text: str) -> str:
    """Return `text` with Thai digits as 0–9; everything else is left alone."""
    return text.translate(_TO_ARABIC)


def parse_whole(text: str, *, maximum: Decimal | int | None = None) -> int:
    """Return the whole number, zero or above, that `text` says; raise a `NumberError` otherwise.

    "12.0" and "12.00" are whole, as spreadsheets write them; "12.000" is refused, since it may
    have meant twelve thousand.
    """
    whole, decimals = _parts(text)
    if decimals.strip("0") or len(decimals) > 2:
        raise NotWhole(text)
    return int(_bounded(Decimal(whole), maximum, text))


def parse_decimal(text: str, places: int = 2, *, maximum: Decimal | int | None = None) -> Decimal:
    """Return the number, zero or above, that `text` says; raise a `NumberError` otherwise.

    ".5" is taken, nothing of it is missing; "1." is refused, its decimals may have been lost.
    More than `places` decimals are refused and never rounded, not even zeros.
    """
    whole, decimals = _parts(text)
    if len(decimals) > places:
        raise TooManyPlaces(text)
    return _bounded(Decimal(f"{whole}.{decimals}" if decimals else whole), maximum, text)


def _parts(text: str) -> tuple[str, str]:
    """Split a number into the digits before and after its point, or raise what is wrong with it."""
    typed = to_arabic(normalise(text))
    match = _PLAIN.fullmatch(typed) or _SEPARATED.fullmatch(typed)
    if match and typed:
        whole, decimals = match[1].replace(",", ""), match[2] or ""
        if len(whole.lstrip("0")) > _LONGEST:
            raise TooLarge(text)
        if len(decimals) > _LONGEST:
            raise TooManyPlaces(text)
        return whole or "0", decimals
    raise _reason(typed)(text)


def _reason(typed: str) -> type[NumberError]:
    if _MINUS.match(typed):
        return Negative
    if _NUMBER_THEN_UNIT.fullmatch(typed):
        return UnitIncluded
    only_digits_and_separators = set(typed) <= set(digits + "., ") and typed[-1:].isdecimal()
    if only_digits_and_separators and set(typed) & set(", ") and typed.count(".") <= 1:
        return BadSeparators
    return NotANumber


def _bounded(number: Decimal, maximum: Decimal | int | None, text: str) -> Decimal:
    if maximum is not None and number > maximum:
        raise TooLarge(text)
    return number


def number_text(number: Decimal | float) -> str:
    """Return a number for reading: thousands parted, no idle zeros: "1,314", "0.5", "0"."""
    text = f"{Decimal(str(number)):,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
