"""Submitting an item, deciding about it, and publishing what was approved."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.models import TaskState, WorkflowState

from ..enums import Capacity, EventType
from ..models import NewsPage, ProvinceApprovalTask
from ..permissions import WRITE_NEWS, capacity_to_decide, may
from ..refusals import Reason, Refused
from .syndication import announce


@transaction.atomic
def submit(*, user: Any, item: NewsPage) -> WorkflowState:
    """The newest version of an item waits for the provincial office to confirm it.

    What was sent back goes on where it stood. Raises PermissionDenied for whoever does not write
    in the item's province.
    """
    item = NewsPage.objects.locked().get(pk=item.pk)
    if not may(user, WRITE_NEWS, item.province_id) or not item.has_workflow:
        raise PermissionDenied
    state = item.current_workflow_state
    if state is None:
        return item.get_workflow().start(item, user)
    state.resume(user)
    return state


@transaction.atomic
def approve(*, user: Any, task_state: TaskState, reason: str = "", seen: str | None = None) -> None:
    """Whoever decides about an item that waits confirms it, and it is published.

    The department, standing in for a province that has nobody, gives a reason. `seen` is the
    `version` that was shown. Raises PermissionDenied for anybody else, and Refused (which is one)
    when it does not wait any more or has a newer version.
    """
    task_state, capacity = _locked(user, task_state, seen)
    if capacity is Capacity.STAND_IN and not reason.strip():
        raise Refused(Reason.REASON_MISSING)
    task_state.approve(user=user, comment=reason.strip())


@transaction.atomic
def send_back(*, user: Any, task_state: TaskState, reason: str, seen: str | None = None) -> None:
    """Whoever decides about an item that waits asks for changes, and says which."""
    task_state, _capacity = _locked(user, task_state, seen)
    if not reason.strip():
        raise Refused(Reason.REASON_MISSING)
    task_state.reject(user=user, comment=reason.strip())


@transaction.atomic
def publish_approved(*, user: Any, workflow_state: WorkflowState) -> None:
    """Publish the newest version of a section's item, if its task was approved by whoever may.

    The only way by which an item of a province gets out; nobody holds a permission to publish it.
    """
    item = NewsPage.objects.locked().get(pk=workflow_state.object_id)
    state = workflow_state.current_task_state
    approved = (
        user is not None
        and state is not None
        and state.status == TaskState.STATUS_APPROVED
        and state.finished_by_id == user.pk
        and isinstance(state.task.specific, ProvinceApprovalTask)
        and capacity_to_decide(user, item, submitted_by=workflow_state.requested_by_id)
    )
    if not approved:
        raise Refused(Reason.NOT_APPROVED)
    event = EventType.CHANGED if item.live else EventType.PUBLISHED
    item.get_latest_revision().publish(user=user, skip_permission_checks=True)
    announce(item=item, event=event)


def _locked(user: Any, task_state: TaskState, seen: str | None) -> tuple[TaskState, Capacity]:
    """Lock what is decided about, and see that this person decides, that it still waits, and that
    it is the version they saw. The item comes first, as wherever it is locked."""
    key = task_state.workflow_state.object_id
    item = NewsPage.objects.locked().filter(pk=key).first()
    if item is None:
        raise PermissionDenied
    states = TaskState.objects.select_for_update(of=("self",)).select_related("workflow_state")
    state = states.get(pk=task_state.pk)
    workflow_state = state.workflow_state
    capacity = capacity_to_decide(user, item, submitted_by=workflow_state.requested_by_id)
    if capacity is None:
        raise PermissionDenied
    waits = state.status == TaskState.STATUS_IN_PROGRESS
    if not waits or workflow_state.status != WorkflowState.STATUS_IN_PROGRESS:
        raise Refused(Reason.NOT_WAITING)
    if seen is not None and seen != item.version:
        raise Refused(Reason.CHANGED)
    return state, capacity
