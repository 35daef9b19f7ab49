"""Dates are written in Buddhist years, in Bangkok's time, in the language of the interface."""

from datetime import UTC, date, datetime, time

import pytest
from django.utils import timezone, translation

from districtcoordinator.thai import dates

DAY = date(2026, 7, 7)
# 00:30 on 1 October 2026 in Bangkok, still 30 September in Greenwich.
AFTER_MIDNIGHT = datetime(2026, 9, 30, 17, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def bangkok_and_thai():
    with timezone.override("Asia/Bangkok"), translation.override("th"):
        yield


@pytest.mark.parametrize(
    ("day", "year"),
    [
        (date(2020, 9, 30), 2563),
        (date(2020, 10, 1), 2564),
        (date(2020, 12, 31), 2564),
        (date(2021, 1, 1), 2564),
        (date(2021, 9, 30), 2564),
        (date(2021, 10, 1), 2565),
    ],
)
def test_a_fiscal_year_runs_from_october_to_september(day, year):
    assert dates.fiscal_year(day) == year


def test_the_fiscal_year_2564_has_the_bounds_of_the_manual():
    assert dates.fiscal_year_bounds(2564) == (date(2020, 10, 1), date(2021, 9, 30))


@pytest.mark.parametrize("year", range(2560, 2575))
def test_the_bounds_lie_inside_their_year_and_touch_the_next(year):
    first, last = dates.fiscal_year_bounds(year)
    assert dates.fiscal_year(first) == dates.fiscal_year(last) == year
    assert (dates.fiscal_year_bounds(year + 1)[0] - last).days == 1


def test_dates_are_written_as_thai_offices_write_them():
    assert dates.short_date(DAY) == "07/07/2569"
    assert dates.long_date(DAY) == "7 กรกฎาคม 2569"
    assert dates.short_month_date(DAY) == "7 ก.ค. 2569"
    assert dates.time_of_day(time(10, 42)) == "10:42 น."
    assert dates.buddhist_year(DAY) == 2569


def test_leap_day_is_written_as_it_is():
    assert dates.short_date(date(2024, 2, 29)) == "29/02/2567"
    assert dates.long_date(date(2024, 2, 29)) == "29 กุมภาพันธ์ 2567"


def test_a_moment_is_shown_on_its_day_in_bangkok():
    assert dates.short_date(AFTER_MIDNIGHT) == "01/10/2569"
    assert dates.time_of_day(AFTER_MIDNIGHT) == "00:30 น."
    assert dates.fiscal_year(AFTER_MIDNIGHT) == 2570
    assert dates.date_and_time(AFTER_MIDNIGHT) == "1 ตุลาคม 2569 เวลา 00:30 น."


def test_the_same_moment_in_another_time_zone_is_on_another_day():
    with timezone.override("UTC"):
        assert dates.short_date(AFTER_MIDNIGHT) == "30/09/2569"
        assert dates.fiscal_year(AFTER_MIDNIGHT) == 2569


def test_a_moment_without_a_time_zone_is_taken_as_it_stands():
    assert dates.date_and_time(datetime(2026, 7, 7, 10, 42)) == "7 กรกฎาคม 2569 เวลา 10:42 น."


def test_the_english_interface_shows_english_months_and_gregorian_years():
    with translation.override("en"):
        assert dates.short_date(DAY) == "7 Jul 2026"
        assert dates.long_date(DAY) == "7 July 2026"
        assert dates.short_month_date(DAY) == "7 Jul 2026"
        assert dates.time_of_day(time(10, 42)) == "10:42"
        assert dates.date_and_time(AFTER_MIDNIGHT) == "1 October 2026, 00:30"


def test_numbers_of_years_are_buddhist_in_every_language():
    with translation.override("en"):
        assert dates.fiscal_year(DAY) == 2569
        assert dates.buddhist_year(DAY) == 2569
        assert dates.buddhist_digits(DAY) == "07/07/2569"


def test_a_command_without_a_language_writes_thai():
    with translation.override(None):
        assert dates.long_date(DAY) == "7 กรกฎาคม 2569"
