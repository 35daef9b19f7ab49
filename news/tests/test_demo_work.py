"""The demo shows what an approver and an officer find on a working day."""

from typing import Any

import pytest
from django.core import mail
from django.utils import timezone

from districtcoordinator.areas.models import District, Province
from districtcoordinator.areas.tests.factories import AppointmentFactory, DistrictFactory
from news import demo
from news.enums import NewsState
from news.models import NewsIndexPage, NewsPage

pytestmark = pytest.mark.django_db


@pytest.fixture
def accounts(index: NewsIndexPage, krabi: Province, plaiphraya: District) -> None:
    khlongthom = DistrictFactory(province=krabi, name="คลองท่อม")
    for username, place in (
        ("krabi", {"approver": True, "province": krabi}),
        ("krabi-plaiphraya", {"district": plaiphraya}),
        ("krabi-khlongthom", {"district": khlongthom}),
    ):
        AppointmentFactory(user__username=username, user__email="a@district.example", **place)


@pytest.fixture
def no_published_items(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    """Nothing but what is at work."""
    none = tmp_path / "none.json"
    none.write_text("[]", encoding="utf-8")
    monkeypatch.setattr(demo, "CONTENT", none)


@pytest.mark.usefixtures("accounts", "no_published_items")
def test_every_state_is_there_once_however_often_it_is_loaded_and_nobody_is_mailed():
    assert "7" in demo.load(lambda *step: None)
    assert "0" in demo.load(lambda *step: None)
    states = list(NewsPage.objects.with_state().values_list("state", flat=True))
    assert {state: states.count(state) for state in NewsState} == {
        NewsState.WAITING: 4,
        NewsState.RETURNED: 1,
        NewsState.DRAFT: 1,
        NewsState.WITHDRAWN: 1,
        NewsState.CONFIRMED: 0,
    }
    assert NewsPage.objects.live().count() == 1  # the one whose change waits
    longest = NewsPage.objects.waiting().order_by("waiting_since")[0]
    assert (timezone.now() - longest.waiting_since).days == 5
    assert mail.outbox == []


@pytest.mark.usefixtures("index", "no_published_items")
def test_without_accounts_nothing_is_at_work():
    assert "0" in demo.load(lambda *step: None)
