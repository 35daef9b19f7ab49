"""กระดานประสานงาน: what the provinces have confirmed, and what is said about it."""

from typing import Any

from django.db import models
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import path
from wagtail.models import Page
from wagtail.search import index

from districtcoordinator.page_tree import TreePage

from ..public.filters import BoardFilter
from ..public.lists import NewsListMixin
from ..querysets import NewsPageQuerySet
from .comments import BoardComment
from .pages import NewsPage


class BoardPage(NewsListMixin, TreePage):
    """All published news of provinces in one list; its addresses take in what is said about them.

    Without a board on the site nobody comments: that is how the department turns comments off.
    """

    lead = models.TextField(_("Lead"), max_length=400, blank=True)

    subpage_types: list[str] = []
    max_count = 1
    content_panels = [*Page.content_panels, "lead"]
    search_fields = [*Page.search_fields, index.SearchField("lead")]

    sifts_by_place = True
    filter_class = BoardFilter

    class Meta:
        verbose_name = _("Coordination board")
        verbose_name_plural = _("Coordination boards")

    def news(self) -> NewsPageQuerySet:
        return NewsPage.objects.published().of_provinces()

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Tell along with each item what is said about it."""
        context = super().get_context(request, *args, **kwargs)
        listed = context["listed"].object_list
        told = BoardComment.objects.told_of(listed)
        for item in listed:
            item.talk = told.get(item.pk, {"how_many": 0})
        return context

    def address_of(self, name: str, key: int, request: HttpRequest | None = None) -> str:
        """Give the address of one of the routes below, for an item or a comment."""
        return f"{self.get_url(request)}{self.reverse_subpage(name, args=[key])}"

    @path("items/<int:key>/comment/", name="add_comment")
    def add_comment(self, request: HttpRequest, key: int) -> HttpResponseBase:
        from ..views.board import AddComment

        return AddComment.as_view(board=self)(request, key=key)

    @path("comments/<int:key>/report/", name="report_comment")
    def report_comment(self, request: HttpRequest, key: int) -> HttpResponseBase:
        from ..views.board import ReportComment

        return ReportComment.as_view(board=self)(request, key=key)

    @path("comments/<int:key>/take-back/", name="take_back_comment")
    def take_back_comment(self, request: HttpRequest, key: int) -> HttpResponseBase:
        from ..views.board import TakeBackComment

        return TakeBackComment.as_view(board=self)(request, key=key)
