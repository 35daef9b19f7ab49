from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from wagtail.models import Site

from districtcoordinator.areas.models import District, Province, Region
from districtcoordinator.areas.tests.factories import DistrictFactory, ProvinceFactory
from news.actions import ensure_news
from news.models import NewsIndexPage, NewsPage, ProvinceSectionPage

Write = Callable[..., NewsPage]


@pytest.fixture
def krabi(db: None) -> Province:
    return ProvinceFactory(code="81", name="กระบี่", name_en="Krabi", slug="krabi")


@pytest.fixture
def nan(db: None) -> Province:
    return ProvinceFactory(code="55", name="น่าน", slug="nan", region=Region.NORTH)


@pytest.fixture
def plaiphraya(krabi: Province) -> District:
    return DistrictFactory(code="8107", province=krabi, name="ปลายพระยา", name_en="Plai Phraya")


@pytest.fixture
def index(krabi: Province, nan: Province) -> NewsIndexPage:
    return ensure_news(parent=Site.objects.get(is_default_site=True).root_page)


@pytest.fixture
def section(index: NewsIndexPage, krabi: Province) -> ProvinceSectionPage:
    return ProvinceSectionPage.objects.get(province=krabi)


@pytest.fixture
def write(index: NewsIndexPage) -> Write:
    """Publish an item: of the department, or of the province whose slug is given."""

    def write(title: str, slug: str = "", **fields: Any) -> NewsPage:
        fields = {"date": date(2026, 7, 13), "topic": "plans", "lead": "ความนำของข่าว", **fields}
        parent = ProvinceSectionPage.objects.get(slug=slug) if slug else index
        page = NewsPage(title=title, **fields)
        type(parent).objects.get(pk=parent.pk).add_child(instance=page)
        page.save_revision().publish()
        return NewsPage.objects.get(pk=page.pk)

    return write


@pytest.fixture
def read(client: Client) -> Callable[[str], str]:
    """Give the text of a page that answers, without the marks that keep words whole."""

    def read(address: str) -> str:
        response = client.get(address)
        assert response.status_code == 200, address
        page = response.content.decode()
        return page.replace('<span class="nowrap">', "").replace("</span>", "")

    return read
