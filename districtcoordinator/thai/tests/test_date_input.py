"""Dates are read with Buddhist years, and never guessed."""

from datetime import date

import pytest

from districtcoordinator.thai.date_input import (
    DateError,
    GregorianYear,
    NoSuchDay,
    NotADate,
    ShortYear,
    parse_buddhist_date,
)
from districtcoordinator.thai.dates import MONTHS, SHORT_MONTHS, buddhist_digits

DAY = date(2026, 7, 7)
REFUSED = {
    "07/07/2026": GregorianYear,
    "7 กรกฎาคม 2026": GregorianYear,
    "2026-07-07": GregorianYear,
    "7 July 2026": GregorianYear,
    "7/7/69": ShortYear,
    "7 ก.ค. 69": ShortYear,
    "29/02/2568": NoSuchDay,
    "29/02/2443": NoSuchDay,
    "31/04/2569": NoSuchDay,
    "07/13/2569": NoSuchDay,
    "0/7/2569": NoSuchDay,
    "07/07/9999": NotADate,
    "07/07/0000": NotADate,
    "07/07-2569": NotADate,
    "7 กกกก 2569": NotADate,
    "กรกฎาคม 2569": NotADate,
    "2569": NotADate,
    "2569-07-07": NotADate,
    "วันนี้": NotADate,
    "": NotADate,
}


@pytest.mark.parametrize(
    "typed",
    [
        "07/07/2569",
        "7/7/2569",
        "๗/๗/๒๕๖๙",
        "7-7-2569",
        "7.7.2569",
        " 7 / 7 / 2569 ",
        "7 กรกฎาคม 2569",
        "๗ กรกฎาคม ๒๕๖๙",
        "7 กรกฎาคม พ.ศ. 2569",
        "7 ก.ค. 2569",
        "7 กค 2569",
        "7ก.ค.2569",
        "7\u00a0กรกฎาคม\u200b 2569",
    ],
)
def test_a_day_is_read_however_it_is_written(typed):
    assert parse_buddhist_date(typed) == DAY


@pytest.mark.parametrize("names", [MONTHS, SHORT_MONTHS])
def test_every_month_is_known_by_its_names(names):
    read = [parse_buddhist_date(f"1 {name} 2569").month for name in names]
    assert read == list(range(1, 13))


@pytest.mark.parametrize(("typed", "reason"), REFUSED.items())
def test_anything_else_is_refused_with_its_reason(typed, reason):
    with pytest.raises(DateError) as refused:
        parse_buddhist_date(typed)
    assert type(refused.value) is reason


@pytest.mark.parametrize("typed", ["29/02/2567", "29/02/2543"])
def test_leap_days_go_in_and_out_unchanged(typed):
    assert buddhist_digits(parse_buddhist_date(typed)) == typed
