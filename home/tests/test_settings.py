"""Menu, contact and links are the department's editors' to change, and are seen at once."""

from typing import Any

from django.test import Client
from django.urls import reverse
from wagtail.models import Site
from wagtail.test.utils.form_data import nested_form_data, streamfield

from home.models import HomePage, SiteSettings
from home.tests.content import link

FIELDS = (
    *("office", "address", "telephone", "email", "map_address"),
    *("department_address", "books_address", "mooc_address", "info_address"),
)


def save(client: Client, *entries: dict[str, Any], **changes: str) -> Any:
    """Send the settings' form as the admin does, with these entries of the menu."""
    site = Site.objects.get()
    settings = SiteSettings.for_site(site)
    fields = {name: getattr(settings, name) for name in FIELDS}
    menu = streamfield([("link", entry) for entry in entries])
    data = nested_form_data({**fields, **changes, "menu": menu})
    address = reverse("wagtailsettings:edit", args=["home", "sitesettings", site.pk])
    return client.post(address, data)


def test_the_menu_stands_in_the_order_the_editor_gave_it(admin_client: Client, home_page: HomePage):
    response = save(
        admin_client,
        link("เข้าระบบก่อน", page="", place="dc_accounts:login"),
        link("แล้วหน้าแรก", page=str(home_page.pk)),
    )
    assert response.status_code == 302
    menu = admin_client.get("/sso-admins/").context["menu"]
    assert [(one.text, one.address) for one in menu] == [
        ("เข้าระบบก่อน", "/login/"),
        ("แล้วหน้าแรก", "/"),
    ]


def test_an_entry_may_stand_at_the_foot_alone(admin_client: Client, home_page: HomePage):
    entry = link("ช่วยเหลือ", page="", place="home:report_problem")
    save(admin_client, link("หน้าแรก", page=str(home_page.pk)), entry | {"only_at_the_foot": "on"})
    page = admin_client.get("/").content.decode()
    assert page.count(">ช่วยเหลือ</a>") == 1
    assert page.index(">ช่วยเหลือ</a>") > page.index("<footer")


def test_an_entry_that_leads_nowhere_is_refused(admin_client: Client, home_page: HomePage):
    assert save(admin_client, link("ไม่มีปลายทาง", page="")).status_code == 200
    assert "ไม่มีปลายทาง" not in admin_client.get("/").content.decode()


def test_the_address_of_local_mooc_leads_from_the_home_page(
    admin_client: Client, home_page: HomePage
):
    save(admin_client, mooc_address="https://mooc.example/")
    page = admin_client.get("/").content.decode()
    assert '<a class="button button--quiet" href="https://mooc.example/" rel="noopener">' in page


def test_what_is_no_address_is_refused(admin_client: Client, home_page: HomePage):
    assert save(admin_client, mooc_address="javascript:alert(1)").status_code == 200
    assert "javascript:" not in admin_client.get("/").content.decode()
