"""A small site with something of everything, as `setup_site` makes it and people fill it."""

import json
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.core.management import call_command
from wagtail.documents import get_document_model
from wagtail.models import Collection, Locale, Page

from districtcoordinator.areas.models import District
from districtcoordinator.areas.tests.factories import PersonFactory, ProvinceFactory
from districtcoordinator.directory.enums import Position
from districtcoordinator.directory.tests.factories import OfficerFactory
from home.actions import setup_site
from home.models import DigestPage, HomePage, Material, MaterialKind, ToolkitPage
from home.tests.content import books, new_picture, publish_body
from news.actions import ensure_news
from news.enums import CommentState, Topic
from news.models import BoardComment, NewsIndexPage, NewsPage, ProvinceSectionPage

KRABI = "81"
FIRST_DAY = date(2026, 7, 1)
COVER = (1200, 675)


def make_site() -> HomePage:
    """Make all pages, and a few officers, news items, books, documents and digests."""
    _plant_trees()
    # News get a section for each province that is there by now; the directory shows all of them.
    ProvinceFactory(code=KRABI, name="กระบี่", name_en="Krabi", slug="krabi")
    home_page = setup_site()
    ensure_news(parent=HomePage.objects.get(pk=home_page.pk))
    call_command("load_reference", verbosity=0)
    director = {
        "source_id": "director",
        "position": Position.GROUP_DIRECTOR,
        "name": "นางสาวมาลี ใจงาม",
    }
    OfficerFactory(province_id=KRABI, province=None, **director)
    add_officers(2)
    add_material(2)
    add_digests(2)
    add_news(4)
    add_comments(3)
    add_books(2)
    return HomePage.objects.get(pk=home_page.pk)


def add_officers(number: int) -> None:
    """Add officers to the districts of กระบี่ in turn."""
    districts = list(District.objects.filter(province=KRABI).select_related("province"))
    for count in range(number):
        district = districts[count % len(districts)]
        OfficerFactory(
            province=district.province,
            districts=[district],
            office_telephone="0 7561 1234",
            office_mail="office@krabi.example",
            mobile="060 000 0001",
            updated_on=FIRST_DAY,
        )


def add_material(number: int) -> None:
    """Add links, and a document, to the first set."""
    laws = ToolkitPage.objects.get(slug="laws")
    document = {"kind": MaterialKind.DOCUMENT, "document": new_document()}
    link = {"kind": MaterialKind.LINK, "address": "https://www.dla.go.th/"}
    Material.objects.create(page=laws, title="ระเบียบพัสดุ", year=2560, **document)
    Material.objects.bulk_create(
        Material(page=laws, title=f"พระราชบัญญัติเทศบาล {count}", year=2496 + count % 70, **link)
        for count in range(number)
    )


def add_digests(number: int) -> None:
    toolkit, document = ToolkitPage.objects.get(slug="digests"), new_document()
    for count in range(toolkit.numchild, toolkit.numchild + number):
        digest = DigestPage(
            title=f"การทบทวนแผนพัฒนาท้องถิ่น {count}",
            slug=f"plan-review-{count}",
            letter_number=f"มท 0810.3/ว {2931 + count}",
            letter_date=FIRST_DAY + timedelta(days=count),
            lead="ให้ทบทวนแผนพัฒนาท้องถิ่นให้แล้วเสร็จภายในเดือนกันยายน",
            body="<h2>สาระสำคัญ</h2><ul><li>ทบทวนแผน</li></ul>",
            document=document,
        )
        toolkit.add_child(instance=digest)


def add_news(number: int) -> None:
    """Add news items to the department and to กระบี่ in turn."""
    parents = [NewsIndexPage.objects.get(), ProvinceSectionPage.objects.get(province=KRABI)]
    topics, cover = list(Topic), new_picture("news", COVER)
    body = json.dumps(_news_body(cover, new_document()))
    already = NewsPage.objects.count()
    for count in range(already, already + number):
        item = NewsPage(
            title=f"ประชุมท้องถิ่นอำเภอ ครั้งที่ {count}",
            slug=f"meeting-{count}",
            lead="ท้องถิ่นอำเภอประชุมร่วมกับองค์กรปกครองส่วนท้องถิ่นเรื่องงบประมาณ",
            date=FIRST_DAY + timedelta(days=count % 28),
            topic=topics[count % len(topics)],
            cover=cover,
            body=body,
        )
        parents[count % len(parents)].add_child(instance=item)


def add_comments(number: int) -> None:
    """Add comments to the first item of กระบี่, and one each of those that are gone."""
    item = NewsPage.objects.filter(province=KRABI).order_by("pk")[0]
    author = get_user_model()._default_manager.first() or PersonFactory()
    hidden = {"state": CommentState.HIDDEN, "hidden_by": author, "hidden_reason": "โฆษณา"}
    gone: list[dict[str, Any]] = [hidden, {"state": CommentState.TAKEN_BACK}]
    BoardComment.objects.bulk_create(
        BoardComment(
            item=item,
            author=author,
            author_name="นายสมชาย ใจดี",
            office="ทลอ. ปลายพระยา",
            text=f"ขอแบบตรวจทานที่ใช้ลงพื้นที่ด้วย\nครั้งที่ {count}",
            form_key=uuid4(),
            **state,
        )
        for count, state in enumerate([*gone, *([{}] * number)])
    )


def add_books(number: int) -> None:
    """Put so many books with covers on the first page."""
    home_page = HomePage.objects.get()
    covers = [new_picture(f"book-{count}") for count in range(number)]
    shelf = books(*covers, page=home_page.pk)
    body = home_page.body.get_prep_value()
    publish_body(home_page, [shelf if one["type"] == "books" else one for one in body])


def new_document() -> Any:
    file = ContentFile(b"%PDF-1.4", "letter.pdf")
    return get_document_model().objects.create(title="หนังสือ มท 0810.3", file=file, file_size=8)


def _news_body(picture: Any, document: Any) -> list[dict[str, Any]]:
    shown = {"image": picture.pk, "alt_text": "ผู้เข้าร่วมประชุม", "decorative": False}
    file = {"document": document.pk, "title": "เอกสารประกอบการประชุม"}
    video = {"title": "บันทึกการประชุม", "address": "https://video.example/1"}
    values: dict[str, Any] = {
        "text": "<h2>ผลการประชุม</h2><p>ที่ประชุมเห็นชอบ<b>แผนงบประมาณ</b></p>",
        "picture": {"picture": shown, "caption": "ห้องประชุมที่ว่าการอำเภอ"},
        "gallery": {"title": "ภาพการประชุม", "pictures": _items(shown, shown)},
        "files": {"title": "เอกสาร", "files": _items(file)},
        "video": video | {"picture": picture.pk},
    }
    return [{"type": name, "value": value} for name, value in values.items()]


def _items(*values: Any) -> list[dict[str, Any]]:
    return [{"type": "item", "value": value} for value in values]


def _plant_trees() -> None:
    """Wagtail's migrations plant them; tests that really commit leave an empty database."""
    Locale.objects.get_or_create(language_code="th")
    if not Page.objects.exists():
        Page.add_root(title="Root", slug="root")
    if not Collection.objects.exists():
        Collection.add_root(name="Root")
