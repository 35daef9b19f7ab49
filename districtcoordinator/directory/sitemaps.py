"""The directory's addresses for search engines: the list and the page of each province."""

from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.contrib.sitemaps import Sitemap
from django.db.models import Max
from django.urls import reverse

from districtcoordinator.areas.models import Province

from .models import Officer

Entry = tuple[str, date | None]


class DirectorySitemap(Sitemap):
    """Two queries; an address's date is that of the newest entry behind it."""

    changefreq = "weekly"

    def items(self) -> list[Entry]:
        officers = Officer.objects.for_user(AnonymousUser()).order_by()
        updated = dict(officers.values_list("province").annotate(Max("updated_on")))
        newest = max(filter(None, updated.values()), default=None)
        return [
            (reverse("dc_directory:index"), newest),
            *(
                (reverse("dc_directory:province", args=[slug]), updated.get(code))
                for code, slug in Province.objects.with_office().values_list("code", "slug")
            ),
        ]

    def location(self, item: Entry) -> str:
        return item[0]

    def lastmod(self, item: Entry) -> date | None:
        return item[1]
