"""About, help and privacy are there, in words that are true, and cheap however long they grow."""

import json
from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Page

from home.actions.content_pages import ensure_content_pages
from home.models import ContentPage, HomePage
from home.tests.page_reader import PageReader

pytestmark = pytest.mark.once

Document, Image = get_document_model(), get_image_model()
QUERIES = 10


@pytest.fixture
def pages(home_page: HomePage) -> dict[str, ContentPage]:
    return {page.slug: page for page in ensure_content_pages(parent=home_page)}


def read(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode().replace('<span class="nowrap">', "").replace("</span>", "")


def make_page(home_page: HomePage, body: list[dict[str, Any]], **values: Any) -> ContentPage:
    page = ContentPage(title="หน้าทดลอง", slug="try", body=json.dumps(body), **values)
    Page.objects.get(pk=home_page.pk).add_child(instance=page)
    return page


def cost(client: Client, address: str) -> int:
    client.get(address)
    cache.clear()
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def a_bit_of_everything(home_page: HomePage, number: int, first: int = 0) -> list[dict[str, Any]]:
    blocks: list[dict[str, Any]] = []
    for count in range(first, first + number):
        picture = Image.objects.create(title=f"ภาพ {count}", file=get_test_image_file())
        file = Document.objects.create(title="แฟ้ม", file=ContentFile(b"x", f"{count}.pdf"))
        below = make_below(home_page, count)
        text = (
            f'<p><a linktype="page" id="{below.pk}">หน้า</a> '
            f'<a linktype="document" id="{file.pk}">แฟ้ม</a></p>'
        )
        link = {"text": "ไปต่อ", "place": "", "page": below.pk, "address_elsewhere": ""}
        titled = {"title": f"หัวข้อ {count}", "text": text, "link": link}
        blocks += [
            {"type": "text", "value": text},
            {"type": "section", "value": titled},
            {"type": "numbered_parts", "value": {"title": "ส่วน", "parts": [titled, titled]}},
            {"type": "folding", "value": titled},
            {"type": "notice", "value": {"text": text}},
            {"type": "picture", "value": {"picture": picture.pk, "description": "แผนที่"}},
            {"type": "file", "value": {"document": file.pk, "title": "แบบ"}},
            {"type": "link", "value": link},
            {"type": "contact", "value": None},
        ]
    return blocks


def make_below(home_page: HomePage, count: int) -> ContentPage:
    page = ContentPage(title=f"หน้า {count}", slug=f"below-{count}")
    Page.objects.get(pk=home_page.pk).add_child(instance=page)
    return page


class TestFirstContent:
    def test_about_has_four_parts_both_meetings_and_the_contact(self, client: Client, pages: Any):
        page = read(client, "/about/")
        assert page.count('class="numbered-part"') == 4
        for words in ("3/2564", "17 มิถุนายน 2564", "2/2564", "23 กุมภาพันธ์ 2564"):
            assert words in page
        main = page.split("</main>")[0]
        for words in ("0 2241 9013", "กลุ่มพัฒนาระบบบริหาร", "ถนนนครราชสีมา แขวงดุสิต เขตดุสิต กรุงเทพฯ"):
            assert words in main

    @pytest.mark.parametrize(
        "words",
        [
            "เข้าสู่ระบบไม่ได้",
            "ลืม Password",
            "ไม่มีสิทธิ์",
            "เข้าสู่ระบบใหม่ขณะกำลังกรอกข้อมูล",
            "ไม่รับตัวเลข",
            "มีผู้อื่นบันทึกไว้ก่อนแล้ว",
            "รอบปิดแล้ว",
            "ส่งกลับแก้ไข",
            "ยืนยันข้อมูลผิดพลาด",
            "สัญญาณช้าหรือขาด",
            "การพิมพ์",
            "เบราว์เซอร์ที่รองรับ",
            "ผู้ให้ความช่วยเหลือ",
        ],
    )
    def test_help_answers(self, client: Client, pages: Any, words: str):
        assert words in read(client, "/help/")

    def test_help_leads_to_the_form_and_to_the_sso_admins(self, client: Client, pages: Any):
        links = PageReader(read(client, "/help/").split("</main>")[0]).own_links
        assert {"/help/report/", "/sso-admins/"} <= set(links)

    def test_privacy_names_law_cookies_rights_and_what_is_undecided(
        self, client: Client, pages: Any, settings: Any
    ):
        page = read(client, "/privacy/")
        for words in ("พ.ศ. 2562", "มาตรา 24 (4)", "มาตรา 30", "ยังไม่ได้กำหนด", "โทรศัพท์มือถือ"):
            assert words in page
        for cookie in (settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME):
            assert cookie in page

    @pytest.mark.parametrize("address", ["/about/", "/help/", "/privacy/"])
    def test_every_link_leads_somewhere_and_nothing_is_inline(
        self, client: Client, pages: Any, address: str
    ):
        reader = PageReader(read(client, address))
        assert reader.inline == []
        for link in reader.own_links:
            assert client.get(link).status_code in {200, 302}, link

    def test_stands_below_a_prefix(self, client: Client, pages: Any, prefix: str):
        page = client.get("/help/", SCRIPT_NAME=prefix).content.decode()
        for link in PageReader(page).own_links:
            assert link.startswith(f"{prefix}/"), link

    @pytest.mark.parametrize("address", ["/about/", "/help/", "/privacy/"])
    def test_costs_few_queries(self, client: Client, pages: Any, address: str):
        assert cost(client, address) <= QUERIES

    def test_an_editor_can_save_them_as_they_are(self, pages: Any):
        for page in pages.values():
            page.body.stream_block.clean(page.body)

    def test_what_an_editor_wrote_stays(self, home_page: HomePage, pages: Any):
        pages["about"].title = "ชื่อของบรรณาธิการ"
        pages["about"].save_revision().publish()
        ensure_content_pages(parent=home_page)
        assert ContentPage.objects.count() == 3
        assert ContentPage.objects.get(slug="about").title == "ชื่อของบรรณาธิการ"


class TestWriting:
    def test_long_pages_have_contents_and_short_ones_none(self, client: Client, pages: Any):
        assert 'href="#browsers"' in read(client, "/help/")
        assert 'class="contents"' not in read(client, "/about/")

    def test_costs_the_same_however_long(self, client: Client, home_page: HomePage):
        page = make_page(home_page, a_bit_of_everything(home_page, 2))
        few = cost(client, "/try/")
        page.body = json.dumps(a_bit_of_everything(home_page, 9, first=2))
        page.save()
        many = cost(client, "/try/")
        assert few == many

    def test_links_in_text_lead_to_their_pages_and_files(self, client: Client, home_page: HomePage):
        make_page(home_page, a_bit_of_everything(home_page, 1))
        page = read(client, "/try/")
        assert page.count('href="/below-0/"') == 11
        assert "linktype" not in page

    def test_an_empty_page_says_so(self, client: Client, home_page: HomePage):
        make_page(home_page, [])
        assert "ยังไม่มีเนื้อหาในหน้านี้" in read(client, "/try/")

    def test_pages_below_are_listed_and_lead_back(self, client: Client, home_page: HomePage):
        page = make_page(home_page, [])
        page.add_child(instance=ContentPage(title="หน้าย่อย", slug="sub"))
        above = read(client, "/try/")
        assert 'href="/try/sub/"' in above and "ยังไม่มีเนื้อหา" not in above
        assert 'class="way"' in read(client, "/try/sub/")
        assert 'class="way"' not in above

    def test_what_was_deleted_leaves_no_hole(self, client: Client, home_page: HomePage):
        make_page(home_page, a_bit_of_everything(home_page, 1))
        Image.objects.all().delete()
        Document.objects.all().delete()
        page = read(client, "/try/")
        assert "<figure" not in page and "<img" not in page.split("<main")[1]
        assert "นำไฟล์นี้ออกจากเว็บไซต์แล้ว" in page

    def test_a_picture_whose_file_is_gone_or_spoilt_is_left_out(
        self, client: Client, home_page: HomePage
    ):
        make_page(home_page, a_bit_of_everything(home_page, 1))
        file = Image.objects.get().file
        file.storage.delete(file.name)
        assert "<figure" not in read(client, "/try/")
        file.storage.save(file.name, ContentFile(b"no picture"))
        assert "<figure" not in read(client, "/try/")

    def test_pictures_have_sizes_and_wait_until_they_are_needed(
        self, client: Client, home_page: HomePage
    ):
        make_page(home_page, a_bit_of_everything(home_page, 1))
        page = read(client, "/try/")
        for words in ('alt="แผนที่"', 'loading="lazy"', "srcset=", ".webp", "width=", "height="):
            assert words in page.split("<figure")[1]

    def test_what_an_editor_types_is_text_and_no_markup(self, client: Client, home_page: HomePage):
        value = {"title": "<script>x</script>", "text": "<p>ก</p>"}
        make_page(home_page, [{"type": kind, "value": value} for kind in ("section", "folding")])
        assert "<script>x" not in read(client, "/try/")
