"""The first page stands, in Thai, and every way it shows leads somewhere."""

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.test import Client
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from home.blocks import LinkBlock
from home.models import HomePage
from home.tests.page_reader import PageReader


@pytest.fixture
def somebody(db: None):
    return get_user_model().objects.create_user("somchai", first_name="สมชาย", last_name="ใจดี")


def test_says_in_thai_what_the_centre_is_for(client: Client, home_page: HomePage):
    response = client.get("/")

    assert response.status_code == 200
    page = response.content.decode()
    assert '<html lang="th">' in page
    for words in ("หน้าแรก", "เข้าสู่ระบบ", "Workload Tracking System", "ติดต่อเรา", "0 2241 9013"):
        assert words in page
    assert "ทลอ. บันทึกข้อมูล" in page
    assert "สถจ. ตรวจสอบ" in page.replace('<span class="nowrap">', "").replace("</span>", "")


def test_every_link_of_it_leads_somewhere(client: Client, home_page: HomePage):
    links = PageReader(client.get("/").content.decode()).own_links

    assert {"/", "/login/", "/sso-admins/"} <= set(links)
    for link in links:
        assert client.get(link).status_code in {200, 302}, link


def test_costs_few_queries(client: Client, home_page: HomePage, django_assert_max_num_queries):
    client.get("/")
    with django_assert_max_num_queries(10):
        client.get("/")


def test_offers_signing_in_to_a_stranger(client: Client, home_page: HomePage):
    page = client.get("/").content.decode()
    assert "/logout/" not in page
    assert "/login/" in page


def test_names_who_is_signed_in_and_offers_signing_out(
    client: Client, home_page: HomePage, somebody
):
    client.force_login(somebody, backend="django.contrib.auth.backends.ModelBackend")
    page = client.get("/").content.decode()
    assert "สมชาย ใจดี" in page
    assert "/logout/" in page
    assert "ออกจากระบบ" in page


def test_stands_below_a_prefix(client: Client, home_page: HomePage, prefix: str):
    response = client.get("/", SCRIPT_NAME=prefix)

    assert response.status_code == 200
    reader = PageReader(response.content.decode())
    for address in reader.own_links + reader.sources:
        assert address.startswith(f"{prefix}/"), address


def test_names_its_own_address_as_the_current_one(client: Client, home_page: HomePage, prefix: str):
    assert 'aria-current="page"' in client.get("/", SCRIPT_NAME=prefix).content.decode()


class TestEditing:
    """What the department's editor changes in the admin is on the page at once."""

    def post(self, client: Client, page: HomePage, **link: str):
        card = {
            "icon": "help",
            "title": "บัตรใหม่",
            "text": rich_text("<p>ข้อความใหม่</p>"),
            "link": {"text": "ไปต่อ", "place": "", "page": "", **link},
        }
        cards = {"count": "1", "0-deleted": "", "0-order": "0", "0-type": "item", "0-id": ""}
        cards |= {"0-value": card}
        data = nested_form_data(
            {
                "title": page.title,
                "slug": page.slug,
                "heading": "หัวเรื่องใหม่",
                "lead": "",
                "system_text": rich_text("<p></p>"),
                "body": streamfield([("cards", {"title": "ชุดใหม่", "cards": cards})]),
                "comments-TOTAL_FORMS": 0,
                "comments-INITIAL_FORMS": 0,
                "action-publish": "1",
            }
        )
        return client.post(f"/admin/pages/{page.pk}/edit/", data)

    def test_new_words_and_cards_are_published(self, admin_client: Client, home_page: HomePage):
        assert self.post(admin_client, home_page, place="dc_accounts:login").status_code == 302

        page = admin_client.get("/").content.decode()
        for words in ("หัวเรื่องใหม่", "ชุดใหม่", "บัตรใหม่", "ข้อความใหม่", "ไปต่อ"):
            assert words in page

    def test_a_card_whose_link_leads_nowhere_is_not(self, admin_client: Client, home_page):
        assert self.post(admin_client, home_page).status_code == 200
        assert "หัวเรื่องใหม่" not in admin_client.get("/").content.decode()

    def test_a_page_that_is_gone_is_not_linked(self, client: Client, home_page: HomePage):
        link = LinkBlock().to_python({"text": "ไปต่อ", "place": "", "page": None})
        assert link.address == ""

    def test_a_link_needs_words_to_press(self):
        block = LinkBlock()
        with pytest.raises(ValidationError):
            block.clean(block.to_python({"text": "", "place": "dc_accounts:login", "page": None}))
        assert block.clean(block.to_python({"text": "", "place": "", "page": None}))
