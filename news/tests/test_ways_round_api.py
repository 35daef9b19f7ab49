"""Wagtail's APIs do nothing to pages: neither publish them nor change them while they wait."""

import pytest
from django.db import transaction
from django.test import Client
from wagtail.admin.api.views import PagesAdminAPIViewSet
from wagtail.models import Locale

from tests.access.addresses import addresses

from .attempts import PUBLISH, again, api, edit
from .effects import public
from .stages import PageAt, browsers, index, page_at

__all__ = ["browsers", "index", "page_at"]

STAGES = ("draft", "waiting", "confirmed", "department", "section", "index")
EVERYTHING = {
    "locale": "en",
    "alias": True,
    "recursive": True,
    "copy_parents": True,
    "keep_live": True,
    "slug": "by-api",
    "position": "last-child",
}


@pytest.mark.parametrize("stage", STAGES)
def test_the_api_of_the_admin_does_nothing(
    browsers: dict[str, Client], page_at: PageAt, stage: str
):
    Locale.objects.get_or_create(language_code="en")
    page = page_at(stage)
    versions = list(page.revisions.values_list("pk", "created_at"))
    where = {"destination_page_id": page_at("section").pk, "revision_id": versions[0][0]}
    before = public()
    for action in [*PagesAdminAPIViewSet.actions, "unheard_of"]:
        for name, browser in browsers.items():
            with transaction.atomic():
                response = api(browser, page, action, **EVERYTHING, **where)
                assert 400 <= response.status_code < 500, (action, name, response.status_code)
                assert public() == before
                assert list(page.revisions.values_list("pk", "created_at")) == versions
                transaction.set_rollback(True)


def test_the_api_still_lists_pages_for_the_choosers(browsers: dict[str, Client], page_at: PageAt):
    page = page_at("draft")
    listed = browsers["officer"].get(f"/admin/api/main/pages/?child_of={page.get_parent().pk}")
    assert [item["id"] for item in listed.json()["items"]] == [page.pk]
    hidden = browsers["foreign_officer"].get(f"/admin/api/main/pages/{page.pk}/")
    assert hidden.status_code == 404


def test_wagtails_api_that_writes_is_nowhere_in_the_addresses():
    assert [one for one in addresses() if "/api/main/pages/" in one.route]
    assert [one for one in addresses() if "v3" in one.route] == []


def test_the_departments_item_goes_on_as_before(browsers: dict[str, Client], page_at: PageAt):
    page = page_at("department")
    edit(browsers["editor"], page, **PUBLISH)
    assert again(page).title != page.title
