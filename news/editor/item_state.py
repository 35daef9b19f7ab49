"""What has become of one item: its state, since when, by whom and with what reason."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from wagtail.models import PageLogEntry, TaskState

from ..enums import NewsState


@dataclass(frozen=True)
class ItemState:
    """A state in full; `is_changed` says that a published item has a version not submitted yet."""

    state: NewsState
    since: datetime | None = None
    who: Any = None
    reason: str = ""
    is_live: bool = False
    is_changed: bool = False


def state_of(item: Any) -> ItemState:
    """Read the state of an item anew, with what was said when it came there."""
    from ..models import NewsPage

    row = NewsPage.objects.with_state().select_related("owner").defer("body").get(pk=item.pk)
    state = NewsState(row.state)
    stands = {"is_live": row.live, "is_changed": row.live and row.has_unpublished_changes}
    match state:
        case NewsState.WAITING:
            return ItemState(state, row.waiting_since, _who_submitted(row), **stands)
        case NewsState.RETURNED | NewsState.CONFIRMED:
            decided = _last_decision(row, state)
            if decided is not None:
                told = (decided.finished_at, decided.finished_by, decided.comment)
                return ItemState(state, *told, **stands)
            return ItemState(state, row.last_published_at, **stands)
        case NewsState.WITHDRAWN:
            log = PageLogEntry.objects.filter(page=row.pk, action="news.withdraw")
            entry = log.select_related("user").order_by("-timestamp", "-pk").first()
            if entry is not None:
                reason = entry.data.get("reason", "")
                return ItemState(state, entry.timestamp, entry.user, reason, **stands)
            return ItemState(state, **stands)
    return ItemState(state, row.latest_revision_created_at, row.owner, **stands)


def _who_submitted(row: Any) -> Any:
    workflow_state = row.current_workflow_state
    return workflow_state and workflow_state.requested_by


def _last_decision(row: Any, state: NewsState) -> TaskState | None:
    status = {
        NewsState.RETURNED: TaskState.STATUS_REJECTED,
        NewsState.CONFIRMED: TaskState.STATUS_APPROVED,
    }[state]
    of_item = TaskState.objects.for_instance(row).filter(status=status)
    return of_item.select_related("finished_by").order_by("-finished_at", "-pk").first()
