"""Working days of Thai offices: Monday to Friday, save for the holidays of the government.

As in the Civil and Commercial Code, section 193/3, the day on which something begins is not
counted. A day is a day in Thailand, whatever the time zone of the process.
"""

from datetime import date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import holidays

BANGKOK = ZoneInfo("Asia/Bangkok")
SATURDAY = 5


@cache
def holidays_of(year: int) -> frozenset[date]:
    """Give the days of a year (Gregorian) on which offices are closed, substitutes included."""
    closed = (holidays.PUBLIC, holidays.GOVERNMENT)
    return frozenset(holidays.country_holidays("TH", years=year, categories=closed))


def is_working_day(day: date) -> bool:
    return day.weekday() < SATURDAY and day not in holidays_of(day.year)


def working_days_between(start: datetime, end: datetime) -> int:
    """Count the working days after the day of `start`, up to and with the day of `end`."""
    first, last = start.astimezone(BANGKOK).date(), end.astimezone(BANGKOK).date()
    days = range(1, (last - first).days + 1)
    return sum(is_working_day(first + timedelta(days=day)) for day in days)


def after_working_days(moment: datetime, days: int) -> datetime:
    """Give the same time of day so many working days later."""
    later = moment.astimezone(BANGKOK)
    while days:
        later += timedelta(days=1)
        days -= is_working_day(later.date())
    return later
