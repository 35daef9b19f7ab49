"""The frame of every public page: no inline script, and Thai even when things go wrong."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.staticfiles import finders
from django.core.exceptions import PermissionDenied
from django.db import OperationalError, connection
from django.test import Client, RequestFactory
from django.views.defaults import bad_request, permission_denied, server_error

from home.models import HomePage
from home.tests.page_reader import PageReader

STYLESHEETS = [
    "districtcoordinator/css/tokens.css",
    "districtcoordinator/css/site.css",
    "districtcoordinator/css/shell.css",
    "districtcoordinator/css/admin.css",
    "districtcoordinator/css/admin-brand.css",
    "home/css/home.css",
]


@pytest.mark.parametrize("address", ["/", "/login/", "/logout/", "/sso-admins/", "/nowhere/"])
def test_no_page_has_inline_script_or_style(client: Client, home_page: HomePage, address: str):
    assert PageReader(client.get(address).content.decode()).inline == []


@pytest.mark.parametrize("address", ["/", "/nowhere/"])
def test_every_file_of_a_page_is_our_own_and_there(
    client: Client, home_page: HomePage, address: str
):
    for source in PageReader(client.get(address).content.decode()).sources:
        assert source.startswith(settings.STATIC_URL)
        assert finders.find(source.removeprefix(settings.STATIC_URL)), source


@pytest.mark.parametrize("name", STYLESHEETS)
def test_stylesheets_name_only_files_beside_them(name: str):
    sheet = Path(finders.find(name))
    for address in re.findall(r'url\("?([^")]+)', sheet.read_text(encoding="utf-8")):
        assert not re.match("/|[a-z]+:", address), "an address from the root breaks below a prefix"
        assert (sheet.parent / address).is_file(), address


def test_an_unknown_address_is_answered_in_thai(client: Client, home_page: HomePage):
    response = client.get("/nowhere/")
    assert response.status_code == 404
    assert "ไม่พบหน้าที่ต้องการ" in response.content.decode()


def test_an_unknown_address_in_the_admin_is_answered_in_thai(admin_client: Client):
    response = admin_client.get("/admin/nowhere/")
    assert response.status_code == 404
    assert "ไม่พบหน้าที่ต้องการ" in response.content.decode()


def test_a_refusal_says_why(rf: RequestFactory, db: None):
    request = rf.get("/")
    request.user = AnonymousUser()
    response = permission_denied(request, PermissionDenied("เหตุผลของการปฏิเสธ"))
    assert response.status_code == 403
    assert "ท่านไม่มีสิทธิ์เข้าถึงหน้านี้" in response.content.decode()
    assert "เหตุผลของการปฏิเสธ" in response.content.decode()


def test_the_page_for_a_server_error_needs_no_database(rf: RequestFactory):
    """No database fixture here: a query would fail the test."""
    page = server_error(rf.get("/")).content.decode()
    assert "ระบบขัดข้อง" in page
    assert PageReader(page).inline == []


def test_a_request_that_makes_no_sense_is_answered_in_thai(rf: RequestFactory, db: None):
    page = bad_request(rf.get("/"), ValueError()).content.decode()
    assert "ระบบไม่เข้าใจคำขอ" in page


def test_the_admin_carries_our_name_type_and_colours(admin_client: Client):
    page = admin_client.get("/admin/").content.decode()
    assert "dc-brand" in page
    assert "ศูนย์ประสานงานท้องถิ่นอำเภอ</title>" in re.sub(r"\s+</title>", "</title>", page)
    for name in ("tokens", "admin", "admin-brand"):
        assert f"districtcoordinator/css/{name}.css" in page


class TestHealth:
    def test_is_well_while_the_database_answers(self, client: Client, db: None):
        response = client.get("/health/")
        assert response.status_code == 200
        assert response.json() == {"status": "ok", "database": True}
        assert "no-cache" in response["Cache-Control"]

    def test_is_not_without_it_and_tells_no_secrets(self, client: Client, db: None):
        def broken(*args: object) -> None:
            raise OperationalError("password of user at host")

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(connection, "cursor", broken)
            response = client.get("/health/")
        assert response.status_code == 503
        assert response.json() == {"status": "unavailable", "database": False}
