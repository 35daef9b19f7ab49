"""The frame of every public page: no inline script, and Thai even when things go wrong."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.staticfiles import finders
from django.core.exceptions import PermissionDenied
from django.db import OperationalError, connection
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.views.defaults import bad_request, permission_denied, server_error
from PIL import Image
from wagtail.models import Page, Site

from home.actions import ensure_home_page, ensure_site_settings
from home.menu import MenuEntry
from home.models import HomePage, SiteSettings, ToolkitIndexPage
from home.tests.page_reader import PageReader

pytestmark = pytest.mark.once

STYLESHEETS = [
    "districtcoordinator/css/tokens.css",
    "districtcoordinator/css/site.css",
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
    assert "หน้าแรก" in page and "ถนนนครราชสีมา" in page
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


def test_an_unknown_host_is_answered_in_thai(client: Client, home_page: HomePage):
    response = client.get("/", headers={"host": "elsewhere.example"})
    assert response.status_code == 400
    assert "ระบบไม่เข้าใจคำขอ" in response.content.decode()


class TestMenu:
    HANDBOOK = [
        "หน้าแรก",
        "เกี่ยวกับศูนย์ฯ",
        "ทำเนียบ ทลอ.",
        "ข่าวประชาสัมพันธ์",
        "ชุดความรู้ / Toolkits",
        "Workload Tracking System",
        "คำถามที่พบบ่อย",
    ]

    def entries(self, client: Client, address: str = "/") -> list[MenuEntry]:
        return [one for one in client.get(address).context["menu"] if not one.only_at_the_foot]

    def test_has_the_entries_of_the_handbook_in_its_order(self, client: Client, db: None):
        home_page = ensure_home_page()
        for slug in ("about", "news", "toolkits", "faq"):
            HomePage.objects.get().add_child(instance=Page(title=slug, slug=slug))
        ensure_site_settings(home_page=home_page)
        assert [entry.text for entry in self.entries(client)] == self.HANDBOOK

    def test_stands_at_the_top_and_at_the_foot(self, client: Client, whole_site: HomePage):
        page = client.get("/").content.decode()
        assert page.count('<a href="/toolkits/">ชุดความรู้ / Toolkits</a>') == 2
        assert page.count(">แจ้งปัญหาการใช้งาน</a>") == 1

    @pytest.mark.parametrize(
        ("address", "marked"),
        [
            ("/", ("หน้าแรก", "page")),
            ("/toolkits/", ("ชุดความรู้ / Toolkits", "page")),
            ("/toolkits/laws/", ("ชุดความรู้ / Toolkits", "true")),
        ],
    )
    def test_marks_where_the_visitor_is(
        self, client: Client, whole_site: HomePage, address: str, marked: tuple[str, str]
    ):
        entries = self.entries(client, address)
        assert [(one.text, one.current) for one in entries if one.current] == [marked]

    def test_leaves_out_a_page_that_is_not_published(self, client: Client, whole_site: HomePage):
        assert "ชุดความรู้ / Toolkits" in [one.text for one in self.entries(client)]
        ToolkitIndexPage.objects.get().unpublish()
        assert "ชุดความรู้ / Toolkits" not in [one.text for one in self.entries(client)]

    def test_without_entries_of_its_own_shows_those_that_always_answer(
        self, client: Client, home_page: HomePage
    ):
        SiteSettings.objects.update(menu="[]")
        addresses = [one.address for one in self.entries(client)]
        assert addresses == ["/", "/directory/", "/login/"]

    def test_costs_two_queries_for_menu_contact_and_links(
        self, client: Client, rf: RequestFactory, whole_site: HomePage
    ):
        client.get("/")  # Wagtail now knows the addresses of its sites
        request = rf.get("/nowhere/")
        request.user = AnonymousUser()
        Site.find_for_request(request)
        with CaptureQueriesContext(connection) as queries:
            render_to_string("404.html", request=request)
        assert len(queries) == 2


class TestContact:
    def test_comes_from_the_settings(self, client: Client, home_page: HomePage):
        SiteSettings.objects.update(
            office="กองใหม่", address="ถนนใหม่", telephone="0 2000 0000", email="help@dla.go.th"
        )
        page = client.get("/nowhere/").content.decode()
        for words in ("กองใหม่", "ถนนใหม่", 'href="tel:+6620000000"', "mailto:help@dla.go.th"):
            assert words in page

    def test_other_sites_are_linked_from_the_settings(self, client: Client, home_page: HomePage):
        SiteSettings.objects.update(info_address="https://info.example/", department_address="")
        page = client.get("/nowhere/").content.decode()
        assert 'href="https://info.example/"' in page
        assert 'https://www.dla.go.th/"' not in page.replace("EbookServlet", "")

    def test_the_map_is_a_picture_of_our_own_with_a_way_out(
        self, client: Client, home_page: HomePage
    ):
        assert 'class="footer-map" href="https://www.openstreetmap.org/' in str(
            client.get("/").content.decode()
        )
        SiteSettings.objects.update(map_address="")
        page = client.get("/").content.decode()
        assert '<div class="footer-map">' in page
        assert "openstreetmap" not in page


class TestSearchForm:
    def test_stands_labelled_on_every_page_and_needs_no_script(
        self, client: Client, home_page: HomePage
    ):
        for address in ("/", "/nowhere/", "/sso-admins/"):
            page = client.get(address).content.decode()
            assert page.count('role="search" action="/search/"') == 1
            assert page.count("ค้นหาทั้งเว็บไซต์</label>") == 1


class TestWhatIsSharedAndFound:
    def test_a_page_names_its_address_title_and_description(
        self, client: Client, home_page: HomePage
    ):
        page = client.get("/?utm_source=x").content.decode()
        assert PageReader(page).canonical == "http://testserver/"
        for name, value in (
            ('property="og:title"', home_page.title),
            ('property="og:site_name"', "ศูนย์ประสานงานท้องถิ่นอำเภอ"),
            ('property="og:url"', "http://testserver/"),
            ('property="og:locale"', "th_TH"),
            ('name="description"', home_page.search_description),
        ):
            assert f'<meta {name} content="{value}">' in page
        assert "noindex" not in page

    def test_the_picture_for_sharing_is_there(self, client: Client, home_page: HomePage):
        page = client.get("/").content.decode()
        address = re.search(r'property="og:image" content="http://testserver/static/([^"]+)"', page)
        assert address and finders.find(address.group(1))

    def test_what_is_no_page_has_no_address_of_its_own(self, client: Client, home_page: HomePage):
        page = client.get("/nowhere/").content.decode()
        assert PageReader(page).canonical == ""
        assert "og:title" not in page

    def test_a_draft_is_not_to_be_indexed(self, rf: RequestFactory, home_page: HomePage):
        home_page.unpublish()
        response = home_page.make_preview_request(rf.get("/"))
        page = response.rendered_content if hasattr(response, "rendered_content") else ""
        page = page or response.content.decode()
        assert '<meta name="robots" content="noindex">' in page
        assert PageReader(page).canonical == ""

    def test_icons_for_browsers_and_telephones(self, client: Client, home_page: HomePage):
        page = client.get("/").content.decode()
        assert 'rel="icon" href="/static/districtcoordinator/img/mark.svg"' in page
        assert (
            'rel="apple-touch-icon" href="/static/districtcoordinator/img/touch-icon.png"' in page
        )
        with Image.open(finders.find("districtcoordinator/img/touch-icon.png")) as icon:
            assert icon.size == (180, 180)


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
