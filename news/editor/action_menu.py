"""What stands in the footer and the header of the editor of a province's item."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.forms import Media
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail.admin.action_menu import (
    ActionMenuItem,
    CancelWorkflowMenuItem,
    PageLockedMenuItem,
    PublishMenuItem,
    RestartWorkflowMenuItem,
    SaveDraftMenuItem,
    SubmitForModerationMenuItem,
    UnpublishMenuItem,
    WorkflowMenuItem,
)
from wagtail.admin.widgets import Button
from wagtail.models import WorkflowState

from ..enums import Decision
from ..models import NewsPage, ProvinceSectionPage
from ..permissions import WITHDRAW_NEWS, capacity_to_decide, may
from .panels import STYLE

Context = Mapping[str, Any]
REPLACED = (
    CancelWorkflowMenuItem,
    PageLockedMenuItem,
    PublishMenuItem,
    RestartWorkflowMenuItem,
    SaveDraftMenuItem,
    SubmitForModerationMenuItem,
    UnpublishMenuItem,
    WorkflowMenuItem,
)
ICONS = {Decision.SEND_BACK.value: "rotate"}


class SubmitItem(SubmitForModerationMenuItem):
    """Wagtail composes its label from the names of workflow and task; ours says who it goes to."""

    icon_name = "mail"

    def get_context_data(self, parent_context: Context) -> dict[str, Any]:
        context = super().get_context_data(parent_context)
        page = context.get("page")
        state = page.current_workflow_state if page else None
        again = state is not None and state.status == WorkflowState.STATUS_NEEDS_CHANGES
        context["label"] = (
            _("Submit again to the provincial office")
            if again
            else _("Submit to the provincial office")
        )
        return context


class TakeBackItem(CancelWorkflowMenuItem):
    label = _("Take back")
    icon_name = "rotate"


class WithdrawItem(ActionMenuItem):
    label = _("Withdraw news")
    name = "action-withdraw"
    icon_name = "download"

    def get_url(self, parent_context: Context) -> str:
        return reverse("news_admin:withdraw", args=[parent_context["page"].pk])


class SideBySide(ActionMenuItem):
    """Saving and submitting stand beside each other: on a phone nobody looks into the menu."""

    def __init__(self, *items: ActionMenuItem) -> None:
        super().__init__()
        self.items = items

    @property
    def media(self) -> Media:
        return sum((item.media for item in self.items), STYLE)

    def render_html(self, parent_context: Context | None = None) -> SafeString:
        buttons = format_html_join(
            "", "{}", ((one.render_html(parent_context),) for one in self.items)
        )
        return format_html('<div class="news-actions">{}</div>', buttons)


def arrange_actions(items: list[ActionMenuItem], request: HttpRequest, context: Context) -> None:
    """Put what this person may do with a province's item into its order, in its words."""
    page = context.get("page")
    if not _lies_in_section(page, context):
        return
    shown = {type(item): item for item in items}
    others = [item for item in items if not isinstance(item, REPLACED)]
    first = [shown[SaveDraftMenuItem]] if SaveDraftMenuItem in shown else []
    if SubmitForModerationMenuItem in shown:
        first.append(SubmitItem())
    ours = [SideBySide(*first)] if len(first) > 1 else first
    if page is not None:
        ours += [*_decisions(page, request, context), *_ways_back(page, request, shown)]
    items[:] = [*ours, *others] or [item for item in items if isinstance(item, PageLockedMenuItem)]


def header_buttons(
    page: Any, user: Any, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    """Give the ways from an item to the screens on which it is decided about and withdrawn."""
    if not isinstance(page, NewsPage) or not page.province_id or page.pk is None:
        return
    state = page.current_workflow_state
    waits = state is not None and state.status == WorkflowState.STATUS_IN_PROGRESS
    if waits and capacity_to_decide(user, page, submitted_by=state.requested_by_id):
        address = reverse("news_admin:review", args=[page.pk])
        yield Button(_("Review and confirm"), url=address, icon_name="check", priority=5)
    if page.live and may(user, WITHDRAW_NEWS, page.province_id):
        address = reverse("news_admin:withdraw", args=[page.pk])
        yield Button(_("Withdraw news"), url=address, icon_name="download", priority=45)


def _lies_in_section(page: Any, context: Context) -> bool:
    if page is None:
        return isinstance(context.get("parent_page"), ProvinceSectionPage)
    return isinstance(page, NewsPage) and bool(page.province_id)


def _decisions(page: Any, request: HttpRequest, context: Context) -> Iterator[ActionMenuItem]:
    """Give Wagtail's buttons for deciding, less its words about publishing."""
    task = page.current_workflow_task
    if task is None:
        return
    decisions = task.get_actions(page, request.user)
    # What sends back comes last: most items are confirmed.
    for name, label, asks in sorted(decisions, key=lambda one: one[0] == Decision.SEND_BACK):
        item = WorkflowMenuItem(name, label, asks, icon_name=ICONS.get(name, "check"))
        if item.is_shown(context):
            yield item


def _ways_back(page: Any, request: HttpRequest, shown: dict[type, Any]) -> Iterator[ActionMenuItem]:
    """Give taking back to who submitted it (approvers send back, and say why), and withdrawing."""
    state = page.current_workflow_state
    waits = state is not None and state.status == WorkflowState.STATUS_IN_PROGRESS
    mine = waits and request.user.pk in (state.requested_by_id, page.owner_id)
    if mine and CancelWorkflowMenuItem in shown:
        yield TakeBackItem()
    if page.live and may(request.user, WITHDRAW_NEWS, page.province_id):
        yield WithdrawItem()
