"""What of news is each person's work, on the admin's home: one panel a task, ten rows each.

They stand in for Wagtail's two panels on moderation, which fetch every item that waits.
"""

from collections.abc import Mapping
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Case, Q, Value, When
from django.forms import Media
from django.http import HttpRequest
from wagtail.admin.ui.components import Component
from wagtail.admin.views.home import (
    UserObjectsInWorkflowModerationPanel,
    WorkflowObjectsToModeratePanel,
)
from wagtail.models import Task

from districtcoordinator.areas.menus import holds

from .enums import NewsState
from .models import NewsPage, ProvinceApprovalTask
from .permissions import APPROVE_NEWS, OVERSEE_NEWS, WRITE_NEWS
from .queue.reading import province_queues, rows_of
from .queue.rows import Row

LONGEST_LIST = 10
WAGTAILS = (UserObjectsInWorkflowModerationPanel, WorkflowObjectsToModeratePanel)
URGENCY = (NewsState.RETURNED, NewsState.WAITING, NewsState.DRAFT)


def show_news_panels(request: HttpRequest, panels: list[Any]) -> None:
    """Add the panels of whoever has work here, and take off those they stand in for."""
    if not has_other_workflows():
        panels[:] = [panel for panel in panels if not isinstance(panel, WAGTAILS)]
    kinds = ((APPROVE_NEWS, ApproverPanel), (WRITE_NEWS, WriterPanel), (OVERSEE_NEWS, QueuesPanel))
    panels.extend(panel(request) for permission, panel in kinds if holds(request, permission))


def has_other_workflows() -> bool:
    """Whether a workflow in use leads to tasks of another kind: a host site may have its own."""
    ours = ContentType.objects.get_for_model(ProvinceApprovalTask)
    other = Task.objects.active().exclude(content_type=ours)
    of_pages = Q(workflow_tasks__workflow__workflow_pages__isnull=False)
    of_snippets = Q(workflow_tasks__workflow__workflow_content_types__isnull=False)
    in_use = other.filter(of_pages | of_snippets, workflow_tasks__workflow__active=True)
    return in_use.exists()


class NewsPanel(Component):
    """A panel for one person."""

    order = 12

    def __init__(self, request: HttpRequest) -> None:
        self.request = request
        self.user = request.user

    @property
    def media(self) -> Media:
        return Media(css={"all": ("news/css/news-states.css", "news/css/news-admin.css")})

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        return {"name": self.name, **self.content()}

    def content(self) -> dict[str, Any]:
        """What the panel shows."""
        raise NotImplementedError


class ApproverPanel(NewsPanel):
    """What has waited longest for this person's decision."""

    name = "news_approver"
    template_name = "news/admin/panel_approver.html"

    def content(self) -> dict[str, Any]:
        waiting = NewsPage.objects.waiting_for(self.user)
        longest = waiting.longest_waiting_first().with_places().select_related("owner")
        items = longest.defer("body")[:LONGEST_LIST]
        return {"count": waiting.count(), "rows": rows_of(items, self.user)}


class WriterPanel(NewsPanel):
    """One's own items that are not done: returned ones first, then those that wait, then drafts.

    Who decides about news writes few: to them it is shown if there is anything in it.
    """

    name = "news_writer"
    order = 13
    template_name = "news/admin/panel_writer.html"

    def content(self) -> dict[str, Any]:
        own = NewsPage.objects.for_user(self.user, WRITE_NEWS).of_provinces()
        changed = Q(live=True, has_unpublished_changes=True)
        never_out = Q(live=False, first_published_at=None)
        mine = own.filter(owner=self.user.pk).with_state()
        mine = mine.filter(Q(state__in=URGENCY[:2]) | changed | never_out)
        urgency = [When(state=state, then=Value(step)) for step, state in enumerate(URGENCY)]
        ordered = mine.with_return().order_by(
            Case(*urgency, default=Value(len(URGENCY))), "-latest_revision_created_at", "-pk"
        )
        rows = [Row(item) for item in ordered.with_places().defer("body")[:LONGEST_LIST]]
        decides = holds(self.request, APPROVE_NEWS) or holds(self.request, OVERSEE_NEWS)
        return {"count": mine.count(), "rows": rows, "is_shown": bool(rows) or not decides}


class QueuesPanel(NewsPanel):
    """The provinces in which items wait longest, and those where nobody is there to decide."""

    name = "news_queues"
    order = 14
    template_name = "news/admin/panel_queues.html"

    def content(self) -> dict[str, Any]:
        queues = province_queues(self.user)
        waiting = [queue for queue in queues if queue.number]
        deserted = [queue for queue in queues if not queue.approvers]
        return {
            "count": sum(queue.number for queue in waiting),
            "for_department": sum(queue.for_department for queue in waiting),
            "queues": waiting[:LONGEST_LIST],
            "more": max(len(waiting) - LONGEST_LIST, 0),
            "deserted": len(deserted),
            "deserted_names": [queue.province.name for queue in deserted[:LONGEST_LIST]],
        }
