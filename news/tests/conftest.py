from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from django.test import Client
from wagtail.models import Site

from districtcoordinator.accounts.role_groups import apply_roles
from districtcoordinator.areas.models import District, Province, Region
from districtcoordinator.areas.tests.factories import (
    AppointmentFactory,
    DistrictFactory,
    PersonFactory,
    ProvinceFactory,
)
from news.actions import approve, ensure_news, submit
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


@dataclass(frozen=True)
class People:
    """Everybody who has to do with news, in กระบี่ and in น่าน."""

    officer: Any
    colleague: Any
    approver: Any
    other_approver: Any
    foreign_officer: Any
    foreign_approver: Any
    sso: Any
    editor: Any
    central: Any
    superuser: Any


@pytest.fixture
def people(index: NewsIndexPage, krabi: Province, nan: Province, plaiphraya: District) -> People:
    """Appoint them, and give their groups what the role table says."""
    found = People(
        officer=AppointmentFactory(district=plaiphraya).user,
        colleague=AppointmentFactory(district=DistrictFactory(province=krabi)).user,
        approver=AppointmentFactory(approver=True, province=krabi).user,
        other_approver=AppointmentFactory(approver=True, province=krabi).user,
        foreign_officer=AppointmentFactory(district=DistrictFactory(province=nan)).user,
        foreign_approver=AppointmentFactory(approver=True, province=nan).user,
        sso=AppointmentFactory(sso_admin=True, province=krabi).user,
        editor=AppointmentFactory(central_editor=True).user,
        central=AppointmentFactory(central_admin=True).user,
        superuser=PersonFactory(is_superuser=True),
    )
    apply_roles()
    return found


@pytest.fixture
def draft(people: People, section: ProvinceSectionPage, plaiphraya: District) -> NewsPage:
    """What the officer of ปลายพระยา has written and not submitted yet."""
    item = NewsPage(
        title="ประชุมท้องถิ่นอำเภอ",
        date=date(2026, 7, 13),
        topic="plans",
        lead="ความนำ",
        district=plaiphraya,
        live=False,
        owner=people.officer,
    )
    section.add_child(instance=item)
    item.save_revision(user=people.officer)
    return NewsPage.objects.get(pk=item.pk)


@pytest.fixture
def waiting(people: People, draft: NewsPage) -> NewsPage:
    """The draft, submitted by who wrote it."""
    submit(user=people.officer, item=draft)
    return NewsPage.objects.get(pk=draft.pk)


@pytest.fixture
def confirmed(people: People, waiting: NewsPage) -> NewsPage:
    """The same, confirmed by the approver of กระบี่."""
    approve(user=people.approver, task_state=waiting.current_workflow_task_state)
    return NewsPage.objects.get(pk=waiting.pk)


@pytest.fixture
def read(client: Client) -> Callable[[str], str]:
    """Give the text of a page that answers, without the marks that keep words whole."""

    def read(address: str) -> str:
        response = client.get(address)
        assert response.status_code == 200, address
        page = response.content.decode()
        return page.replace('<span class="nowrap">', "").replace("</span>", "")

    return read
