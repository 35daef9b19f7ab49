"""What people read who open an item that waits, and cannot change it."""

from typing import Any

from django.utils.translation import gettext as _
from wagtail.locks import WorkflowLock


class WaitingLock(WorkflowLock):
    """Wagtail's lock of an item in a workflow, in the words of the provincial offices."""

    def get_message(self, user: Any) -> str | None:
        if not self.for_user(user):
            return None
        waits = _(
            "This item waits for the provincial office %(province)s to confirm it. Only its"
            " approvers can change it meanwhile."
        ) % {"province": self.object.specific.province.name}
        state = self.object.current_workflow_state
        if state is None or user.pk not in (state.requested_by_id, self.object.owner_id):
            return waits
        way_out = _("To change it yourself, take it back first.")
        return f"{waits} {way_out}"

    def get_locked_by(self, user: Any, can_lock: bool = False) -> str:
        return super().get_locked_by(user, can_lock) if can_lock else _("Waits for confirmation")

    def get_description(self, user: Any, can_lock: bool = False) -> str:
        if can_lock:
            return super().get_description(user, can_lock)
        return _("Only the approvers of the provincial office can change it and confirm it.")
