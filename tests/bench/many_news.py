"""Ten thousand news items over all provinces, each with a revision, as years of work leave them."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.utils import timezone
from wagtail.models import Page, PageLogEntry, Revision, get_default_page_content_type

from news.models import NewsPage, ProvinceSectionPage
from news.tests.many import write_many

ITEMS = 10_000
TEXT = "<p>" + "ท้องถิ่นอำเภอประชุมร่วมกับองค์กรปกครองส่วนท้องถิ่นเรื่องงบประมาณและแผนพัฒนา " * 12 + "</p>"
BODY = [("text", TEXT)] * 3


def load(items: int = ITEMS) -> int:
    """Fill all sections evenly; give how many items there are then."""
    sections = list(ProvinceSectionPage.objects.order_by("path"))
    missing = max(items - NewsPage.objects.count(), 0)
    for number, section in enumerate(sections):
        share = missing // len(sections) + (number < missing % len(sections))
        body = NewsPage(body=BODY).body.get_prep_value()
        write_many(section, share, province_id=section.province_id, body=_as_json(body))
    _write_revisions()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    return NewsPage.objects.count()


def _write_revisions() -> None:
    """Give every item that has none its first revision and its entry in the log."""
    content_type = ContentType.objects.get_for_model(NewsPage)
    now = timezone.now()
    items = list(NewsPage.objects.filter(latest_revision=None))
    made = Revision.objects.bulk_create(
        Revision(
            content_type=content_type,
            base_content_type=get_default_page_content_type(),
            object_id=str(item.pk),
            content=item.serializable_data(),
            object_str=item.title,
            created_at=now,
        )
        for item in items
    )
    pages = []
    for item, revision in zip(items, made, strict=True):
        pages.append(Page(pk=item.pk, latest_revision=revision, live_revision=revision))
    Page.objects.bulk_update(pages, ["latest_revision", "live_revision"], batch_size=400)
    PageLogEntry.objects.bulk_create(
        PageLogEntry(
            page_id=item.pk,
            content_type=content_type,
            label=item.title,
            action="wagtail.publish",
            timestamp=now,
        )
        for item in items
    )


def _as_json(body: Any) -> str:
    from json import dumps

    return dumps(body)
