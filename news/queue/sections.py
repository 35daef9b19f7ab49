"""Where a person writes news: in the sections of own provinces, and beside them."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from districtcoordinator.areas.models import Province

from ..models import NewsIndexPage, NewsPage, ProvinceSectionPage
from ..permissions import WRITE_NEWS


def index_of_department(user: Any) -> NewsIndexPage | None:
    """Give the index of news if the person publishes the department's own news there."""
    index = NewsIndexPage.objects.first()
    if index is None or not index.permissions_for_user(user).can_publish_subpage():
        return None
    return index


def sections_for(user: Any) -> QuerySet[ProvinceSectionPage]:
    """Give the sections of the provinces in which the person writes."""
    provinces = Province.objects.for_user(user, WRITE_NEWS).order_by()
    sections = ProvinceSectionPage.objects.filter(province__in=provinces.values("pk"))
    return sections.select_related("province").order_by("province__sort_key")


@dataclass(frozen=True)
class Place:
    """A page beneath which a person writes news; no province is the department."""

    page: int
    province: Province | None = None

    @property
    def address(self) -> str:
        """Where Wagtail's form for a new item stands; a province's leads back to its list."""
        meta = NewsPage._meta
        names = [meta.app_label, meta.model_name, self.page]
        form = reverse("wagtailadmin_pages:add", args=names)
        return f"{form}?next={reverse('news_admin:index')}" if self.province else form


def places_for(user: Any) -> list[Place]:
    """Give everywhere that a person writes news, the department first."""
    index = index_of_department(user)
    own = [Place(index.pk)] if index else []
    return own + [Place(section.pk, section.province) for section in sections_for(user)]
