"""Deciding about an item that waits: how it will look, what changed, and one form."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import TaskState

from ..actions import approve, send_back
from ..enums import Capacity, Decision, NewsState
from ..forms import DecisionForm
from ..permissions import APPROVE_NEWS, OVERSEE_NEWS, capacity_to_decide, may
from ..refusals import Reason, Refused
from .items import UNPROCESSABLE, ItemScreen

DONE = {
    Decision.APPROVE: gettext_lazy("“%(title)s” was confirmed and is published."),
    Decision.STAND_IN: gettext_lazy("“%(title)s” was confirmed and is published."),
    Decision.SEND_BACK: gettext_lazy("“%(title)s” was sent back for correction."),
}


class ReviewView(ItemScreen):
    """Decides about the version that was shown, or about nothing."""

    page_title = gettext_lazy("Review news")
    header_icon = "check"
    template_name = "news/admin/review.html"
    permissions = (APPROVE_NEWS, OVERSEE_NEWS)
    form_class = DecisionForm

    def admit(self) -> None:
        user, province = self.request.user, self.item.province_id
        if not (may(user, APPROVE_NEWS, province) or may(user, OVERSEE_NEWS, province)):
            raise PermissionDenied

    def steps(self) -> list[dict[str, Any]]:
        queue = {"url": reverse("news_admin:queue"), "label": _("Waiting for confirmation")}
        here = reverse("news_admin:review", args=[self.item.pk])
        return [queue, {"url": here, "label": self.page_title, "sublabel": self.item.title}]

    def home(self) -> str:
        return reverse("news_admin:queue")

    @cached_property
    def capacity(self) -> Capacity | None:
        """In what capacity this person decides now; nothing if not at all, or it does not wait."""
        if self.item.state != NewsState.WAITING:
            return None
        submitted_by = self.item.submitted_by_id
        return capacity_to_decide(self.request.user, self.item, submitted_by=submitted_by)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.form.is_valid():
            return self.show(UNPROCESSABLE)
        typed = self.form.cleaned_data
        decision = Decision(typed["decision"])
        try:
            self._decide(decision, reason=typed["comment"], seen=typed["version"])
        except Refused as refused:
            if self._did_it_already():
                messages.info(request, _("You have decided about this item already."))
                return self.leave()
            self.__dict__.pop("capacity", None)
            return self.refuse(refused)
        messages.success(request, DONE[decision] % {"title": self.item.title})
        return self.leave()

    def _decide(self, decision: Decision, *, reason: str, seen: str) -> None:
        if self.item.task_state is None:
            raise Refused(Reason.NOT_WAITING)
        task_state = TaskState.objects.get(pk=self.item.task_state)
        decide = send_back if decision is Decision.SEND_BACK else approve
        decide(user=self.request.user, task_state=task_state, reason=reason, seen=seen)

    def _did_it_already(self) -> bool:
        """A second press of the same person is no mistake."""
        decided = self.standing.state in (NewsState.CONFIRMED, NewsState.RETURNED)
        return decided and self.standing.who == self.request.user

    def _changes(self) -> list[Any]:
        """Compare the published version with the one that waits, field by field."""
        if not self.item.live or not self.item.has_unpublished_changes:
            return []
        panel = self.item.get_edit_handler().get_bound_panel(
            instance=self.item, request=self.request, form=None
        )
        newest = self.item.get_latest_revision_as_object()
        compared = [compare(self.item, newest) for compare in panel.get_comparison()]
        return [difference for difference in compared if difference.has_changed()]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        newest = self.item.get_latest_revision()
        return super().get_context_data(
            capacity=self.capacity,
            stands_in=self.capacity is Capacity.STAND_IN,
            decisions=Decision,
            changes=self._changes(),
            version=self.item.version,
            newest=newest.as_object() if newest else self.item,
            is_own=self.request.user.pk in (self.item.owner_id, self.item.submitted_by_id),
            **kwargs,
        )
