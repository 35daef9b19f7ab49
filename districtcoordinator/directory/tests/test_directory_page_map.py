"""The map is the reference data's; search engines learn of every page of the directory."""

import re
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from django.template.loader import get_template

from districtcoordinator.areas.models import Region
from districtcoordinator.areas.tests.factories import ProvinceFactory
from districtcoordinator.directory.sitemaps import DirectorySitemap
from districtcoordinator.directory.thai_map import middle_of, picture, shapes

from .factories import OfficerFactory


def test_the_picture_is_drawn_from_the_reference_data() -> None:
    """After a change of fixtures/thailand-map.json run tools/draw_map.py."""
    with open(str(finders.find("dc_directory/img/thailand-map.svg")), encoding="utf-8") as file:
        assert file.read() == picture()
    source = get_template("dc_directory/includes/map.html").template.source
    assert f'viewBox="{shapes()["viewBox"]}"' in source


def test_the_paths_are_of_the_kind_whose_middle_can_be_told() -> None:
    pieces = [*shapes()["provinces"].values(), *shapes()["water"].values()]
    assert set(re.findall("[A-Za-z]", "".join(shape["path"] for shape in pieces))) == set("Mlz")


def test_each_province_has_a_place_on_the_map() -> None:
    width, height = (float(number) for number in shapes()["viewBox"].split()[2:])
    assert len(shapes()["provinces"]) == 77
    for code in shapes()["provinces"]:
        middle = middle_of(code)
        assert middle and 0 < middle.x < width and 0 < middle.y < height
    north, south = middle_of("57"), middle_of("96")
    assert north and south and north.y < south.y
    assert middle_of("00") is None


@pytest.mark.django_db
def test_a_province_that_the_map_does_not_know_has_a_page_all_the_same(client: Any) -> None:
    ProvinceFactory(code="09", name="ใหม่", slug="new", region=Region.SOUTH)
    answer = client.get("/directory/new/")
    assert answer.status_code == 200
    assert "directory-map-pin" not in answer.content.decode()


def test_the_sitemap_names_the_list_and_each_province_with_its_newest_entry(
    world: SimpleNamespace, django_assert_num_queries: Any
) -> None:
    ProvinceFactory(code="10", name="กรุงเทพมหานคร", slug="bangkok", has_office=False)
    for day in (1, 5):
        OfficerFactory(province=world.krabi, updated_on=date(2026, 7, day))
    gone = {"is_active": False, "left_on": date(2026, 7, 7), "updated_on": date(2026, 7, 6)}
    OfficerFactory(province=world.phuket, **gone)
    sitemap = DirectorySitemap()
    with django_assert_num_queries(2):
        items = sitemap.items()
    assert [(sitemap.location(item), sitemap.lastmod(item)) for item in items] == [
        ("/directory/", date(2026, 7, 5)),
        ("/directory/krabi/", date(2026, 7, 5)),
        ("/directory/phuket/", None),
    ]
