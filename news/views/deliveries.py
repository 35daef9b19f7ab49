"""Messages to targets, in the admin: the list, and one with all attempts to deliver it."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin import messages

from ..actions.syndication import send_again
from ..models import Delivery, SyndicationTarget
from ..refusals import Refused
from ..syndication.forms import FindDeliveriesForm
from .screens import PER_PAGE
from .syndication import SyndicationScreen

ATTEMPTS = 100


class DeliveryScreen(SyndicationScreen):
    page_title = _("Messages sent")

    def steps(self) -> list[dict[str, Any]]:
        here = {"url": reverse("news_admin:deliveries"), "label": gettext("Messages sent")}
        return [*super().steps(), here]


class DeliveryList(DeliveryScreen, TemplateView):
    """The newest first."""

    template_name = "news/admin/syndication/deliveries.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        targets = list(SyndicationTarget.objects.for_user(user))
        form = FindDeliveriesForm(self.request.GET, targets=targets)
        found = form.sift(Delivery.objects.for_user(user)).with_last_problem()
        found = found.select_related("event", "target").defer("event__payload")
        page = Paginator(found, PER_PAGE).get_page(self.request.GET.get("page"))
        return super().get_context_data(form=form, page=page, **kwargs)


class DeliveryPage(DeliveryScreen, TemplateView):
    template_name = "news/admin/syndication/delivery.html"

    @cached_property
    def delivery(self) -> Delivery:
        found = Delivery.objects.for_user(self.request.user).select_related("event", "target")
        return get_object_or_404(found, pk=self.kwargs["pk"])

    def steps(self) -> list[dict[str, Any]]:
        own = reverse("news_admin:delivery", args=[self.delivery.pk])
        return [*super().steps(), {"url": own, "label": self.delivery.event.title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        attempts = self.delivery.attempts.all()[:ATTEMPTS]
        return super().get_context_data(delivery=self.delivery, attempts=attempts, **kwargs)


class SendAgain(DeliveryPage):
    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return redirect("news_admin:delivery", self.delivery.pk)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            send_again(user=request.user, delivery=self.delivery)
        except Refused as refused:
            messages.error(request, refused.reason.label)
        else:
            messages.success(request, gettext("It is sent again now; look again in a moment."))
        return redirect("news_admin:delivery", self.delivery.pk)
