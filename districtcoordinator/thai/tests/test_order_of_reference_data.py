"""All names of the reference data find their place."""

import csv
from pathlib import Path

import pytest
from django.conf import settings

from districtcoordinator.thai.order import THAI_LETTERS, sort_key


def rows(table: str) -> list[dict[str, str]]:
    path = Path(settings.BASE_DIR) / "fixtures" / f"{table}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def names(table: str) -> list[str]:
    return [row["name_th"] for row in rows(table)]


@pytest.mark.parametrize(("table", "count"), [("provinces", 77), ("districts", 878)])
def test_first_consonants_follow_the_alphabet(table, count):
    ordered = sorted(names(table), key=sort_key)
    first_consonants = [THAI_LETTERS.index(name.lstrip("เแโใไ")[0]) for name in ordered]
    assert len(ordered) == count
    assert first_consonants == sorted(first_consonants)


@pytest.mark.parametrize("table", ["provinces", "districts"])
def test_different_names_have_different_keys(table):
    different = set(names(table))
    assert len({sort_key(name) for name in different}) == len(different)


def test_the_districts_of_krabi_stand_as_in_the_dictionary():
    krabi = {row["name_th"] for row in rows("districts") if row["province_code"] == "81"}
    assert sorted(krabi, key=sort_key) == [
        "เกาะลันตา",
        "เขาพนม",
        "คลองท่อม",
        "ปลายพระยา",
        "เมืองกระบี่",
        "ลำทับ",
        "เหนือคลอง",
        "อ่าวลึก",
    ]
