"""กระบี่ and ภูเก็ต with their districts, who may update the directory, and a DLA Connect."""

import threading
from collections.abc import Iterator
from datetime import datetime
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine

from districtcoordinator.accounts.role_groups import apply_roles
from districtcoordinator.areas.tests.factories import (
    AppointmentFactory,
    DistrictFactory,
    ProvinceFactory,
)
from districtcoordinator.directory import connect

from .server import TOKEN, Connect

NOON = datetime(2026, 7, 7, 12, tzinfo=ZoneInfo("Asia/Bangkok"))


@pytest.fixture
def frozen() -> Iterator[None]:
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def world(db: None, frozen: None) -> SimpleNamespace:
    krabi = ProvinceFactory(code="81", name="กระบี่", slug="krabi")
    phuket = ProvinceFactory(code="83", name="ภูเก็ต", slug="phuket")
    world = SimpleNamespace(
        krabi=krabi,
        phuket=phuket,
        mueang=DistrictFactory(code="8101", name="เมืองกระบี่", province=krabi),
        plaiphraya=DistrictFactory(code="8106", name="ปลายพระยา", province=krabi),
        thalang=DistrictFactory(code="8303", name="ถลาง", province=phuket),
        central=AppointmentFactory(central_admin=True).user,
        editor=AppointmentFactory(central_editor=True).user,
    )
    world.officer = AppointmentFactory(district=world.plaiphraya).user
    apply_roles()
    return world


@pytest.fixture
def dla_connect(settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Connect]:
    """A DLA Connect that the site is set up for; the site does not wait between its tries."""
    monkeypatch.setattr(connect, "BACKOFF", 0)
    with Connect() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        settings.DLA_CONNECT_URL, settings.DLA_CONNECT_TOKEN = server.url, TOKEN
        settings.DLA_CONNECT_TIMEOUT = 2
        yield server
        server.over.set()
        server.shutdown()
        thread.join()
