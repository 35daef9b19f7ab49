"""Two provinces and who serves there; each test adds who it is about."""

from typing import Any

import pytest
from django.test import Client

from districtcoordinator.areas.tests.factories import DistrictFactory, ProvinceFactory

from .factories import UserFactory


@pytest.fixture
def krabi(db: None) -> Any:
    return ProvinceFactory(code="81", name="กระบี่")


@pytest.fixture
def khlong_thom(krabi: Any) -> Any:
    return DistrictFactory(province=krabi, code="8104", name="คลองท่อม")


@pytest.fixture
def plai_phraya(krabi: Any) -> Any:
    return DistrictFactory(province=krabi, code="8106", name="ปลายพระยา")


@pytest.fixture
def thalang(db: None) -> Any:
    phuket = ProvinceFactory(code="83", name="ภูเก็ต")
    return DistrictFactory(province=phuket, code="8303", name="ถลาง")


@pytest.fixture
def officer(khlong_thom: Any) -> Any:
    return UserFactory(officer=True, district=khlong_thom, username="krabi-khlongthom")


@pytest.fixture
def foreign(thalang: Any) -> Any:
    return UserFactory(officer=True, district=thalang, username="phuket-thalang")


@pytest.fixture
def central_admin(db: None) -> Any:
    return UserFactory(central_admin=True, username="central")


@pytest.fixture
def krabi_sso(krabi: Any) -> Any:
    return UserFactory(sso_admin=True, province=krabi, username="krabi-sso")


@pytest.fixture
def sso(client: Client, krabi_sso: Any) -> Client:
    client.force_login(krabi_sso)
    return client


@pytest.fixture
def central(central_admin: Any) -> Client:
    client = Client()
    client.force_login(central_admin)
    return client
