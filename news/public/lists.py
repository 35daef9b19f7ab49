"""Lists of news and their feeds: what the index and the sections have in common."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from ..querysets import NewsPageQuerySet
from .feeds import AtomFeed, JsonFeed, RssFeed
from .filters import NewsFilter
from .paging import OneQueryPaginator

PER_PAGE = 10


class NewsListMixin(RoutablePageMixin):
    """A page that lists news, ten at a time, sifted by a form, and serves them as feeds."""

    sifts_by_place = False
    filter_class = NewsFilter

    def news(self) -> NewsPageQuerySet:
        """Give what anybody may read here."""
        raise NotImplementedError

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the form and one page of the list; a page beyond the last is the last one."""
        context = super().get_context(request, *args, **kwargs)
        news = self.news()
        counts = news.by_province()
        form = self.filter_class(request.GET, counts=counts, by_place=self.sifts_by_place)
        paginator = OneQueryPaginator(form.sift(news).latest_first().for_cards(), PER_PAGE)
        listed = paginator.get_page(request.GET.get("page"))
        pages = paginator.get_elided_page_range(listed.number, on_each_side=1, on_ends=1)
        return {**context, "filter": form, "listed": listed, "pages": pages}

    @path("feed/", name="feed")
    def rss(self, request: HttpRequest) -> HttpResponse:
        return RssFeed()(request, page=self)

    @path("feed/atom/", name="feed_atom")
    def atom(self, request: HttpRequest) -> HttpResponse:
        return AtomFeed()(request, page=self)

    @path("feed/json/", name="feed_json")
    def json(self, request: HttpRequest) -> HttpResponse:
        return JsonFeed()(request, page=self)
