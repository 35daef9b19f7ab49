"""Bringing the index of news and the provinces' sections into being."""

from typing import Any

from django.db import transaction
from wagtail.models import Page

from districtcoordinator.areas.models import Province
from districtcoordinator.page_tree import publish_beneath

from .models import NewsIndexPage, NewsPage, ProvinceSectionPage

SLUG = "news"
TITLE = "ข่าวประชาสัมพันธ์"
LEAD = "ข่าวจากกรมส่งเสริมการปกครองท้องถิ่น และจากท้องถิ่นอำเภอทั่วประเทศ ที่ผ่านการยืนยันจาก สถจ. แล้ว"


@transaction.atomic
def ensure_news(*, parent: Page, user: Any = None) -> NewsIndexPage:
    """There is an index of news, and beneath it a section for each province with an office.

    Makes what is missing and leaves alone what an editor has written. A new index is put beneath
    `parent`; `user` becomes the author of first revisions. Returns the index.
    """
    news = NewsIndexPage.objects.first()
    if news is None:
        news = NewsIndexPage(title=TITLE, slug=SLUG, lead=LEAD, show_in_menus=True)
        publish_beneath(parent, news, user=user)
    present = set(ProvinceSectionPage.objects.values_list("province", flat=True))
    for province in Province.objects.with_office().exclude(pk__in=present):
        title = f"{TITLE} จังหวัด{province.name}"
        section = ProvinceSectionPage(title=title, slug=province.slug, province=province)
        publish_beneath(news, section, user=user)
    return NewsIndexPage.objects.get(pk=news.pk)


def follow_section(*, page: NewsPage) -> None:
    """A news item that was moved belongs to the province of the section it lies in now.

    A district of the former province goes. Called by Wagtail's signal, after any kind of move.
    """
    province = NewsPage.province_of(page.get_parent())
    if page.province_id != province:
        NewsPage.objects.filter(pk=page.pk).update(province=province, district=None)
