"""What the states of items are, as conditions that begin with the few items in a workflow."""

from django.db.models import BigIntegerField, Count, Q, QuerySet
from django.db.models.functions import Cast
from wagtail.models import WorkflowState, get_default_page_content_type

from .enums import NewsState

WAITING = WorkflowState.STATUS_IN_PROGRESS
RETURNED = WorkflowState.STATUS_NEEDS_CHANGES


def pages_standing_at(*statuses: str) -> QuerySet:
    """Give the keys of the pages whose workflow stands at one of these statuses."""
    states = WorkflowState.objects.filter(
        status__in=statuses, base_content_type=get_default_page_content_type()
    )
    return states.annotate(item=Cast("object_id", BigIntegerField())).values("item")


def is_in(state: NewsState) -> Q:
    """Give the condition that an item is in a state; `with_state` says the same row by row."""
    settled = ~Q(pk__in=pages_standing_at(WAITING, RETURNED))
    never_out = Q(first_published_at=None)
    match state:
        case NewsState.WAITING:
            return Q(pk__in=pages_standing_at(WAITING))
        case NewsState.RETURNED:
            return Q(pk__in=pages_standing_at(RETURNED))
        case NewsState.CONFIRMED:
            return settled & Q(live=True)
        case NewsState.WITHDRAWN:
            return settled & Q(live=False) & ~never_out
        case NewsState.DRAFT:
            return settled & Q(live=False) & never_out


def counts_of_states() -> dict[str, Count]:
    """Give what to aggregate in order to know how many items are in each state."""
    return {state.value: Count("pk", filter=is_in(state)) for state in NewsState}
