"""Pages, news and pictures for tests of the public site."""

import json
from datetime import date
from io import BytesIO
from typing import Any

from django.core.files.base import ContentFile
from PIL import Image
from wagtail.images import get_image_model

from home.models import HomePage
from news.enums import Topic
from news.models import NewsIndexPage, NewsPage


def plain(html: str) -> str:
    """Take out what keeps words on one line, and the white space within a line."""
    return html.replace('<span class="nowrap">', "").replace("</span>", "")


def new_picture(name: str = "picture", size: tuple[int, int] = (600, 840)) -> Any:
    file = BytesIO()
    Image.new("RGB", size, "#006465").save(file, "PNG")
    picture = get_image_model()(title=name, file=ContentFile(file.getvalue(), name=f"{name}.png"))
    picture.save()
    return picture


def new_news(
    home_page: HomePage, *, title: str = "ข่าว", day: int = 1, cover: Any = None
) -> NewsPage:
    """Publish a news item of the department, beneath the index, which is made if it is missing."""
    index = NewsIndexPage.objects.first()
    if index is None:
        index = HomePage.objects.get(pk=home_page.pk).add_child(
            instance=NewsIndexPage(title="ข่าวประชาสัมพันธ์", slug="news")
        )
    topic = next(iter(Topic))
    slug = f"item-{NewsPage.objects.count()}"
    page = NewsPage(
        title=title, slug=slug, lead=title, date=date(2026, 7, day), topic=topic, cover=cover
    )
    NewsIndexPage.objects.get().add_child(instance=page)
    page.save_revision().publish()
    return page


def publish_body(page: HomePage, body: list[dict[str, Any]]) -> None:
    page.body = json.dumps(body)
    page.save_revision().publish()


def link(text: str = "", **goal: Any) -> dict[str, Any]:
    return {"text": text, "place": "", "page": None, "address_elsewhere": "", **goal}


def books(*covers: Any, **goal: Any) -> dict[str, Any]:
    """A block of one book for each cover, which may be missing."""
    return {
        "type": "books",
        "value": {
            "title": "หนังสือ",
            "books": [
                {
                    "cover": cover.pk if cover else None,
                    "title": f"เล่มที่ {number}",
                    "publisher": "",
                    "link": link("อ่าน", **goal) if goal else link(),
                }
                for number, cover in enumerate(covers, 1)
            ],
        },
    }


def tiles(*links: dict[str, Any]) -> dict[str, Any]:
    shown = [{"icon": "law", "link": one, "note": ""} for one in links]
    return {"type": "tiles", "value": {"title": "ชุดความรู้", "tiles": shown}}
