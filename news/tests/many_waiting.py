"""A thousand items that wait, as `actions.submit` would have left them."""

from datetime import datetime, timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.models import (
    Page,
    Revision,
    TaskState,
    Workflow,
    WorkflowState,
    get_default_page_content_type,
)

from news.models import NewsPage, ProvinceApprovalTask, ProvinceSectionPage

from .many import write_many

CHANGED = [
    "live",
    "owner",
    "has_unpublished_changes",
    "latest_revision",
    "latest_revision_created_at",
]


def submit_many(
    section: ProvinceSectionPage,
    number: int,
    *,
    owner: Any,
    submitted_by: Any = None,
    since: datetime | None = None,
    status: str = WorkflowState.STATUS_IN_PROGRESS,
    **fields: Any,
) -> None:
    """Put items that wait (or, with another status, were sent back) into a province's section.

    Each has waited an hour longer than the one before it; the first since `since` (now). `fields`
    are columns of the item, as `district_id`.
    """
    write_many(section, number, province_id=section.province_id, **fields)
    section.refresh_from_db()  # it did not know of children
    newest = section.get_children().order_by("-path")[:number]
    items = list(NewsPage.objects.filter(pk__in=newest.values("pk")).order_by("path"))
    moments = [(since or timezone.now()) - timedelta(hours=hour) for hour in range(number)]
    for item in items:
        item.live, item.owner = False, owner
    revisions = _write_revisions(items, moments, owner)
    changes = [
        Page(
            pk=item.pk,
            live=False,
            owner=owner,
            has_unpublished_changes=True,
            latest_revision=revision,
            latest_revision_created_at=moment,
        )
        for item, revision, moment in zip(items, revisions, moments, strict=True)
    ]
    Page.objects.bulk_update(changes, CHANGED, batch_size=100)
    _start_workflows(items, revisions, moments, submitted_by or owner, status)


def _write_revisions(items: list[NewsPage], moments: list[datetime], user: Any) -> list[Revision]:
    return Revision.objects.bulk_create(
        Revision(
            content_type=item.cached_content_type,
            base_content_type=get_default_page_content_type(),
            object_id=str(item.pk),
            content=item.serializable_data(),
            object_str=item.title,
            created_at=moment,
            user=user,
        )
        for item, moment in zip(items, moments, strict=True)
    )


def _start_workflows(
    items: list[NewsPage],
    revisions: list[Revision],
    moments: list[datetime],
    user: Any,
    status: str,
) -> None:
    task = ProvinceApprovalTask.objects.get()
    workflow = Workflow.objects.get(workflow_tasks__task=task)
    waits = status == WorkflowState.STATUS_IN_PROGRESS
    states = WorkflowState.objects.bulk_create(
        WorkflowState(
            content_type=item.cached_content_type,
            base_content_type=get_default_page_content_type(),
            object_id=str(item.pk),
            workflow=workflow,
            requested_by=user,
            status=status,
        )
        for item in items
    )
    decided = TaskState.STATUS_IN_PROGRESS if waits else TaskState.STATUS_REJECTED
    task_states = TaskState.objects.bulk_create(
        TaskState(
            workflow_state=state,
            revision=revision,
            task=task,
            status=decided,
            comment="" if waits else "ขอให้แก้ไข",
            content_type=ContentType.objects.get_for_model(TaskState),
        )
        for state, revision in zip(states, revisions, strict=True)
    )
    for state, task_state, moment in zip(states, task_states, moments, strict=True):
        state.current_task_state = task_state
        task_state.started_at = moment  # bulk_create has written the moment of writing
    WorkflowState.objects.bulk_update(states, ["current_task_state"], batch_size=200)
    TaskState.objects.bulk_update(task_states, ["started_at"], batch_size=200)
