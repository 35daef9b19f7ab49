"""What a district says of itself: contact data, letters and own work, all clearly invented."""

import json
from pathlib import Path
from typing import Any

from districtcoordinator.areas.invented import between, pick, share
from districtcoordinator.areas.models import District, Region

from ..digest import LETTER_FIELDS

TEXTS: dict[str, Any] = json.loads(Path(__file__).with_name("texts.json").read_text("utf-8"))
# The first digit of a region's telephone numbers; no number in use goes on with three zeros.
AREA_DIGITS = {Region.NORTH: 5, Region.NORTHEAST: 4, Region.SOUTH: 7}
OTHER_AREA_DIGIT = 3
LETTERS_LEFT_OUT = 0.15


def contact_of(district: District, officer: Any) -> dict[str, str]:
    """Give the contact data of a district; the officer is a user."""
    code = district.code
    digit = AREA_DIGITS.get(Region(district.province.region), OTHER_AREA_DIGIT)
    number = between(0, 9999, "telephone", code)
    return {
        "address": (
            f"ที่ว่าการอำเภอ{district.name} หมู่ที่ {between(1, 9, 'village', code)} "
            f"{pick(TEXTS['villages'], 'village name', code)} "
            f"อำเภอ{district.name} จังหวัด{district.province.name}"
        ),
        "telephone": f"0 {digit}000 {number:04d}",
        "officer_name": officer.get_full_name(),
        "mobile": f"060 000 {between(0, 9999, 'mobile', code):04d}",
        "email": officer.email or f"{code}@district.example",
    }


def letters_of(fiscal_year: int, code: str) -> dict[str, int]:
    """Give the numbers of letters, which some districts leave out."""
    if share("no letters", fiscal_year, code) < LETTERS_LEFT_OUT:
        return {}
    received = between(1800, 5200, "letters", fiscal_year, code)
    office = round(received * (0.2 + 0.25 * share("office", code)))
    numbers = (received, round(received * 0.7), office, round(office * 0.8))
    return dict(zip(LETTER_FIELDS, numbers, strict=True))


def own_work_of(fiscal_year: int, code: str) -> list[tuple[str, str]]:
    """Give text and unit of a district's own rows, most often none or one."""
    number = int(share("own work", fiscal_year, code) ** 2 * 5)
    known = TEXTS["own_work"]
    first = between(0, len(known) - 1, "own work", code)
    return [tuple(known[(first + step) % len(known)]) for step in range(number)]
