"""After 30 minutes in which nobody did anything a session is over; polling is nobody's doing."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.messages import get_messages
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from .factories import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db
PAGE = "/admin/account/"
PING = "/admin/editing-sessions/ping/wagtailcore/page/1/1/"


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(datetime(2026, 7, 1, 2, tzinfo=UTC), tick=False) as clock:
        yield clock


@pytest.fixture
def signed_in(client: Client, clock: Any) -> Client:
    person = UserFactory(central_admin=True, username="central")
    client.post("/login/", {"username": person.username, "password": PASSWORD})
    assert is_signed_in(client)
    return client


def is_signed_in(client: Client) -> bool:
    return client.head(PAGE).status_code == 200


def test_half_an_hour_away_ends_the_session(signed_in: Client, clock: Any) -> None:
    clock.shift(timedelta(minutes=30))
    assert is_signed_in(signed_in)
    clock.shift(timedelta(minutes=30, seconds=1))
    answer = signed_in.get(PAGE)
    assert answer["Location"] == f"/login/?next={PAGE}"
    (message,) = get_messages(answer.wsgi_request)
    assert "กรุณา login ใหม่" in str(message)
    assert "_auth_user_id" not in signed_in.session


def test_whoever_works_stays(signed_in: Client, clock: Any) -> None:
    for _visit in range(5):
        clock.shift(timedelta(minutes=20))
        assert is_signed_in(signed_in)


def test_an_open_editor_that_asks_by_itself_keeps_nobody_signed_in(
    signed_in: Client, clock: Any
) -> None:
    for _ping in range(4):
        clock.shift(timedelta(minutes=10))
        signed_in.post(PING)
    assert not is_signed_in(signed_in)


def test_signing_in_starts_the_clock_even_without_another_visit(client: Client, clock: Any) -> None:
    person = UserFactory(central_admin=True)
    client.post("/login/", {"username": person.username, "password": PASSWORD})
    clock.shift(timedelta(minutes=31))
    assert not is_signed_in(client)


def test_the_session_is_written_at_most_once_a_minute(signed_in: Client, clock: Any) -> None:
    def writes() -> int:
        with CaptureQueriesContext(connection) as queries:
            signed_in.get(PAGE)
        return sum('UPDATE "django_session"' in query["sql"] for query in queries)

    assert writes() == 0
    clock.shift(timedelta(seconds=59))
    assert writes() == 0
    clock.shift(timedelta(seconds=1))
    assert writes() == 1


def test_the_length_is_a_setting(signed_in: Client, clock: Any, settings: Any) -> None:
    settings.DISTRICTCOORDINATOR_IDLE_SECONDS = 60
    clock.shift(timedelta(seconds=61))
    assert not is_signed_in(signed_in)
