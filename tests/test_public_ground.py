"""What holds on every address: what a page may load, what crawlers are told, maintenance."""

import re
from typing import Any

import pytest
from django.urls import reverse

from districtcoordinator.areas.tests.factories import AppointmentFactory
from home.actions import ensure_home_page

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def home_page() -> Any:
    return ensure_home_page()


@pytest.mark.parametrize("address", ["/", "/login/", "/sso-admins/", "/nowhere/"])
def test_a_public_page_may_load_nothing_but_our_own_files(client: Any, address: str) -> None:
    policy = client.get(address)["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self';" in f"{policy};"
    assert "style-src 'self';" in f"{policy};"
    assert "unsafe" not in policy and "http" not in policy


def test_the_admin_may_do_what_wagtail_needs(client: Any) -> None:
    client.force_login(AppointmentFactory(central_editor=True).user)
    policy = client.get("/admin/")["Content-Security-Policy"]
    assert "script-src 'self' 'unsafe-inline'" in policy
    assert "unsafe-eval" not in policy and "http" not in policy


def test_crawlers_are_kept_from_peoples_work_and_shown_the_sitemap(client: Any) -> None:
    lines = client.get("/robots.txt").content.decode().splitlines()
    assert f"Disallow: {reverse('wagtailadmin_home')}" in lines
    assert "Disallow: /" not in lines
    assert f"Sitemap: http://testserver{reverse('sitemap')}" in lines


def test_the_sitemap_names_published_pages_alone(client: Any, home_page: Any) -> None:
    def sitemap() -> str:
        return client.get("/sitemap.xml").content.decode()

    assert f"<loc>{home_page.full_url}</loc>" in sitemap()
    assert "/directory/</loc>" in sitemap()
    home_page.unpublish()
    assert f"<loc>{home_page.full_url}</loc>" not in sitemap()


def test_every_address_that_answers_names_the_one_it_goes_by(client: Any, home_page: Any) -> None:
    def canonical(address: str) -> list[str]:
        return re.findall(
            r'<link rel="canonical" href="([^"]*)"', client.get(address).content.decode()
        )

    assert canonical("/?x=1") == [home_page.full_url]
    assert canonical("/directory/?q=กระบี่") == ["http://testserver/directory/"]
    assert canonical("/nowhere/") == []


def test_under_maintenance_everybody_reads_so_and_nothing_typed_is_lost(
    client: Any, settings: Any
) -> None:
    assert client.get("/").status_code == 200
    settings.DISTRICTCOORDINATOR_MAINTENANCE = True
    for address in ("/", "/admin/", "/nowhere/"):
        answer = client.get(address)
        assert answer.status_code == 503
        assert answer["Retry-After"]
        assert "ปรับปรุง" in answer.content.decode()
    client.cookies[settings.SESSION_COOKIE_NAME] = "a" * 32
    typed = client.post("/admin/workload/aspects/1/", {"q1-quantity": "๔๒"})
    assert typed.status_code == 503
    assert "๔๒" in typed.content.decode()
    assert client.get("/health/").status_code == 200
