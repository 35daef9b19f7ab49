"""What holds on every address: what a page may load, what crawlers are told, maintenance."""

import re
from runpy import run_path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail.documents.models import Document
from wagtail.models import Collection, CollectionViewRestriction, Page

from districtcoordinator import urls
from districtcoordinator.areas.tests.factories import AppointmentFactory
from faq.actions import ensure_faq
from home.actions import ensure_home_page

pytestmark = [pytest.mark.django_db, pytest.mark.once]


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


def test_the_sitemap_leaves_out_what_only_leads_elsewhere(client: Any, home_page: Any) -> None:
    faq = ensure_faq(parent=home_page)
    group = faq.get_children().first()
    sitemap = client.get("/sitemap.xml").content.decode()
    assert f"<loc>{faq.full_url}</loc>" in sitemap
    assert f"<loc>{group.get_children().first().full_url}</loc>" in sitemap
    assert f"<loc>{group.full_url}</loc>" not in sitemap


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
    whitenoise = "whitenoise.middleware.WhiteNoiseMiddleware"
    maintenance = "districtcoordinator.maintenance.MaintenanceMiddleware"
    assert settings.MIDDLEWARE.index(whitenoise) < settings.MIDDLEWARE.index(maintenance)


def test_who_follows_an_old_link_is_led_to_where_the_page_is_now(
    client: Any, home_page: Any, django_capture_on_commit_callbacks: Any
) -> None:
    old = ensure_faq(parent=home_page).url
    page = Page.objects.get(slug="faq").specific
    page.slug = "questions"
    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision().publish()
    answer = client.get(f"{old}?q=x")
    assert (answer.status_code, answer["Location"]) == (301, "/questions/")
    assert client.get("/never-was/").status_code == 404


def test_a_document_is_had_only_where_is_asked_who_may_read_it(
    client: Any, settings: Any, tmp_path: Any
) -> None:
    settings.MEDIA_ROOT = tmp_path
    document = Document.objects.create(title="ก", file=ContentFile(b"secret", name="a.txt"))
    (tmp_path / "images").mkdir()
    (tmp_path / "images" / "b.txt").write_text("picture")
    settings.DISTRICTCOORDINATOR_SERVE_MEDIA = True
    settings.ROOT_URLCONF = tuple(run_path(urls.__file__)["urlpatterns"])
    assert client.get("/media/images/b.txt").status_code == 200
    assert client.get(document.file.url).status_code == 404
    assert client.get(document.url).status_code == 200
    root = Collection.get_first_root_node()
    CollectionViewRestriction.objects.create(collection=root, restriction_type="login")
    assert client.get(document.url).status_code == 302
