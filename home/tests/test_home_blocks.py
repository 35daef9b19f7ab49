"""Tiles, books and links of the first page: changed at once, sensible when something is gone."""

from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from wagtail.documents import get_document_model
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from home import demo
from home.blocks import LinkBlock
from home.models import ContentPage, HomePage
from home.tests.content import books, link, new_news, new_picture, plain, publish_body, tiles

pytestmark = pytest.mark.once


def listed(*values: dict[str, Any]) -> dict[str, Any]:
    """What the admin's form sends for a list of blocks."""
    data: dict[str, Any] = {"count": str(len(values))}
    for number, value in enumerate(values):
        data |= {
            f"{number}-deleted": "",
            f"{number}-order": str(number),
            f"{number}-type": "item",
            f"{number}-id": "",
            f"{number}-value": value,
        }
    return data


class TestEditing:
    """What the department's editor changes in the admin is on the page at once."""

    def post(self, client: Client, page: HomePage, *body: tuple[str, dict[str, Any]]) -> Any:
        data = nested_form_data(
            {
                "title": page.title,
                "slug": page.slug,
                "heading": "หัวเรื่องใหม่",
                "lead": "",
                "system_text": rich_text("<p></p>"),
                "body": streamfield(list(body)),
                "comments-TOTAL_FORMS": 0,
                "comments-INITIAL_FORMS": 0,
                "action-publish": "1",
            }
        )
        return client.post(f"/admin/pages/{page.pk}/edit/", data)

    def card(self, **goal: str) -> tuple[str, dict[str, Any]]:
        text = rich_text("<p>ข้อความใหม่</p>")
        card = {
            "icon": "help",
            "title": "บัตรใหม่",
            "text": text,
            "link": link("ไปต่อ", page="", **goal),
        }
        return "cards", {"title": "ชุดใหม่", "cards": listed(card)}

    def test_new_words_and_cards_are_published(self, admin_client: Client, home_page: HomePage):
        response = self.post(admin_client, home_page, self.card(place="dc_accounts:login"))
        assert response.status_code == 302

        page = admin_client.get("/").content.decode()
        for words in ("หัวเรื่องใหม่", "ชุดใหม่", "บัตรใหม่", "ข้อความใหม่", "ไปต่อ"):
            assert words in page

    def test_a_card_whose_link_leads_nowhere_is_not(self, admin_client: Client, home_page):
        assert self.post(admin_client, home_page, self.card()).status_code == 200
        assert "หัวเรื่องใหม่" not in admin_client.get("/").content.decode()

    def test_tiles_stand_in_the_order_the_editor_gave_them(
        self, admin_client: Client, home_page: HomePage
    ):
        shown = [
            {"icon": "idea", "note": "", "link": link(text, page="", place="home:search")}
            for text in ("ช่องที่สอง", "ช่องที่หนึ่ง")
        ]
        block = ("tiles", {"title": "ชุดความรู้", "tiles": listed(*shown)})
        assert self.post(admin_client, home_page, block).status_code == 302

        page = admin_client.get("/").content.decode()
        assert page.index("ช่องที่สอง") < page.index("ช่องที่หนึ่ง")

    def test_a_new_book_is_shown_with_its_cover(self, admin_client: Client, home_page: HomePage):
        book = {
            "cover": str(new_picture().pk),
            "title": "เล่มใหม่",
            "publisher": "",
            "link": link(page=""),
        }
        block = ("books", {"title": "หนังสือใหม่", "books": listed(book)})
        assert self.post(admin_client, home_page, block).status_code == 302

        page = admin_client.get("/").content.decode()
        assert "เล่มใหม่" in page
        assert 'class="book-cover" src="/media/images/' in page


class TestLinks:
    def test_a_page_that_is_gone_is_not_linked(self, home_page: HomePage):
        gone = LinkBlock().to_python({"text": "ไปต่อ", "place": "", "page": None})
        assert gone.address == ""

    def test_a_page_that_is_not_published_is_not_linked(self, client: Client, home_page: HomePage):
        page = home_page.add_child(instance=ContentPage(title="เกี่ยวกับ", slug="about-us"))
        publish_body(home_page, [tiles(link("เกี่ยวกับเรา", page=page.pk))])
        assert "/about-us/" in client.get("/").content.decode()

        page.unpublish()
        shown = client.get("/").content.decode()
        assert "เกี่ยวกับเรา" in shown
        assert "/about-us/" not in shown

    def test_another_site_is_linked_as_such(self, client: Client, home_page: HomePage):
        publish_body(home_page, [tiles(link("ที่อื่น", address_elsewhere="https://example.com/x"))])
        page = client.get("/").content.decode()
        assert '<a href="https://example.com/x" rel="noopener">ที่อื่น' in page
        assert "เว็บไซต์อื่น" in page

    def test_a_link_needs_words_to_press(self):
        block = LinkBlock()
        with pytest.raises(ValidationError):
            block.clean(block.to_python({"text": "", "place": "dc_accounts:login", "page": None}))
        assert block.clean(block.to_python({"text": "", "place": "", "page": None}))


class TestMissing:
    def test_a_cover_whose_file_is_lost_gives_way_to_the_title(
        self, client: Client, home_page: HomePage
    ):
        there, lost = new_picture("there"), new_picture("lost")
        Path(lost.file.path).unlink()
        publish_body(home_page, [books(there, lost)])
        page = client.get("/").content.decode()
        assert page.count('<img class="book-cover"') == 1
        assert '<span class="book-cover book-cover--plain" aria-hidden="true">เล่มที่ 2</span>' in page

    def test_a_cover_and_a_news_picture_that_are_spoilt_are_left_out(
        self, client: Client, home_page: HomePage
    ):
        cover, picture = new_picture("spoilt"), new_picture("spoilt-too")
        for spoilt in (cover, picture):
            Path(spoilt.file.path).write_bytes(b"no picture")
        new_news(home_page, title="ข่าวที่ภาพเสีย", cover=picture)
        news = {"type": "news", "value": {"title": "ข่าว", "number": 3}}
        publish_body(home_page, [books(cover), news])
        page = client.get("/").content.decode()
        assert "book-cover--plain" in page
        assert "ข่าวที่ภาพเสีย" in page
        assert "news-picture" not in page

    def test_a_cover_that_was_deleted_gives_way_to_the_title(
        self, client: Client, home_page: HomePage
    ):
        deleted = new_picture()
        publish_body(home_page, [books(deleted)])
        deleted.delete()
        assert "book-cover--plain" in client.get("/").content.decode()

    def test_a_document_that_was_deleted_breaks_nothing(self, client: Client, home_page: HomePage):
        document = get_document_model().objects.create(title="คู่มือ", file="documents/x.pdf")
        text = f'<p>อ่าน<a linktype="document" id="{document.pk}">คู่มือ</a></p>'
        publish_body(home_page, [{"type": "text", "value": text}])
        assert "/documents/" in client.get("/").content.decode()
        document.delete()
        response = client.get("/")
        assert response.status_code == 200
        assert "คู่มือ" in response.content.decode()


class TestDemo:
    def test_the_demo_has_books_with_covers(self, client: Client, whole_site: HomePage):
        demo.load(lambda *progress: None)
        page = client.get("/").content.decode()
        assert page.count('<img class="book-cover"') == 4
        assert "คู่มือการปฏิบัติงานของท้องถิ่นอำเภอ" in plain(page)

    def test_loading_it_again_keeps_what_an_editor_changed(self, whole_site: HomePage):
        demo.load(lambda *progress: None)
        page = HomePage.objects.get()
        publish_body(page, [books(None)])
        demo.load(lambda *progress: None)
        assert [block.block_type for block in HomePage.objects.get().body] == ["books"]
        assert len(HomePage.objects.get().body[0].value["books"]) == 1
