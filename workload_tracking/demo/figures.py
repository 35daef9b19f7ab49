"""Plausible figures for a question, by its unit; the next year differs by a fifth at most."""

from decimal import Decimal

from districtcoordinator.areas.invented import between, pick, share

from .stories import CLOSED_YEAR, OPEN_YEAR

Figures = tuple[int, Decimal, Decimal]
Times = list[tuple[str, str]]

SHORT: Times = [("0", "0.25"), ("0", "0.5"), ("0", "0.75"), ("0", "1")]
HOURS: Times = [("0", "0.5"), ("0", "1"), ("0", "1.5"), ("0", "2"), ("0", "3")]
VISIT: Times = [("0", "2"), ("0", "3"), ("0", "3.5"), ("0.5", "0"), ("0.5", "1"), ("1", "0")]
CASE: Times = [("0", "3"), ("0.5", "0"), ("1", "0"), ("1", "3.5"), ("2", "0")]
# For each unit: the fewest and the most a year, and the time for one.
BY_UNIT: dict[str, tuple[int, int, Times]] = {
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
    if share("none", district, *place) < (NONE_OF_RARE if place in RARE else NONE_OF_ANY):
        return NOTHING
    quantity, times = _usual(district, place, unit)
    if fiscal_year != CLOSED_YEAR:
        quantity = round(quantity * (0.8 + 0.4 * share(fiscal_year, district, *place)))
    if (district, fiscal_year, place) == UNUSUAL:
        quantity *= 12
    if not quantity:
        return NOTHING
    days, hours = pick(times, "time", district, *place)
    return quantity, Decimal(days), Decimal(hours)


def _usual(district: str, place: tuple[int, int], unit: str) -> tuple[int, Times]:
    if place in MONTHLY:
        return 12, VISIT
    if unit in BY_AUTHORITY:
        authorities = between(4, 15, "authorities", district)
        return max(1, authorities - between(0, 3, "without", district, *place)), CASE
    low, high, times = BY_UNIT.get(unit, OTHER_UNIT)
    # Squared, since small numbers are the more usual ones.
    return low + round((high - low) * share("quantity", district, *place) ** 2), times
