"""Whom Wagtail's signals of the workflow make us write to, and what about.

Wagtail's own notifiers go on mailing about other workflows, not about ours: they ask several
queries a person, and for submissions they know groups and superusers alone.
"""

from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from wagtail.admin import mail as wagtails
from wagtail.log_actions import log
from wagtail.models import TaskState, WorkflowState
from wagtail.signals import (
    task_submitted,
    workflow_approved,
    workflow_rejected,
    workflow_submitted,
)

from ..log_actions import CALLED
from ..models import NewsPage, ProvinceApprovalTask
from ..permissions import approvers_for, stand_ins_for, writers_of
from ..tasks import schedule_reminders
from .mails import mailable, name_of, review_screen, screen, send


def is_ours(workflow_state: WorkflowState) -> bool:
    """Whether a provincial office decides about it."""
    state = workflow_state.current_task_state
    return state is not None and isinstance(state.task.specific, ProvinceApprovalTask)


class NotOurs(wagtails.Notifier):
    def can_handle(self, instance: Any, **kwargs: Any) -> bool:
        return super().can_handle(instance, **kwargs) and not is_ours(instance)


class SubmittedElsewhere(NotOurs, wagtails.WorkflowStateSubmissionEmailNotifier):
    pass


class ApprovedElsewhere(NotOurs, wagtails.WorkflowStateApprovalEmailNotifier):
    pass


class RejectedElsewhere(NotOurs, wagtails.WorkflowStateRejectionEmailNotifier):
    pass


ELSEWHERE = (
    (workflow_submitted, SubmittedElsewhere(), "workflow_state_submitted_email_notification"),
    (workflow_approved, ApprovedElsewhere(), "workflow_state_approved_email_notification"),
    (workflow_rejected, RejectedElsewhere(), "workflow_state_rejected_email_notification"),
)


def connect() -> None:
    """Take the place of Wagtail's notifiers, under their names, and add ours."""
    for signal, notifier, name in ELSEWHERE:
        # Of one name there is one receiver: whichever app is made ready first, it is ours.
        signal.disconnect(sender=WorkflowState, dispatch_uid=name)
        signal.connect(notifier, sender=WorkflowState, dispatch_uid=name)
    task_submitted.connect(tell_submitted, sender=TaskState)
    workflow_rejected.connect(tell_sent_back, sender=WorkflowState)
    workflow_approved.connect(tell_confirmed, sender=WorkflowState)


def tell_submitted(instance: TaskState, user: Any, **kwargs: Any) -> None:
    """The approvers of the province learn what waits; where there is none, the department does."""
    if not isinstance(instance.task.specific, ProvinceApprovalTask):
        return
    item, submitted_by = _item(instance.workflow_state), instance.workflow_state.requested_by_id
    deciders = approvers_for(item, submitted_by=submitted_by)
    if no_approver := not deciders.exists():
        deciders = stand_ins_for(item, submitted_by=submitted_by)
    told = send(
        _others(mailable(deciders, unless_off="submitted"), user),
        "submitted",
        item=item,
        title=item.draft_title,
        who=name_of(user),
        since=instance.started_at,
        no_approver=no_approver,
        address=review_screen(item.pk),
    )
    if no_approver and told:
        log(instance=item, action=CALLED, user=user)
    schedule_reminders()


def tell_sent_back(instance: WorkflowState, user: Any, **kwargs: Any) -> None:
    """Who wrote and who submitted an item learn why it comes back, and where to go on."""
    if not is_ours(instance):
        return
    item, state = _item(instance), instance.current_task_state
    send(
        _own(item, instance.requested_by_id, user, unless_off="rejected"),
        "sent_back",
        item=item,
        title=item.draft_title,
        who=name_of(user),
        since=state.finished_at,
        reason=state.comment,
        beside=item.wagtail_admin_comments.filter(resolved_at=None).count(),
        address=screen("wagtailadmin_pages:edit", item.pk),
    )


def tell_confirmed(instance: WorkflowState, user: Any, **kwargs: Any) -> None:
    """Who wrote and who submitted an item learn where everybody can read it now."""
    if not is_ours(instance):
        return
    item, state = _item(instance), instance.current_task_state
    send(
        _own(item, instance.requested_by_id, user, unless_off="approved"),
        "confirmed",
        item=item,
        title=item.title,
        who=name_of(user),
        since=state.finished_at,
        comment=state.comment,
        address=item.full_url,
    )


def tell_withdrawn(*, item: NewsPage, user: Any, reason: str, was_waiting: bool) -> None:
    """Who wrote and who submitted last what was published learn that it is not any more.

    Called by the action, since this is none of Wagtail's workflow; it cannot be switched off.
    """
    item = NewsPage.objects.with_places().get(pk=item.pk)
    submitted_by = item.workflow_states.order_by("-pk").values_list("requested_by").first()
    send(
        _own(item, submitted_by[0] if submitted_by else None, user),
        "withdrawn",
        item=item,
        title=item.title,
        who=name_of(user),
        since=timezone.now(),
        reason=reason,
        was_waiting=was_waiting,
        address=screen("wagtailadmin_pages:edit", item.pk),
    )


def _item(workflow_state: WorkflowState) -> NewsPage:
    """Read the item anew: it may have been published a moment ago."""
    return NewsPage.objects.with_places().get(pk=workflow_state.object_id)


def _own(item: NewsPage, submitted_by: int | None, user: Any, *, unless_off: str = "") -> QuerySet:
    writers = writers_of(item, submitted_by=submitted_by)
    return _others(mailable(writers, unless_off=unless_off), user)


def _others(people: QuerySet, user: Any) -> QuerySet:
    """Nobody is told what they have just done."""
    return people.exclude(pk=user.pk) if user else people
