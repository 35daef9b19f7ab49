"""Days on which offices work: what is counted, and what is left out."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from news.mailing.working_days import after_working_days, is_working_day, working_days_between

BANGKOK = ZoneInfo("Asia/Bangkok")


def at(year: int, month: int, day: int, hour: int = 10) -> datetime:
    return datetime(year, month, day, hour, tzinfo=BANGKOK)


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(2026, 7, 11), "Saturday"),
        (date(2026, 7, 12), "Sunday"),
        (date(2026, 4, 14), "วันสงกรานต์"),
        (date(2026, 7, 29), "วันอาสาฬหบูชา, by the moon"),
        (date(2026, 12, 5), "วันพ่อแห่งชาติ, a Saturday"),
        (date(2026, 12, 7), "ชดเชยวันพ่อแห่งชาติ"),
        (date(2026, 6, 1), "ชดเชยวันวิสาขบูชา"),
        (date(2026, 5, 13), "วันพืชมงคล: of the government alone"),
        (date(2026, 1, 2), "by decision of the cabinet"),
    ],
)
def test_offices_are_closed(day: date, why: str) -> None:
    assert not is_working_day(day), why


@pytest.mark.parametrize(
    "day", [date(2026, 7, 13), date(2026, 7, 17), date(2026, 12, 8), date(2026, 2, 3)]
)
def test_offices_are_open(day: date) -> None:
    assert is_working_day(day)


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        (at(2026, 7, 13), at(2026, 7, 13, 23), 0),
        (at(2026, 7, 13, 23), at(2026, 7, 14, 1), 1),
        (at(2026, 7, 10), at(2026, 7, 12), 0),
        (at(2026, 7, 10), at(2026, 7, 13), 1),
        (at(2026, 7, 11), at(2026, 7, 13), 1),
        (at(2026, 7, 13), at(2026, 7, 20), 5),
        (at(2026, 12, 30), at(2027, 1, 4), 1),
        (at(2026, 7, 14), at(2026, 7, 13), 0),
    ],
)
def test_the_first_day_does_not_count_and_days_off_do_not_either(
    start: datetime, end: datetime, days: int
) -> None:
    assert working_days_between(start, end) == days


def test_a_day_is_one_of_thailand() -> None:
    late = datetime(2026, 7, 13, 16, 59, tzinfo=UTC)  # 23:59 in Bangkok
    assert working_days_between(late, datetime(2026, 7, 13, 17, tzinfo=UTC)) == 1


@pytest.mark.parametrize(
    ("start", "days", "end"),
    [
        (at(2026, 7, 13), 0, at(2026, 7, 13)),
        (at(2026, 7, 13), 2, at(2026, 7, 15)),
        (at(2026, 7, 10), 1, at(2026, 7, 13)),
        (at(2026, 7, 11), 1, at(2026, 7, 13)),
        (at(2026, 7, 24), 2, at(2026, 7, 31)),
    ],
)
def test_so_many_working_days_later_is_the_same_time_of_day(
    start: datetime, days: int, end: datetime
) -> None:
    assert after_working_days(start, days) == end
    assert working_days_between(start, end) == days
