"""Wagtail's editor of an item, for one person at a time."""

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponseBase
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.views.pages.revisions import RevisionsRevertView
from wagtail.admin.viewsets.pages import PageViewSet

from ..models import NewsPage


class OneAtATime:
    """What is sent is done whole or not at all, and after what somebody else is doing with the
    item: pressed twice, it is submitted once; taken back, it is not confirmed as well."""

    def dispatch(self, request: HttpRequest, page_id: int, **kwargs: Any) -> HttpResponseBase:
        view: Any = super()
        if request.method != "POST":
            return view.dispatch(request, page_id, **kwargs)
        with transaction.atomic():
            NewsPage.objects.locked().filter(pk=page_id).first()
            return view.dispatch(request, page_id, **kwargs)


class NewsEditView(OneAtATime, EditView):
    pass


class NewsRevertView(OneAtATime, RevisionsRevertView):
    pass


class NewsPageViewSet(PageViewSet):
    """Wagtail's screens of an item."""

    model = NewsPage
    edit_view_class = NewsEditView
    revisions_revert_view_class = NewsRevertView
