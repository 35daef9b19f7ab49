"""Dates as people type them, with Buddhist years, read into Gregorian dates."""

import re
from datetime import date

from .dates import BUDDHIST_OFFSET, MONTHS, SHORT_MONTHS
from .digits import to_arabic
from .normalise import normalise

_IN_DIGITS = re.compile(r"([0-9]{1,2}) ?([/.-]) ?([0-9]{1,2}) ?\2 ?([0-9]{2,4})")
_IN_WORDS = re.compile(r"([0-9]{1,2}) ?([ก-๎.]+?) ?(?:พ\.?ศ\.? ?)?([0-9]{2,4})")
_YEAR_FIRST = re.compile(r"([0-9]{4})-[0-9]{1,2}-[0-9]{1,2}")
_ENGLISH_WORDS = re.compile(r"[0-9]{1,2} ?[A-Za-z]+\.?,? ?([0-9]{4})")
_MONTH_NUMBERS = {
    name.replace(".", ""): number
    for names in (MONTHS, SHORT_MONTHS)
    for number, name in enumerate(names, start=1)
}
# The years of anyone's life and of any round; 19xx to 22xx can only be Gregorian.
_BUDDHIST_YEARS = range(2400, 2700)
_GREGORIAN_YEARS = range(1800, 2300)


class DateError(ValueError):
    """The text is not a date that can be taken; the subclass, or `code`, says why."""

    code = "not_a_date"


class NotADate(DateError):
    """Not a day, a month and a year."""


class NoSuchDay(DateError):
    """Day, month and year, but the calendar has no such day: 31 April, 29 February 2568."""

    code = "no_such_day"


class ShortYear(DateError):
    """A year of two or three digits, which may be either calendar's."""

    code = "short_year"


class GregorianYear(DateError):
    """A year that only makes sense in the Gregorian calendar."""

    code = "gregorian_year"


def parse_buddhist_date(text: str) -> date:
    """Return the Gregorian date for a day with a Buddhist year; raise a `DateError` otherwise.

    Reads 07/07/2569, 7-7-2569, ๗/๗/๒๕๖๙, 7 กรกฎาคม 2569, 7 ก.ค. 2569 and 7 กรกฎาคม พ.ศ. 2569.
    """
    typed = to_arabic(normalise(text))
    if match := _IN_DIGITS.fullmatch(typed):
        return _date(text, day=match[1], month=int(match[3]), year=match[4])
    if match := _IN_WORDS.fullmatch(typed):
        month = _MONTH_NUMBERS.get(match[2].replace(".", ""))
        if month:
            return _date(text, day=match[1], month=month, year=match[3])
    elsewhere = _YEAR_FIRST.fullmatch(typed) or _ENGLISH_WORDS.fullmatch(typed)
    if elsewhere and int(elsewhere[1]) in _GREGORIAN_YEARS:
        raise GregorianYear(text)
    raise NotADate(text)


def _date(text: str, *, day: str, month: int, year: str) -> date:
    if len(year) < 4:
        raise ShortYear(text)
    if int(year) in _GREGORIAN_YEARS:
        raise GregorianYear(text)
    if int(year) not in _BUDDHIST_YEARS:
        raise NotADate(text)
    try:
        return date(int(year) - BUDDHIST_OFFSET, month, int(day))
    except ValueError as error:
        raise NoSuchDay(text) from error
