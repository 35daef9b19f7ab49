"""`setup_site` makes the first page once, and never takes an editor's work away."""

import json
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from wagtail.models import Page, Site, Workflow, WorkflowPage

from home.actions import ensure_home_page, setup_site
from home.models import HomePage, SiteSettings

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


def test_pages_ask_for_no_approval_that_nobody_chose():
    root = Page.get_first_root_node()
    own = Workflow.objects.create(name="การอนุมัติของกรม")
    WorkflowPage.objects.update_or_create(
        page=root, defaults={"workflow": Workflow.objects.get(name="Moderators approval")}
    )
    page = ensure_home_page()
    assert page.get_workflow() is None

    WorkflowPage.objects.create(page=root, workflow=own)
    assert ensure_home_page().get_workflow() == own


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


class TestWholeSite:
    def test_calling_it_twice_changes_nothing(self):
        setup_site()
        pages = list(Page.objects.values_list("pk", "title", "latest_revision"))
        settings = SiteSettings.objects.values().get()
        setup_site()
        assert list(Page.objects.values_list("pk", "title", "latest_revision")) == pages
        assert SiteSettings.objects.values().get() == settings

    def test_a_page_that_nobody_edited_gets_what_was_added_since(self):
        page = ensure_home_page()
        page.body = json.dumps([{"type": "text", "value": "<p>ของเดิม</p>"}])
        page.save()
        setup_site()
        assert "tiles" in [block.block_type for block in HomePage.objects.get().body]

    def test_a_page_that_an_editor_changed_stays(self):
        page = ensure_home_page()
        page.body = json.dumps([{"type": "text", "value": "<p>ของบรรณาธิการ</p>"}])
        page.save_revision().publish()
        setup_site()
        assert [block.block_type for block in HomePage.objects.get().body] == ["text"]

    def test_settings_that_an_editor_wrote_stay(self):
        setup_site()
        SiteSettings.objects.update(mooc_address="", office="กองใหม่")
        setup_site()
        settings = SiteSettings.objects.get()
        assert (settings.mooc_address, settings.office) == ("", "กองใหม่")

    def test_the_author_is_who_sets_it_up(self):
        user = get_user_model().objects.create_superuser("central")
        setup_site(user=user)
        assert {revision.user for revision in HomePage.objects.get().revisions.all()} == {user}


class TestAddress:
    def test_a_new_site_takes_the_public_name(self, settings: Any):
        settings.WAGTAILADMIN_BASE_URL = "https://info.dla.go.th"
        ensure_home_page()
        assert Site.objects.get().root_url == "https://info.dla.go.th"

    def test_a_site_that_was_named_keeps_its_name(self, settings: Any):
        Site.objects.update(hostname="chosen.example", port=443)
        ensure_home_page()
        assert Site.objects.get().root_url == "https://chosen.example"
