"""Every address that the resolver knows, for every role, own province and foreign."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from workload_tracking.tests.conftest import frozen

from .addresses import Address, addresses, path_of
from .expectations import ANONYMOUS, BESIDE_EDITORS, CLOSED, EDITORS, NOBODY, expected
from .people import Matrix, make_matrix

__all__ = ["frozen"]

OWN = (
    "workload",
    "dc_people",
    "dc_accounts",
    "dc_directory",
    "dc_directory_admin",
    "home",
    "home_problems",
    "news_admin",
    "wagtailapi",
)
# Answer only what was done just before: a report that was sent, an answer that did not get through.
AFTERWARDS = ("home:problem_reported", "home_problems:send_again")
# Fails on a forged signature, which only a superuser gets as far as.
FORGED_BY_SUPERUSER = "wagtailredirects:process_import"
DOORS = ("dc_accounts:login", "wagtailadmin_login", "wagtailadmin_home")


@pytest.fixture
def matrix(db: None, frozen: Any) -> Matrix:
    return make_matrix()


@pytest.fixture
def clients(matrix: Matrix) -> dict[str, Client]:
    """A browser for each person, signed in."""
    found = {}
    for name, person in matrix.people.items():
        found[name] = Client(raise_request_exception=False)
        if name != ANONYMOUS:
            found[name].force_login(person)
    return found


def tries(address: Address) -> Iterator[str]:
    yield "get"
    if address.name not in ("wagtailadmin_logout", "dc_accounts:logout"):
        yield "post"


def answers(client: Client, method: str, path: str) -> HttpResponse:
    """Ask, and take back whatever the question changed."""
    data = {"external-link-chooser-url": "https://example.org/"} if method == "post" else {}
    with transaction.atomic():
        response = getattr(client, method)(path, data)
        transaction.set_rollback(True)
    return response


def is_refused(response: HttpResponse, path: str) -> bool:
    """A refusal is a 4xx, or a redirect to a door: sign-in, or the admin's home."""
    if response.status_code == 302:
        doors = {reverse(door) for door in DOORS} - {path}
        return response["location"].split("?")[0] in doors
    return 400 <= response.status_code < 500


def wrong(address: Address, matrix: Matrix, clients: dict[str, Client]) -> Iterator[str]:
    """Say what an address answers otherwise than expected."""
    allowed, path = expected(address), path_of(address, matrix)
    if allowed is None:
        yield f"{address.name} has no expectation ({path})"
        return
    asked = {
        CLOSED: {ANONYMOUS, "all_roles", "superuser"},
        NOBODY: {ANONYMOUS, "all_roles", "superuser"},
        EDITORS: BESIDE_EDITORS | {"editor", "superuser"},
    }.get(allowed, clients.keys())
    who = {name: client for name, client in clients.items() if name in asked}
    for method in tries(address):
        for name, client in who.items():
            if method == "post" and name == "superuser" and address.name == FORGED_BY_SUPERUSER:
                continue
            response = answers(client, method, path)
            told = f"{method} {path} as {name}: {response.status_code}"
            if response.status_code >= 500:
                yield told
            elif name in allowed:
                # What the empty form of an allowed person is told is the screens' own matter.
                if (
                    method == "get"
                    and address.name.split(":")[0] in OWN
                    and is_refused(response, path)
                    and not leads_on(address, name)
                ):
                    yield f"{told}, should be open"
            elif not is_refused(response, path):
                yield f"{told}, should be refused"


def leads_on(address: Address, name: str) -> bool:
    """Whoever is signed in already is led on by the sign-in page to the own work."""
    return address.name in AFTERWARDS or (address.name == "dc_accounts:login" and name != ANONYMOUS)


def part_of(address: Address) -> str:
    """Ours by their namespaces, Wagtail's in a few heaps of like size, to run side by side."""
    namespace = address.name.split(":")[0]
    return namespace if namespace in OWN else f"wagtail {len(address.route) % 5}"


# Wagtail's own screens are asked on one database; what we decide ourselves, on both.
PARTS = [
    pytest.param(part, marks=[pytest.mark.once] if part.startswith("wagtail ") else [])
    for part in sorted({part_of(address) for address in addresses()})
]


@pytest.mark.parametrize("part", PARTS)
def test_every_address_opens_for_whom_it_should_and_for_nobody_else(
    matrix: Matrix, clients: dict[str, Client], part: str
) -> None:
    mine = [address for address in addresses() if part_of(address) == part]
    assert mine
    assert [told for address in mine for told in wrong(address, matrix, clients)] == []


@pytest.mark.parametrize(
    ("who", "sees"),
    [
        ("officer", True),
        ("approver", True),
        ("central", True),
        ("superuser", True),
        ("foreign_officer", False),
        ("foreign_approver", False),
        ("sso", False),
        ("editor", False),
    ],
)
def test_the_site_history_shows_a_report_to_those_alone_who_may_see_it(
    matrix: Matrix, clients: dict[str, Client], who: str, sees: bool
) -> None:
    page = clients[who].get(reverse("wagtailadmin_reports:site_history"))
    assert page.status_code == 200
    assert ("ปลายพระยา" in page.content.decode()) is sees
