"""`setup_site` makes the first page once, and never takes an editor's work away."""

import pytest
from django.core.management import call_command
from wagtail.models import Page, Site

from home.actions import ensure_home_page
from home.models import HomePage

pytestmark = pytest.mark.django_db


def test_no_migration_makes_a_page():
    assert not HomePage.objects.exists()


def test_the_default_site_begins_at_the_home_page():
    page = ensure_home_page()

    site = Site.objects.get(is_default_site=True)
    assert site.root_page.specific == page
    assert site.site_name == "ศูนย์ประสานงานท้องถิ่นอำเภอ"
    assert page.live


def test_wagtails_welcome_page_is_gone():
    ensure_home_page()
    assert list(Page.objects.filter(depth=2).specific()) == [HomePage.objects.get()]


def test_calling_it_twice_makes_one_page_and_one_site(capsys: pytest.CaptureFixture[str]):
    call_command("setup_site")
    call_command("setup_site")

    assert HomePage.objects.count() == 1
    assert Site.objects.count() == 1
    assert "ศูนย์ประสานงานท้องถิ่นอำเภอ" in capsys.readouterr().out


def test_what_an_editor_wrote_stays():
    page = ensure_home_page()
    page.heading = "หัวเรื่องของบรรณาธิการ"
    page.save_revision().publish()

    assert ensure_home_page().heading == "หัวเรื่องของบรรณาธิการ"


def test_a_site_that_begins_elsewhere_on_purpose_stays_there():
    chosen = Page.get_first_root_node().add_child(instance=Page(title="หน้าอื่น", slug="other"))
    Site.objects.update(root_page=chosen)

    ensure_home_page()

    assert Site.objects.get().root_page.pk == chosen.pk


def test_a_missing_site_is_made():
    Site.objects.all().delete()
    page = ensure_home_page()
    assert Site.objects.get(is_default_site=True).root_page.pk == page.pk
