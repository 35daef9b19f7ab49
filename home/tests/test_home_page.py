"""The first page stands, in Thai, and every way it shows leads somewhere."""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from wagtail.models import PageViewRestriction

from home.models import HomePage, SiteSettings, ToolkitIndexPage, ToolkitPage
from home.tests.content import new_news, plain, publish_body
from home.tests.page_reader import PageReader
from news.models import NewsPage

pytestmark = pytest.mark.once

TILES = {
    "กฎหมายและระเบียบ": "/toolkits/laws/",
    "ยุทธศาสตร์ชาติ, แผนฯ 12": "/toolkits/plans/",
    "คู่มือ/แนวทางปฏิบัติ": "/toolkits/manuals/",
    "มาตรฐานการบริการสาธารณะ": "/toolkits/standards/",
    "งานวิจัย/กรณีศึกษา": "/toolkits/research/",
    "สาระน่ารู้เพิ่มเติม": "/toolkits/digests/",
}


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
    for words in ("ทลอ. บันทึกข้อมูล", "สถจ. ตรวจสอบ", "เรียนและทดสอบความรู้กับ Local MOOC"):
        assert words in plain(page)


def test_every_link_of_it_leads_somewhere(client: Client, whole_site: HomePage):
    new_news(whole_site)
    links = PageReader(client.get("/").content.decode()).own_links

    assert {"/", "/login/", "/sso-admins/", "/search/", "/news/", "/faq/"} <= set(links)
    for link in links:
        assert client.get(link).status_code in {200, 302}, link


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


class TestTiles:
    def test_six_toolkits_in_the_order_of_the_handbook(self, client: Client, whole_site: HomePage):
        page = plain(client.get("/").content.decode())
        places = [
            page.index(f'<a href="{address}">{title}</a>') for title, address in TILES.items()
        ]
        assert places == sorted(places)

    def test_a_toolkit_that_is_not_published_leads_to_all_of_them(
        self, client: Client, whole_site: HomePage
    ):
        ToolkitPage.objects.get(slug="laws").unpublish()
        page = plain(client.get("/").content.decode())
        assert '<a href="/toolkits/">กฎหมายและระเบียบ</a>' in page
        assert '<a href="/toolkits/plans/">' in page

    def test_without_any_toolkits_the_words_stay(self, client: Client, whole_site: HomePage):
        ToolkitIndexPage.objects.get().delete()
        page = plain(client.get("/").content.decode())
        assert "<h3>กฎหมายและระเบียบ</h3>" in page
        assert "/toolkits/" not in page


class TestNews:
    def test_the_newest_stand_first_with_their_day_and_place(
        self, client: Client, whole_site: HomePage
    ):
        new_news(whole_site, title="ข่าวเก่า", day=1)
        new_news(whole_site, title="ข่าวใหม่", day=13)
        page = plain(client.get("/").content.decode())
        assert page.index("ข่าวใหม่") < page.index("ข่าวเก่า")
        assert "<b>ส่วนกลาง</b>" in page
        assert '<time datetime="2026-07-13">13 ก.ค. 2569</time>' in page

    def test_drafts_and_private_news_are_not_shown(self, client: Client, whole_site: HomePage):
        new_news(whole_site, title="ข่าวเปิดเผย")
        new_news(whole_site, title="ข่าวร่าง").unpublish()
        private = new_news(whole_site, title="ข่าวปกปิด")
        PageViewRestriction.objects.create(page=private, restriction_type="login")
        page = client.get("/").content.decode()
        assert "ข่าวเปิดเผย" in page
        assert "ข่าวร่าง" not in page and "ข่าวปกปิด" not in page

    def test_without_news_there_is_no_heading_for_them(self, client: Client, whole_site: HomePage):
        assert not NewsPage.objects.exists()
        assert "<h2>ข่าวประชาสัมพันธ์</h2>" not in client.get("/").content.decode()


class TestNothingToShow:
    def test_an_empty_page_still_has_its_head_and_its_foot(
        self, client: Client, home_page: HomePage
    ):
        publish_body(home_page, [])
        response = client.get("/")
        assert response.status_code == 200
        assert "<h1>" in response.content.decode()

    def test_books_without_books_lead_to_the_shelf(self, client: Client, home_page: HomePage):
        page = client.get("/").content.decode()
        assert "แนะนำหนังสือใหม่ / องค์ความรู้ใหม่" in plain(page)
        assert "https://www.dla.go.th/servlet/EbookServlet" in page

    def test_nothing_of_books_or_course_leads_nowhere(self, client: Client, home_page: HomePage):
        SiteSettings.objects.update(books_address="", mooc_address="")
        page = client.get("/").content.decode()
        assert "แนะนำหนังสือใหม่" not in plain(page)
        assert "ไปที่ระบบ Local MOOC" not in page
