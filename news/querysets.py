"""Reading questions on news."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from django.db.models import Prefetch
from wagtail.images import get_image_model
from wagtail.query import PageQuerySet

from districtcoordinator.areas.models import Province, Region

from .enums import Topic


class NewsPageQuerySet(PageQuerySet):
    def latest_first(self) -> NewsPageQuerySet:
        """Put the newest day first, and of one day what was written last."""
        return self.order_by("-date", "-pk")

    def of_department(self) -> NewsPageQuerySet:
        """Keep the department's own news, which stand beside the provinces' sections."""
        return self.filter(province=None)

    def of_province(self, province: Province | str) -> NewsPageQuerySet:
        """Keep the news of a province (or of its code)."""
        return self.filter(province=province)

    def in_region(self, region: Region | str) -> NewsPageQuerySet:
        return self.filter(province__region=region)

    def on_topic(self, topic: Topic | str) -> NewsPageQuerySet:
        return self.filter(topic=topic)

    def in_month(self, day: date) -> NewsPageQuerySet:
        """Keep the news of the month in which a day lies."""
        last = monthrange(day.year, day.month)[1]
        return self.filter(date__range=(day.replace(day=1), day.replace(day=last)))

    def with_places(self) -> NewsPageQuerySet:
        """Fetch province and district along with each item."""
        return self.select_related("province", "district")

    def with_covers(self, *filters: str) -> NewsPageQuerySet:
        """Fetch the covers, and of these the renditions of the given sizes, in two queries."""
        pictures = get_image_model().objects.prefetch_renditions(*filters)
        return self.prefetch_related(Prefetch("cover", queryset=pictures))
