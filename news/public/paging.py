"""Pages of a long list, and how many there are, in one query."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Subquery, Value


class OneQueryPaginator(Paginator):
    """Asks how many there are along with the page; only a page that is not there asks again."""

    object_list: Any

    def get_page(self, number: Any) -> Page:
        wanted = int(number) if str(number).isdecimal() and len(str(number)) < 9 else 1
        first = (max(wanted, 1) - 1) * self.per_page
        all_rows = self.object_list.order_by().annotate(one=Value(1)).values("one")
        how_many = Subquery(all_rows.annotate(found=Count("pk")).values("found"))
        rows = list(self.object_list.annotate(how_many=how_many)[first : first + self.per_page])
        if not rows:
            return super().get_page(number)
        self.count = rows[0].how_many
        return Page(rows, max(wanted, 1), self)
