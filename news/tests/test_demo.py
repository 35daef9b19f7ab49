"""The demo's news look like the real thing, and come but once."""

import json

import pytest
from django.utils.text import slugify
from wagtail.images import get_image_model

from districtcoordinator.areas.reference import reference_rows
from news import demo
from news.drawing import MOTIFS, draw
from news.enums import Topic
from news.models import NewsIndexPage, NewsPage


def test_every_item_tells_of_a_real_district_with_a_picture_that_is_drawn():
    items = json.loads(demo.CONTENT.read_text(encoding="utf-8"))
    assert len(items) == 40
    areas = {row["code"]: row["name_en"] for row in reference_rows("provinces.csv")}
    districts = {
        (slugify(areas[row["province_code"]]), row["name_th"])
        for row in reference_rows("districts.csv")
    }
    places = {(item["province"], item["district"]) for item in items} - {("", "")}
    assert places <= districts
    assert len({province for province, _district in places}) > 20
    assert {item["topic"] for item in items} == set(Topic.values)
    assert {item["motif"] for item in items} <= set(MOTIFS) == set(demo.SHOWN)
    neighbours = zip(items, items[1:], strict=False)
    assert all(first["motif"] != second["motif"] for first, second in neighbours)


@pytest.mark.once
@pytest.mark.parametrize("motif", MOTIFS)
def test_a_picture_is_light_and_always_the_same(motif: str):
    assert draw(motif, "a") == draw(motif, "a")
    assert draw(motif, "a") != draw(motif, "b")
    assert len(draw(motif, "a")) < 40_000


@pytest.mark.usefixtures("index", "plaiphraya")
def test_loading_twice_adds_each_item_and_picture_once(monkeypatch, tmp_path, read):
    items = json.loads(demo.CONTENT.read_text(encoding="utf-8"))
    own = [item for item in items if item["province"] == "" or item["district"] == "ปลายพระยา"]
    few = tmp_path / "few.json"
    few.write_text(json.dumps(own[:4]), encoding="utf-8")
    monkeypatch.setattr(demo, "CONTENT", few)
    progress = []

    assert "4" in demo.load(lambda *step: progress.append(step))
    pictures = get_image_model().objects.count()
    first = NewsPage.objects.published().latest_first()[0]
    NewsPage.objects.filter(pk=first.pk).update(title="แก้ไขแล้ว")
    assert "0" in demo.load(lambda *step: progress.append(step))

    assert progress[-1][1:] == (4, 4)
    assert NewsPage.objects.count() == 4
    assert get_image_model().objects.count() == pictures
    assert NewsPage.objects.get(pk=first.pk).title == "แก้ไขแล้ว"
    assert "แก้ไขแล้ว" in read("/news/")
    for item in NewsPage.objects.all():
        assert item.live and item.latest_revision and item.cover
        assert "<img" in read(item.get_url())


def test_without_an_index_there_is_nothing_to_add(db: None):
    assert not NewsIndexPage.objects.exists()
    assert "0" in demo.load(lambda *step: None)
