"""Plausible figures for a question, by its unit; the next year differs by a fifth at most."""

from decimal import Decimal
from functools import cache

from districtcoordinator.areas.invented import between, share, shares

from .stories import CLOSED_YEAR, OPEN_YEAR

Time = tuple[Decimal, Decimal]
Figures = tuple[int, Decimal, Decimal]


def _times(*days_and_hours: tuple[str, str]) -> list[Time]:
    return [(Decimal(days), Decimal(hours)) for days, hours in days_and_hours]


SHORT = _times(("0", "0.25"), ("0", "0.5"), ("0", "0.75"), ("0", "1"))
HOURS = _times(("0", "0.5"), ("0", "1"), ("0", "1.5"), ("0", "2"), ("0", "3"))
VISIT = _times(("0", "2"), ("0", "3"), ("0", "3.5"), ("0.5", "0"), ("0.5", "1"), ("1", "0"))
CASE = _times(("0", "3"), ("0.5", "0"), ("1", "0"), ("1", "3.5"), ("2", "0"))
# For each unit: the fewest and the most a year, and the time for one.
BY_UNIT: dict[str, tuple[int, int, list[Time]]] = {
    "ครั้ง": (2, 26, VISIT),
    "เรื่อง": (1, 18, CASE),
    "ราย": (3, 45, HOURS),
    "โครงการ": (2, 24, VISIT),
    "ครัวเรือน": (15, 90, HOURS),
    "คน": (20, 150, SHORT),
    "สายทาง": (20, 120, SHORT),
    "จุด": (6, 40, HOURS),
    "รายการ": (10, 60, SHORT),
    "คณะ": (2, 12, VISIT),
    "ภารกิจ": (1, 6, CASE),
}
# Units of which every local authority of the district has about one.
BY_AUTHORITY = {"แห่ง", "แผน", "ฉบับ", "รายงาน", "ศูนย์", "กองทุน", "คู่มือ"}
MONTHLY = {(8, 6)}
# Work that many districts have none of in a year.
RARE = {(1, 5), (1, 9), (1, 11), (1, 14), (1, 15), (3, 7), (4, 11), (6, 5), (6, 6)}
NONE_OF_RARE, NONE_OF_ANY = 0.45, 0.04
OTHER_UNIT = (1, 24, VISIT)
# คลองท่อม mistyped this one: the screen asks about it.
UNUSUAL = ("8104", OPEN_YEAR, (2, 1))
NOTHING: Figures = (0, Decimal(0), Decimal(0))


def figures_of(fiscal_year: int, district: str, aspect: int, number: int, unit: str) -> Figures:
    """Give quantity, days and hours; figures of the year after follow those of the year before."""
    place = (aspect, number)
    none, size, time = shares(3, "figures", district, *place)
    if none < (NONE_OF_RARE if place in RARE else NONE_OF_ANY):
        return NOTHING
    quantity, times = _usual(district, place, unit, size)
    if fiscal_year != CLOSED_YEAR:
        quantity = round(quantity * (0.8 + 0.4 * share(fiscal_year, district, *place)))
    if (district, fiscal_year, place) == UNUSUAL:
        quantity *= 12
    return (quantity, *times[int(time * len(times))]) if quantity else NOTHING


def _usual(district: str, place: tuple[int, int], unit: str, size: float) -> tuple[int, list[Time]]:
    if place in MONTHLY:
        return 12, VISIT
    if unit in BY_AUTHORITY:
        return max(1, _authorities(district) - int(size * 4)), CASE
    low, high, times = BY_UNIT.get(unit, OTHER_UNIT)
    # Squared, since small numbers are the more usual ones.
    return low + round((high - low) * size**2), times


@cache
def _authorities(district: str) -> int:
    return between(4, 15, "authorities", district)
