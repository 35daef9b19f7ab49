"""Withdrawing a published item of a province."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..actions import withdraw
from ..enums import NewsState
from ..forms import ReasonForm
from ..permissions import WITHDRAW_NEWS, may
from ..refusals import Refused
from .items import UNPROCESSABLE, ItemScreen


class WithdrawView(ItemScreen):
    """Asks for the reason, and takes the item off the site."""

    page_title = gettext_lazy("Withdraw news")
    header_icon = "download"
    template_name = "news/admin/withdraw.html"
    permissions = (WITHDRAW_NEWS,)
    form_class = ReasonForm

    def admit(self) -> None:
        if not may(self.request.user, WITHDRAW_NEWS, self.item.province_id):
            raise PermissionDenied

    def steps(self) -> list[dict[str, Any]]:
        here = reverse("news_admin:withdraw", args=[self.item.pk])
        return [{"url": here, "label": self.page_title, "sublabel": self.get_page_subtitle()}]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.form.is_valid():
            return self.show(UNPROCESSABLE)
        reason = self.form.cleaned_data["comment"]
        try:
            withdraw(user=request.user, item=self.item, reason=reason)
        except Refused as refused:
            if self._did_it_already():
                return self.leave()
            return self.refuse(refused)
        messages.success(request, _("“%(title)s” was withdrawn.") % {"title": self.item.title})
        return self.leave()

    def _did_it_already(self) -> bool:
        """A second press of the same person is no mistake."""
        withdrawn = self.standing.state is NewsState.WITHDRAWN
        return withdrawn and self.standing.who == self.request.user
