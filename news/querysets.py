"""Reading questions on news."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import Any

from django.db.models import (
    Case,
    Count,
    Max,
    Min,
    Prefetch,
    Q,
    QuerySet,
    When,
)
from wagtail.query import PageQuerySet

from districtcoordinator.areas.models import Province, Region
from districtcoordinator.page_tree import published

from .enums import Topic
from .pictures import CARD, Place, renditions_for


class NewsPageQuerySet(PageQuerySet):
    def published(self) -> NewsPageQuerySet:
        """Keep what anybody may read."""
        return published(self)

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

    def related_to(self, item: Any) -> NewsPageQuerySet:
        """Keep other news of the same place (the department is one) or on the same topic.

        Those of the place stand first, the newest first of each.
        """
        nearby = Q(province=item.province_id)
        others = self.exclude(pk=item.pk).filter(nearby | Q(topic=item.topic))
        return others.order_by(Case(When(nearby, then=0), default=1), "-date", "-pk")

    def for_cards(self) -> NewsPageQuerySet:
        """Fetch what a card shows, in two queries for any number of items."""
        return self.with_places().with_covers(CARD)

    def with_places(self) -> NewsPageQuerySet:
        """Fetch province and district along with each item."""
        return self.select_related("province", "district")

    def with_covers(self, *places: Place) -> NewsPageQuerySet:
        """Fetch the covers along with each item, and what was made of them for these places."""
        made = Prefetch("cover__renditions", renditions_for(*places), "prefetched_renditions")
        return self.select_related("cover").prefetch_related(made)

    def by_province(self) -> QuerySet:
        """Tell of each province that has news how many there are, and from when until when."""
        return (
            self.order_by()
            .values("province__slug", "province__name", "province__sort_key")
            .annotate(items=Count("pk"), oldest=Min("date"), newest=Max("date"))
            .order_by("province__sort_key")
        )
