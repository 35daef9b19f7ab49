"""Whoever guesses passwords has to wait; nobody else does."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client
from pytest_django import Settings

from districtcoordinator.areas.tests.factories import PersonFactory

HERE, ELSEWHERE = "203.0.113.5", "203.0.113.6"
SIGNED_IN, REFUSED, LOCKED = 302, 200, 429
TRIES = 5


@pytest.fixture(autouse=True)
def clock(db: None, settings: Settings) -> Iterator[time_machine.Traveller]:
    """Two people with passwords, locking as in production, and a clock that stands still."""
    settings.AXES_ENABLED = True
    with time_machine.travel(datetime(2026, 7, 1, tzinfo=UTC), tick=False) as traveller:
        for name in ("somsak", "somsri"):
            person = PersonFactory(username=name)
            person.set_password("right")
            person.save()
        yield traveller


def sign_in(name: str, password: str, address: str = HERE) -> int:
    visitor = Client(REMOTE_ADDR=address)
    return visitor.post("/login/", {"username": name, "password": password}).status_code


def guess(times: int) -> list[int]:
    return [sign_in("somsak", f"guess {number}") for number in range(times)]


def test_four_mistakes_are_forgiven() -> None:
    assert guess(TRIES - 1) == [REFUSED] * (TRIES - 1)
    assert sign_in("somsak", "right") == SIGNED_IN


def test_a_right_password_wipes_earlier_mistakes() -> None:
    guess(TRIES - 1)
    sign_in("somsak", "right")
    assert guess(TRIES - 1) == [REFUSED] * (TRIES - 1)


def test_after_five_mistakes_even_the_right_password_waits() -> None:
    assert guess(TRIES)[-1] == LOCKED
    assert sign_in("somsak", "right") == LOCKED


def test_the_same_person_elsewhere_and_a_colleague_here_are_not_held_up() -> None:
    guess(TRIES)
    assert sign_in("somsak", "right", ELSEWHERE) == SIGNED_IN
    assert sign_in("somsri", "right") == SIGNED_IN


def test_the_wait_is_a_quarter_of_an_hour_and_trying_does_not_prolong_it(
    clock: time_machine.Traveller,
) -> None:
    guess(TRIES)
    clock.shift(timedelta(minutes=14))
    assert sign_in("somsak", "right") == LOCKED
    clock.shift(timedelta(minutes=1, seconds=1))
    assert sign_in("somsak", "right") == SIGNED_IN
