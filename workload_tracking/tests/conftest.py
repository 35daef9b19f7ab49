"""What the workload's tests stand in: a frozen day, one province with a neighbour, its people."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine

from districtcoordinator.areas.models import District, Province
from districtcoordinator.areas.tests.factories import (
    AppointmentFactory,
    DistrictFactory,
    PersonFactory,
    ProvinceFactory,
)
from workload_tracking.models import Report, Round

from .cleaning import empty_rounds
from .factories import TODAY, make_round, report_of


@pytest.fixture
def frozen() -> Iterator[time_machine.Traveller]:
    """Noon of TODAY in Bangkok; `frozen.move_to(…)` goes to another moment."""
    noon = datetime(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=ZoneInfo("Asia/Bangkok"))
    with time_machine.travel(noon, tick=False) as traveller:
        yield traveller


@dataclass
class World:
    """กระบี่ with three districts, ภูเก็ต with one, an open round, and who works there."""

    krabi: Province
    phuket: Province
    plaiphraya: District
    khlongthom: District
    lamthap: District
    phuket_mueang: District
    officer: Any
    approver: Any
    foreign_officer: Any
    foreign_approver: Any
    central: Any
    superuser: Any
    round: Round

    @property
    def report(self) -> Report:
        """The report of ปลายพระยา as it stands now."""
        return report_of(self.round, self.plaiphraya)


def make_world(**dates: date) -> World:
    """Make the world; its round is that of the tests' day unless `dates` say otherwise."""
    krabi = ProvinceFactory(code="81", name="กระบี่", slug="krabi")
    phuket = ProvinceFactory(code="83", name="ภูเก็ต", slug="phuket")
    plaiphraya = DistrictFactory(code="8106", name="ปลายพระยา", province=krabi)
    khlongthom = DistrictFactory(code="8104", name="คลองท่อม", province=krabi)
    lamthap = DistrictFactory(code="8107", name="ลำทับ", province=krabi)
    phuket_mueang = DistrictFactory(code="8301", name="เมืองภูเก็ต", province=phuket)
    return World(
        krabi=krabi,
        phuket=phuket,
        plaiphraya=plaiphraya,
        khlongthom=khlongthom,
        lamthap=lamthap,
        phuket_mueang=phuket_mueang,
        officer=AppointmentFactory(district=plaiphraya).user,
        approver=AppointmentFactory(approver=True, province=krabi).user,
        foreign_officer=AppointmentFactory(district=phuket_mueang).user,
        foreign_approver=AppointmentFactory(approver=True, province=phuket).user,
        central=AppointmentFactory(central_admin=True).user,
        superuser=PersonFactory(is_superuser=True),
        round=make_round(**dates),
    )


@pytest.fixture
def world(db: None, frozen: time_machine.Traveller) -> World:
    return make_world()


@pytest.fixture
def real_transactions(transactional_db: None) -> Iterator[None]:
    """Commit for real, as threads need; emptying afterwards meets the finality triggers."""
    yield
    empty_rounds()


@pytest.fixture
def committed_world(real_transactions: None, frozen: time_machine.Traveller) -> World:
    """The same world, for people who really work at the same time."""
    return make_world()
