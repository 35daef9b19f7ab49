"""What waits for confirmation: item by item for an approver, by provinces for the department."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from districtcoordinator.areas.menus import holds
from districtcoordinator.areas.models import Province

from ..permissions import APPROVE_NEWS, OVERSEE_NEWS
from ..queue.filters import PlaceFilter
from ..queue.reading import Order, province_queues, queue_for, rows_of
from .screens import PER_PAGE, NewsScreen


def queue(request: HttpRequest) -> HttpResponseBase:
    """Show the department the provinces first, and with `?province=` the queue of one."""
    oversees = holds(request, OVERSEE_NEWS) and not request.GET.get("province")
    return (ProvinceQueues if oversees else Queue).as_view()(request)


class QueueScreen(NewsScreen, TemplateView):
    page_title = _("Waiting for confirmation")
    header_icon = "tasks"

    def steps(self) -> list[dict[str, Any]]:
        return [{"url": reverse("news_admin:queue"), "label": gettext("Waiting for confirmation")}]


class Queue(QueueScreen):
    """The items that wait in a person's provinces, and what may be done with each."""

    template_name = "news/admin/queue.html"
    permissions = (APPROVE_NEWS, OVERSEE_NEWS)

    @cached_property
    def oversees(self) -> bool:
        return holds(self.request, OVERSEE_NEWS)

    @cached_property
    def form(self) -> PlaceFilter:
        permission = OVERSEE_NEWS if self.oversees else APPROVE_NEWS
        provinces = Province.objects.for_user(self.request.user, permission).with_office()
        return PlaceFilter(self.request.GET, provinces=list(provinces))

    def steps(self) -> list[dict[str, Any]]:
        province = self.form.province_chosen
        if province is None or len(self.form.provinces) == 1:
            return super().steps()
        here = f"{reverse('news_admin:queue')}?province={province.pk}"
        label = gettext("Province of %(province)s") % {"province": province.name}
        return [*super().steps(), {"url": here, "label": label}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        items = self.form.sift(queue_for(self.request.user, oversees=self.oversees))
        page = Paginator(items, PER_PAGE).get_page(self.request.GET.get("page"))
        return super().get_context_data(
            form=self.form,
            page=page,
            rows=rows_of(page.object_list, self.request.user),
            several=len(self.form.provinces) > 1,
            **kwargs,
        )


class ProvinceQueues(QueueScreen):
    """How much waits in each province, since when, and whether anybody is there to decide.

    `?order=` is an `Order`; `?all=` adds the provinces where nothing waits.
    """

    template_name = "news/admin/overview.html"
    permissions = (OVERSEE_NEWS,)
    orders = (
        (Order.LONGEST, _("Longest wait first")),
        (Order.NUMBER, _("Most items first")),
        (Order.NAME, _("By name")),
    )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        asked = self.request.GET.get("order", "")
        order = Order(asked) if asked in list(Order) else Order.LONGEST
        queues = province_queues(self.request.user, order)
        shown = [queue for queue in queues if queue.needs_care or "all" in self.request.GET]
        return super().get_context_data(
            queues=shown,
            left_out=len(queues) - len(shown),
            total=sum(queue.number for queue in queues),
            for_department=sum(queue.for_department for queue in queues),
            order=order,
            orders=self.orders,
            **kwargs,
        )
