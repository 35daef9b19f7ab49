"""Without a database there is a page of its own, with what was typed, wherever it breaks."""

import logging
import socket
from collections.abc import Iterator
from typing import Any
from unittest.mock import patch

import pytest
from django.conf import settings as project_settings
from django.db import InterfaceError, OperationalError, connections
from django.db.backends.postgresql.base import DatabaseWrapper
from django.test import Client

from .factories import UserFactory

TYPED = {"q3-quantity": "๑๒", "note": "<b>ทดสอบ"}
WORK = "/admin/accounts/people/add/"


def visitor(**headers: str) -> Client:
    """A browser that sees what a server answers, without the test client raising what is behind."""
    client = Client(raise_request_exception=False, headers=headers)
    client.cookies[project_settings.SESSION_COOKIE_NAME] = "a" * 32
    return client


@pytest.fixture(params=[OperationalError, InterfaceError])
def broken(request: Any) -> Iterator[None]:
    """Every use of the database fails, from the first question on."""
    wrapper = type(connections["default"])
    with (
        patch.object(wrapper, "cursor", side_effect=request.param("database is locked")),
        patch.object(wrapper, "connect", side_effect=request.param("gone")),
    ):
        yield


@pytest.fixture
def closed_port(db: Any) -> Iterator[None]:
    """A real PostgreSQL connection to a port where nobody listens."""
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    away = {
        **connections["default"].settings_dict,
        "ENGINE": "django.db.backends.postgresql",
        "HOST": "127.0.0.1",
        "PORT": str(port),
        "NAME": "nobody",
        "OPTIONS": {},
    }
    here = connections["default"]
    connections["default"] = DatabaseWrapper(away, alias="default")
    yield
    connections["default"].close()
    connections["default"] = here


def check(answer: Any) -> str:
    assert answer.status_code == 503
    assert answer["Retry-After"]
    assert "no-store" in answer["Cache-Control"]
    page = answer.content.decode()
    assert "ระบบไม่พร้อมให้บริการชั่วคราว" in page
    return page


@pytest.mark.parametrize("address", ["/", "/login/", "/sso-admins/", "/admin/", WORK])
def test_every_page_answers_503_in_thai(broken: None, address: str) -> None:
    check(visitor().get(address))


def test_what_was_typed_is_given_back(broken: None) -> None:
    page = check(visitor().post(WORK, TYPED))
    assert "๑๒" in page and "&lt;b&gt;ทดสอบ" in page and "<b>ทดสอบ" not in page


def test_the_failure_is_logged_and_not_shown(
    broken: None, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR, logger="districtcoordinator.middleware"):
        page = check(visitor().get("/sso-admins/?province=81"))
    assert any("The database is unavailable" in record.message for record in caplog.records)
    assert "database is locked" not in page and "gone" not in page


def test_scripts_get_a_short_answer(broken: None) -> None:
    answer = visitor(Accept="application/json").post(WORK, TYPED)
    assert answer.status_code == 503
    assert answer.json()["reason"] == "database-unavailable"


def test_head_and_the_health_check(broken: None) -> None:
    assert visitor().head("/sso-admins/").status_code == 503
    assert visitor().get("/health/").status_code == 503


def test_a_port_where_nobody_listens(closed_port: None) -> None:
    assert "๑๒" in check(visitor().post(WORK, TYPED))
    check(visitor().get("/login/"))


@pytest.mark.django_db
def test_a_failure_in_the_middle_of_the_work(client: Client) -> None:
    client.raise_request_exception = False
    client.force_login(UserFactory(central_admin=True))
    with patch(
        "districtcoordinator.accounts.views.person_forms.AddPersonForm.is_valid",
        side_effect=OperationalError("database is locked"),
    ):
        assert "๑๒" in check(client.post(WORK, TYPED))
    assert client.post(WORK, TYPED).status_code == 200


@pytest.mark.django_db
def test_a_failure_while_the_session_is_saved(client: Client) -> None:
    client.raise_request_exception = False
    client.force_login(UserFactory(central_admin=True))
    with patch(
        "django.contrib.sessions.backends.db.SessionStore.save",
        side_effect=OperationalError("database is locked"),
    ):
        check(client.post(WORK, TYPED))


@pytest.mark.django_db
def test_another_mistake_stays_a_server_error(client: Client) -> None:
    client.raise_request_exception = False
    client.force_login(UserFactory(central_admin=True))
    with patch(
        "districtcoordinator.accounts.views.person_forms.AddPersonForm.is_valid",
        side_effect=RuntimeError("a mistake of ours"),
    ):
        assert client.post(WORK, TYPED).status_code == 500
