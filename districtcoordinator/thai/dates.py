"""Dates as Thai offices write them: Buddhist years, fiscal years, Thai month names, Thai time.

Stored dates are Gregorian. The dates written out follow the interface: in Thai "7 กรกฎาคม 2569", in
any other language that language's month and the Gregorian year, "7 July 2026". Numbers of years
alone are Buddhist in every language: a fiscal year is the name of a round. Datetimes are shown in
the current time zone.
"""

from datetime import date, datetime, time

from django.utils import timezone
from django.utils.dateformat import format as format_in_language
from django.utils.translation import get_language

BUDDHIST_OFFSET = 543
FISCAL_YEAR_FIRST_MONTH = 10
MONTHS = (
    "มกราคม",
    "กุมภาพันธ์",
    "มีนาคม",
    "เมษายน",
    "พฤษภาคม",
    "มิถุนายน",
    "กรกฎาคม",
    "สิงหาคม",
    "กันยายน",
    "ตุลาคม",
    "พฤศจิกายน",
    "ธันวาคม",
)
SHORT_MONTHS = (
    "ม.ค.",
    "ก.พ.",
    "มี.ค.",
    "เม.ย.",
    "พ.ค.",
    "มิ.ย.",
    "ก.ค.",
    "ส.ค.",
    "ก.ย.",
    "ต.ค.",
    "พ.ย.",
    "ธ.ค.",
)


def local_date(value: date) -> date:
    """Return the day of a date or, for a datetime, the day it is in the current time zone."""
    if isinstance(value, datetime):
        return _local(value).date()
    return value


def buddhist_year(value: date) -> int:
    """Return the Buddhist year of a date: 2569 for 7 July 2026."""
    return local_date(value).year + BUDDHIST_OFFSET


def fiscal_year(value: date) -> int:
    """Return the Buddhist fiscal year, which begins on 1 October of the calendar year before."""
    begun_early = local_date(value).month >= FISCAL_YEAR_FIRST_MONTH
    return buddhist_year(value) + begun_early


def fiscal_year_bounds(year: int) -> tuple[date, date]:
    """Return the first and last day of a Buddhist fiscal year: 2564 is 2020-10-01 to 2021-09-30."""
    gregorian = year - BUDDHIST_OFFSET
    return date(gregorian - 1, FISCAL_YEAR_FIRST_MONTH, 1), date(gregorian, 9, 30)


def buddhist_digits(value: date) -> str:
    """Return "07/07/2569" in every language: what `BuddhistDateField` shows and reads."""
    day = local_date(value)
    return f"{day.day:02d}/{day.month:02d}/{buddhist_year(day)}"


def short_date(value: date) -> str:
    """Return "07/07/2569"; in other languages "7 Jul 2026", which nobody takes for Buddhist."""
    return buddhist_digits(value) if _speaks_thai() else short_month_date(value)


def long_date(value: date) -> str:
    """Return "7 กรกฎาคม 2569"; in other languages "7 July 2026"."""
    return _with_month(local_date(value), MONTHS, "j F Y")


def short_month_date(value: date) -> str:
    """Return "7 ก.ค. 2569"; in other languages "7 Jul 2026"."""
    return _with_month(local_date(value), SHORT_MONTHS, "j M Y")


def time_of_day(value: datetime | time) -> str:
    """Return "10:42 น."; in other languages "10:42"."""
    moment = _local(value) if isinstance(value, datetime) else value
    return f"{moment:%H:%M} น." if _speaks_thai() else f"{moment:%H:%M}"


def date_and_time(value: datetime) -> str:
    """Return "7 กรกฎาคม 2569 เวลา 10:42 น."; in other languages "7 July 2026, 10:42"."""
    joint = " เวลา " if _speaks_thai() else ", "
    return f"{long_date(value)}{joint}{time_of_day(value)}"


def _speaks_thai() -> bool:
    """Translations switched off (`None`) means a command or a task, whose readers are Thai."""
    return (get_language() or "th").split("-")[0] == "th"


def _with_month(day: date, months: tuple[str, ...], other_language: str) -> str:
    if _speaks_thai():
        return f"{day.day} {months[day.month - 1]} {buddhist_year(day)}"
    return format_in_language(day, other_language)


def _local(value: datetime) -> datetime:
    return timezone.localtime(value) if timezone.is_aware(value) else value
