"""The one task of the workflow in the provinces' sections: the provincial office confirms."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page, Task, TaskState

from ..editor.locks import WaitingLock
from ..enums import Capacity, Decision
from ..forms import ReasonForm
from ..permissions import capacity_to_decide
from ..refusals import NotDecided, Refused


class ProvinceApprovalTask(Task):
    """Whoever decides about an item follows from the province in whose section it lies."""

    lock_class = WaitingLock

    class Meta:
        verbose_name = gettext_lazy("Confirmation by the provincial office")
        verbose_name_plural = gettext_lazy("Confirmations by the provincial office")

    @classmethod
    def get_description(cls) -> str:
        return _("The approvers of the province in whose section an item lies decide about it.")

    def start(self, workflow_state: Any, user: Any = None) -> TaskState:
        """What waits is locked by the workflow; a lock from before would keep it open to its
        holder, who could change what is being decided about."""
        item = workflow_state.content_object
        if isinstance(item, Page) and item.locked:
            unlocked = {"locked": False, "locked_by": None, "locked_at": None}
            Page.objects.filter(pk=item.pk).update(**unlocked)
        return super().start(workflow_state, user)

    def user_can_access_editor(self, obj: Any, user: Any) -> bool:
        return self._capacity(obj, user) is not None

    def locked_for_user(self, obj: Any, user: Any) -> bool:
        return self._capacity(obj, user) is None

    def user_can_lock(self, obj: Any, user: Any) -> bool:
        return self._capacity(obj, user) is not None

    def get_actions(self, obj: Any, user: Any) -> list[tuple[str, Any, bool]]:
        """Give name, label, and whether a comment is asked for, of what this person may do."""
        send_back = (Decision.SEND_BACK.value, Decision.SEND_BACK.label, True)
        match self._capacity(obj, user):
            case Capacity.APPROVER:
                with_comment = _("Confirm news with a comment")
                approve = Decision.APPROVE.value
                return [
                    send_back,
                    (approve, Decision.APPROVE.label, False),
                    (approve, with_comment, True),
                ]
            case Capacity.STAND_IN:
                return [send_back, (Decision.STAND_IN.value, Decision.STAND_IN.label, True)]
        return []

    def get_form_for_action(self, action: str) -> Any:
        """Ask for the reason of what has to have one."""
        if action == Decision.APPROVE:
            return super().get_form_for_action(action)
        return ReasonForm

    def on_action(
        self, task_state: TaskState, user: Any, action_name: str, /, **kwargs: Any
    ) -> None:
        """Wagtail's address names a page and a task state, which need not belong together: what
        is decided about, and who may, follows from the task state alone. The editor sends along
        what nobody has validated."""
        from ..actions import approve, send_back

        decide = send_back if action_name == Decision.SEND_BACK else approve
        form = ReasonForm(kwargs)
        reason = form.cleaned_data["comment"] if form.is_valid() else ""
        try:
            decide(user=user, task_state=task_state, reason=reason)
        except Refused as refused:
            raise NotDecided(refused, task_state.workflow_state.object_id) from refused

    def get_task_states_user_can_moderate(self, user: Any, **kwargs: Any) -> QuerySet:
        """Give what waits for this person, in one query; plain, because Wagtail combines it."""
        from .pages import NewsPage

        mine = NewsPage.objects.waiting_for(user).values("task_state")
        return TaskState.objects.filter(pk__in=mine)

    def _capacity(self, obj: Any, user: Any) -> Capacity | None:
        from .pages import NewsPage

        state = obj.current_workflow_state
        item = obj.specific if state else None
        if not isinstance(item, NewsPage):
            return None
        return capacity_to_decide(user, item, submitted_by=state.requested_by_id)
