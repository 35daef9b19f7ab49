"""Where journeys take place: the site on a port of its own, a round that is open today, and for
each person a browser of their own."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Browser

from districtcoordinator.accounts.role_groups import apply_roles
from districtcoordinator.areas.models import District
from districtcoordinator.areas.tests.factories import AppointmentFactory
from workload_tracking import actions
from workload_tracking.models import Report
from workload_tracking.tests.conftest import World, make_world, real_transactions
from workload_tracking.tests.factories import confirm, fill_report, report_of

from .people import ACTION_TIMEOUT, IN_THAILAND, Person, give_password

__all__ = ["real_transactions"]

SitDown = Callable[..., Person]
OWN_WORK = {"text": "งานเฉพาะพื้นที่", "unit": "ครั้ง", "quantity": 1, "days": 1, "hours": 0}


@pytest.fixture
def world(real_transactions: None) -> World:
    """The workload's world with its roles applied; Chromium's clock is real, so the round's is."""
    today = timezone.localdate()
    world = make_world(
        opens_on=today - timedelta(days=30),
        entry_until=today + timedelta(days=30),
        confirm_until=today + timedelta(days=45),
    )
    apply_roles()
    return world


@pytest.fixture
def sit_down(live_server: Any, browser: Browser) -> Iterator[SitDown]:
    """Give somebody a browser of their own; without a user nobody is signed in there.

    Options are those of Playwright's `new_context`.
    """
    with ExitStack() as closing:

        def give(user: Any = None, **options: Any) -> Person:
            context = browser.new_context(**{**IN_THAILAND, **options})
            context.set_default_timeout(ACTION_TIMEOUT)
            closing.callback(context.close)
            person = Person(context.new_page(), live_server.url)
            if user is not None:
                person.come_signed_in(user)
            return person

        yield give


@pytest.fixture
def with_password(world: World) -> World:
    """The same world, where officer and approver know their password."""
    give_password(world.officer, world.approver)
    return world


def fill(world: World, district: District) -> Report:
    """Have the officer fill the report of a district, own work and all."""
    report = fill_report(user=world.officer, report=report_of(world.round, district))
    actions.add_own_work(user=world.officer, report=report, values=OWN_WORK)
    return report_of(world.round, district)


@pytest.fixture
def filled(world: World) -> Report:
    """The report of ปลายพระยา, ready to be confirmed."""
    return fill(world, world.plaiphraya)


@pytest.fixture
def control(world: World) -> Report:
    """The report of คลองท่อม, filled in the same way by the same officer, and not confirmed."""
    AppointmentFactory(user=world.officer, district=world.khlongthom)
    return fill(world, world.khlongthom)


@pytest.fixture
def confirmed(world: World, filled: Report) -> Report:
    """The report of ปลายพระยา, confirmed."""
    confirm(user=world.approver, report=filled)
    return report_of(filled.round, filled.district)
