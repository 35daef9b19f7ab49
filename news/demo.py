"""Forty invented news items of the department and several provinces, with pictures drawn by us."""

import json
from collections.abc import Callable
from datetime import timedelta
from functools import cached_property
from io import BytesIO
from itertools import groupby
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from openpyxl import Workbook
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection

from districtcoordinator.areas.invented import pick
from districtcoordinator.areas.models import District

from . import demo_board, demo_work
from .drawing import MOTIFS, draw
from .models import NewsIndexPage, NewsPage, ProvinceSectionPage

AFTER = ("home", "dc_accounts")
CONTENT = Path(__file__).parent / "content" / "demo_news.json"
COLLECTION = "ข่าวตัวอย่าง"
GALLERY, GALLERY_SEEDS = 4, 2
CHECKLIST = "แบบตรวจทานสำหรับองค์กรปกครองส่วนท้องถิ่น (ตัวอย่าง)"
VIDEO = "https://www.dla.go.th/"
SHOWN = {
    "rice_field": "นาข้าวเป็นแถวทอดไปถึงเชิงเขา",
    "river": "เรือลำหนึ่งในแม่น้ำระหว่างสองฝั่งที่มีต้นไม้",
    "islands": "เกาะหินปูนและเรือในทะเล",
    "road": "ถนนคดเคี้ยวเข้าสู่หมู่บ้านกลางหุบเขา",
    "village": "บ้านเรือนและถังขยะแยกประเภทสี่สี",
    "waterworks": "หอถังสูงของระบบประปาหมู่บ้าน",
    "park": "ผู้คนหลายวัยทำกิจกรรมร่วมกันในสวน",
    "flood_drill": "ทีมช่วยเหลือบนเรือท้องแบนข้างเสาวัดระดับน้ำ",
    "meeting": "ผู้เข้าประชุมนั่งรอบโต๊ะหน้าจอแสดงแผนภูมิ",
    "training": "วิทยากรอธิบายหน้าจอแก่ผู้เข้าอบรม",
    "office": "อาคารสำนักงานท้องถิ่นและเสาธง",
    "ballot": "หีบบัตรเลือกตั้งและผู้มาใช้สิทธิ",
    "health": "เจ้าหน้าที่ดูแลผู้สูงอายุที่นั่งบนเก้าอี้",
    "budget": "เอกสารงบประมาณและปากกาบนโต๊ะ",
    "district_map": "แผนที่พื้นที่พร้อมหมุดปักตำแหน่ง",
}


@transaction.atomic
def load(report_progress: Callable[[str, int, int], None]) -> str:
    """Add the items that are missing where a section is there for them; say how many came."""
    index = NewsIndexPage.objects.first()
    items = json.loads(CONTENT.read_text(encoding="utf-8")) if index else []
    keys = [_key(number) for number in range(len(items))]
    sections = set(ProvinceSectionPage.objects.values_list("slug", flat=True))
    there = set(
        NewsPage.objects.filter(translation_key__in=keys).values_list("translation_key", flat=True)
    )
    missing = [
        (key, item)
        for key, item in zip(keys, items, strict=True)
        if key not in there and (not item["province"] or item["province"] in sections)
    ]
    writer = _Writer(index)
    for done, (key, item) in enumerate(reversed(missing), start=1):  # the oldest is written first
        writer.publish(key, item)
        report_progress(_("Demo news"), done, len(missing))
    at_work = demo_work.load(_texts, writer.picture)
    demo_board.load(_key)
    return _("Demo news added: %(count)d.") % {"count": len(missing) + at_work}


class _Writer:
    """Publishes items one after another, and makes each picture and file but once."""

    def __init__(self, index: Any) -> None:
        self.index = index
        self.pictures: dict[tuple[str, str], Any] = {}

    def publish(self, key: UUID, item: dict[str, Any]) -> None:
        section, province = self.index, item["province"]
        if province:
            section = ProvinceSectionPage.objects.get(slug=province)
        cover = self.picture(item["motif"], str(key))
        page = NewsPage(
            translation_key=key,
            title=item["title"],
            date=timezone.localdate() - timedelta(days=item["days"]),
            topic=item["topic"],
            district=District.objects.filter(
                province__slug=province, name=item["district"]
            ).first(),
            lead=item["lead"],
            cover=cover,
            body=[*_texts(item["body"]), *self.extras(key, item)],
        )
        section.add_child(instance=page)
        page.save_revision().publish()

    def extras(self, key: UUID, item: dict[str, Any]) -> list[tuple[str, Any]]:
        """Give what some items have besides text."""
        wanted = item.get("extra", ())
        found: list[tuple[str, Any]] = []
        if "picture" in wanted:
            another = self.described(item["motif"], "0")
            found.append(("picture", {"picture": another, "caption": SHOWN[item["motif"]]}))
        if "gallery" in wanted:
            motifs = [item["motif"], *(pick(list(MOTIFS), key, n) for n in range(1, GALLERY))]
            pictures = [self.described(motif, str(n % 2)) for n, motif in enumerate(motifs)]
            found.append(("gallery", {"title": "ภาพกิจกรรม", "pictures": pictures}))
        if "video" in wanted:
            still = self.picture(item["motif"], "1")
            video = {"title": "วิดีโอชี้แจงแนวทาง (ตัวอย่าง)", "address": VIDEO, "picture": still}
            found.append(("video", video))
        if "files" in wanted:
            file = {"document": self.checklist, "title": ""}
            found.append(("files", {"title": "", "files": [file]}))
        return found

    def described(self, motif: str, seed: str) -> dict[str, Any]:
        image = self.picture(motif, seed)
        return {"image": image, "decorative": False, "alt_text": image.description}

    def picture(self, motif: str, seed: str, collection: Collection | None = None) -> Any:
        """Give the picture, drawn and uploaded unless it was before."""
        collection = collection or self.collection
        if (motif, seed) not in self.pictures:
            name = f"demo-{motif}-{uuid5(NAMESPACE_URL, seed).hex[:8]}"
            shown = SHOWN[motif]
            uploads = get_image_model().objects
            self.pictures[motif, seed] = uploads.filter(
                collection=collection, title=f"{shown} {name}"
            ).first() or uploads.create(
                title=f"{shown} {name}",
                description=f"ภาพวาด: {shown}",
                file=ContentFile(draw(motif, seed), f"{name}.webp"),
                collection=collection,
            )
        return self.pictures[motif, seed]

    @cached_property
    def collection(self) -> Collection:
        root = Collection.get_first_root_node()
        found = Collection.objects.child_of(root).filter(name=COLLECTION).first()
        return found or root.add_child(instance=Collection(name=COLLECTION))

    @cached_property
    def checklist(self) -> Any:
        """A small table to download."""
        uploads = get_document_model().objects
        found = uploads.filter(collection=self.collection, title=CHECKLIST).first()
        return found or uploads.create(
            title=CHECKLIST,
            file=ContentFile(_table(), "demo-checklist.xlsx"),
            collection=self.collection,
        )


def _key(number: int) -> UUID:
    """Give what an item is known by, however it is edited."""
    return uuid5(NAMESPACE_URL, f"districtcoordinator demo news {number}")


def _texts(lines: list[str]) -> list[tuple[str, str]]:
    """Make one block of rich text of paragraphs, "## " titles and "- " items."""
    parts = []
    for is_list, group in groupby(lines, lambda line: line.startswith("- ")):
        if is_list:
            items = format_html_join("", "<li>{}</li>", ((line[2:],) for line in group))
            parts.append(format_html("<ul>{}</ul>", items))
        else:
            parts += [
                format_html("<h2>{}</h2>", line[3:])
                if line.startswith("## ")
                else format_html("<p>{}</p>", line)
                for line in group
            ]
    return [("text", "".join(parts))]


def _table() -> bytes:
    book = Workbook()
    sheet = book.active
    sheet.append(["ลำดับ", "รายการตรวจทาน", "ผล", "หมายเหตุ"])
    for number in range(1, 11):
        sheet.append([number, f"รายการตัวอย่างที่ {number}", "", ""])
    file = BytesIO()
    book.save(file)
    return file.getvalue()
