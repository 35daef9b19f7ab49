"""แก้ไขแล้ว: the officer says that what was sent back is corrected."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .. import actions
from .filling import FillingView


class CorrectedView(FillingView):
    """The question by GET, for who comes without the button; the deed by POST."""

    template_name = "workload_tracking/corrected.html"
    page_title = gettext_lazy("It is corrected")
    header_icon = "rotate"

    def save(self) -> HttpResponse:
        actions.mark_corrected(user=self.request.user, report=self.report)
        message = _("The provincial office sees that it is corrected.")
        return self.saved(message, self.status_address)

    @property
    def status_address(self) -> str:
        return reverse("workload:status") + self.query

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(status_address=self.status_address, **kwargs)
