"""A digest's address tells its letter: its year and number, in letters that every screen shows."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text

from home.actions.toolkits import ensure_toolkits
from home.models import DigestPage, HomePage, ToolkitPage

pytestmark = pytest.mark.once


@pytest.fixture
def shelf(home_page: HomePage) -> ToolkitPage:
    ensure_toolkits(parent=home_page)
    return ToolkitPage.objects.get(slug="digests")


def form(**more: Any) -> dict[str, Any]:
    fields = {
        "title": "การจัดทำแผนพัฒนาท้องถิ่น",
        "letter_number": "มท 0810.3/ว 2931",
        "letter_date": "15/05/2569",
        "lead": "ให้จัดทำแผน",
        "body": rich_text("<p></p>"),
        "document": "",
        "comments": inline_formset([]),
    }
    return nested_form_data(fields | more)


def add(editor: Client, shelf: Page, **more: Any) -> Any:
    return editor.post(f"/admin/pages/add/home/digestpage/{shelf.pk}/", form(**more))


@pytest.mark.parametrize(
    ("number", "slug"),
    [
        ("มท 0810.3/ว 2931", "2569-0810-3-2931"),
        ("มท ๐๘๑๐.๓/ว ๒๙๓๑", "2569-0810-3-2931"),
        ("ด่วนที่สุด ที่ ว57", "2569-57"),
    ],
)
def test_a_new_digest_has_the_year_and_number_of_its_letter(
    admin_client: Client, shelf: ToolkitPage, number: str, slug: str
):
    add(admin_client, shelf, letter_number=number, **{"action-publish": "1"})
    page = DigestPage.objects.get()
    assert page.slug == slug
    assert admin_client.get(page.url).status_code == 200


def test_two_digests_of_one_letter_have_two_addresses(admin_client: Client, shelf: ToolkitPage):
    for _time in range(3):
        add(admin_client, shelf)
    found = DigestPage.objects.values_list("slug", flat=True)
    assert set(found) == {f"2569-0810-3-2931{more}" for more in ("", "-2", "-3")}


def test_what_is_kept_while_somebody_still_writes_gets_its_address_later(
    admin_client: Client, shelf: ToolkitPage
):
    as_script = {"headers": {"Accept": "application/json"}}
    begun = form(letter_number="", lead="")
    address = f"/admin/pages/add/home/digestpage/{shelf.pk}/"
    saved = admin_client.post(address, begun, **as_script).json()
    assert saved["success"], saved
    page = DigestPage.objects.get()
    assert page.slug == "draft"

    admin_client.post(f"/admin/pages/{page.pk}/edit/", form(**{"action-publish": "1"}))
    page.refresh_from_db()
    assert (page.live, page.slug) == (True, "2569-0810-3-2931")
    assert admin_client.get(page.url).status_code == 200


def test_an_address_stays_when_the_letters_number_is_mended(
    admin_client: Client, shelf: ToolkitPage
):
    one = DigestPage(
        title="เดิม", slug="old", letter_number="ว 1", letter_date=date(2026, 1, 2), lead="ความ"
    )
    shelf.add_child(instance=one)
    sent = form(letter_number="ว 2", **{"action-publish": "1"})
    assert admin_client.post(f"/admin/pages/{one.pk}/edit/", sent).status_code == 302
    one.refresh_from_db()
    assert (one.letter_number, one.slug) == ("ว 2", "old")


def test_the_editor_does_not_suggest_an_address(admin_client: Client, shelf: ToolkitPage):
    shown = admin_client.get(f"/admin/pages/add/home/digestpage/{shelf.pk}/")
    assert "slug" not in shown.context["form"].fields
    page = shown.content.decode()
    assert 'name="slug"' not in page and "#id_slug" not in page
    assert 'name="search_description"' in page
    of_a_set = admin_client.get(f"/admin/pages/{shelf.pk}/edit/").content.decode()
    assert 'name="slug"' in of_a_set
