"""Suggests the next round: a year on from the one before, and never on days that are taken."""

from __future__ import annotations

from datetime import date, timedelta

from districtcoordinator.thai.dates import fiscal_year, fiscal_year_bounds

from .models import Round

# Without a round to follow: three and a half months before the fiscal year ends.
FIRST_OPENS, FIRST_ENTRY_UNTIL, FIRST_CONFIRM_UNTIL = (6, 1), (8, 31), (9, 15)
DAY = timedelta(days=1)


def suggest_round(today: date) -> dict[str, object]:
    """Give what the form of a new round begins with, by field."""
    newest = Round.objects.order_by("-fiscal_year").first()
    if newest is None:
        year = fiscal_year(today)
        closing = fiscal_year_bounds(year)[1].year
        days = [
            date(closing, *day) for day in (FIRST_OPENS, FIRST_ENTRY_UNTIL, FIRST_CONFIRM_UNTIL)
        ]
        return {"fiscal_year": year, **_on_free_days(days, today)}
    days = [_a_year_on(day) for day in (newest.opens_on, newest.entry_until, newest.confirm_until)]
    return {
        "fiscal_year": newest.fiscal_year + 1,
        "hours_per_day": newest.hours_per_day,
        "days_per_year": newest.days_per_year,
        **_on_free_days(days, today),
    }


def _a_year_on(day: date) -> date:
    """The same day of the next year; 28 February for a 29th."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day.replace(year=day.year + 1, day=28)


def _on_free_days(days: list[date], today: date) -> dict[str, date]:
    """Move the days on together, until they lie ahead and after every round there is."""
    last = Round.objects.order_by("-confirm_until").values_list("confirm_until", flat=True).first()
    free = max(today + DAY, last + DAY) if last else today + DAY
    late = max(free - days[0], timedelta())
    names = ("opens_on", "entry_until", "confirm_until")
    return {name: day + late for name, day in zip(names, days, strict=True)}
