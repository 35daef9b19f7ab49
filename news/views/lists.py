"""The news of the provinces in which a person writes, and the way to a new item."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from django.views.generic.base import View
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from districtcoordinator.areas.models import Province

from ..enums import NewsState
from ..models import NewsPage
from ..permissions import WRITE_NEWS
from ..queue.filters import NewsListFilter
from ..queue.rows import Row
from ..queue.sections import index_of_department, places_for
from .screens import PER_PAGE, NewsScreen


class NewsList(NewsScreen, TemplateView):
    """Everything that the offices of a province write, what changed last first."""

    template_name = "news/admin/list.html"
    permissions = (WRITE_NEWS,)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, asked = self.request.user, self.request.GET
        provinces = list(Province.objects.for_user(user, WRITE_NEWS).with_office())
        form = NewsListFilter(asked, provinces=provinces)
        found = form.sift(NewsPage.objects.for_user(user, WRITE_NEWS).of_provinces())
        counts = found.count_states()
        state = asked.get("state") if asked.get("state") in NewsState.values else None
        chips = [(one, counts[one]) for one in NewsState]
        listed = found.in_state(NewsState(state)) if state else found
        keys = listed.changed_last_first().values_list("pk", flat=True)
        page = Paginator(keys, PER_PAGE).get_page(asked.get("page"))
        return super().get_context_data(
            form=form,
            chips=chips,
            state=state,
            total=sum(counts.values()),
            page=page,
            rows=_rows(page.object_list),
            several=len(provinces) > 1,
            **kwargs,
        )


def _rows(keys: Iterable[int]) -> list[Row]:
    """Ask for the states of the items of one page, not of all that were put in order."""
    keys = list(keys)
    items = NewsPage.objects.filter(pk__in=keys).with_state().with_places()
    found = {item.pk: item for item in items.select_related("owner").defer("body")}
    return [Row(found[key]) for key in keys if key in found]


class WriteNews(WagtailAdminTemplateMixin, TemplateView):
    """Leads to the form for a new item; who writes in several places chooses one first."""

    template_name = "news/admin/write.html"
    header_icon = "edit"
    page_title = _("Write news")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        places = places_for(request.user)
        if not places:
            raise PermissionDenied
        wanted = request.GET.get("place") if len(places) > 1 else str(places[0].page)
        for place in places:
            if str(place.page) == wanted:
                return redirect(place.address)
        return self.render_to_response(self.get_context_data(places=places))

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        here = {"url": reverse("news_admin:write"), "label": gettext("Write news")}
        return [*self.breadcrumbs_items, here]


class DepartmentNews(View):
    """Leads whoever publishes the department's own news to where they lie."""

    def get(self, request: HttpRequest) -> HttpResponse:
        index = index_of_department(request.user)
        if index is None:
            raise Http404
        return redirect("wagtailadmin_explore", index.pk)
