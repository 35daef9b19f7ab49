"""Things of every kind that have a word in common, for tests of searching."""

import re
from datetime import date
from typing import Any

from django.core.files.base import ContentFile
from django.test import Client
from wagtail.documents import get_document_model
from wagtail.models import Page

from districtcoordinator.areas.tests.factories import DistrictFactory, ProvinceFactory
from districtcoordinator.directory.tests.factories import OfficerFactory
from faq.models import FaqGroupPage, FaqIndexPage, FaqQuestionPage
from home.models import (
    ContentPage,
    DigestPage,
    HomePage,
    Material,
    MaterialKind,
    ToolkitIndexPage,
    ToolkitPage,
)
from home.tests.content import new_news


def new_content(parent: Page, title: str, text: str = "", **values: Any) -> ContentPage:
    body = [("section", {"title": "หมวด", "text": f"<p>{text}</p>"})] if text else []
    slug = f"content-{Page.objects.count()}"
    return _add(parent, ContentPage(title=title, slug=slug, body=body, **values))


def new_document(title: str, **values: Any) -> Any:
    file = ContentFile(b"%PDF-1.4", name="letter.pdf")
    return get_document_model().objects.create(title=title, file=file, file_size=8, **values)


def one_of_each_kind(home_page: HomePage, word: str, number: int = 1) -> None:
    """Make `number` things of each kind with the word in the title, or of an officer's district."""
    toolkits = _add(home_page, ToolkitIndexPage(title="ชุดความรู้", slug="toolkits"))
    toolkit = _add(toolkits, ToolkitPage(title="กฎหมาย", slug="laws"))
    faq = _add(home_page, FaqIndexPage(title="คำถามที่พบบ่อย", slug="faq"))
    group = _add(faq, FaqGroupPage(title="ทั่วไป", slug="general"))
    province = ProvinceFactory(code="81", name="กระบี่", name_en="Krabi", slug="krabi")
    for each in range(number):
        slug = f"about-{each}"
        _add(home_page, ContentPage(title=f"หน้าเรื่อง{word}", slug=slug, lead="สาระ"))
        kit = _add(toolkits, ToolkitPage(title=f"ชุดเรื่อง{word}", slug=slug))
        Material.objects.create(
            page=kit, title="คู่มือ", kind=MaterialKind.LINK, address="https://www.dla.go.th/"
        )
        letter = {"letter_number": "มท 1", "letter_date": date(2026, 5, 15), "lead": "สาระ"}
        _add(toolkit, DigestPage(title=f"หนังสือเรื่อง{word}", slug=slug, **letter))
        _add(group, FaqQuestionPage(title=f"ถามเรื่อง{word}", slug=slug, answer="<p>ตอบ</p>"))
        new_news(home_page, title=f"ข่าวเรื่อง{word}")
        new_document(f"เอกสารเรื่อง{word}")
        district = DistrictFactory(
            code=f"81{each + 1:02d}", province=province, name=f"{word}{each}"
        )
        OfficerFactory(province=province, districts=[district])


def _add(parent: Page, page: Any) -> Any:
    return Page.objects.get(pk=parent.pk).add_child(instance=page)


class Results:
    """What the page of a search shows, as a visitor reads it."""

    def __init__(self, client: Client, query: str | None = None, **parameters: str) -> None:
        asked = parameters if query is None else {"q": query, **parameters}
        self.response = client.get("/search/", asked)
        assert self.response.status_code == 200
        self.html = self.response.content.decode()
        self.text = _plain(self.html)
        self.titles = [_plain(title) for title in re.findall("<h3>(.*?)</h3>", self.html, re.S)]
        self.addresses = re.findall('<h3><a href="([^"]*)"', self.html)
        self.marked = re.findall("<mark>(.*?)</mark>", self.html)

    @property
    def numbers(self) -> dict[str, int]:
        """The tabs with their numbers."""
        tabs = re.findall(r'>([^<>]+) <span class="search-count">([\d,]+)</span>', self.html)
        return {name: int(number.replace(",", "")) for name, number in tabs}


def _plain(html: str) -> str:
    return " ".join(re.sub("<[^>]*>", "", html).split())
