"""What happens at the end of a workflow; named by `WAGTAIL_FINISH_WORKFLOW_ACTION`.

Wagtail imports this while its own models are being loaded, so it imports nothing at the top.
"""

from typing import Any


def finish_workflow(workflow_state: Any, user: Any = None) -> None:
    """Publish what a workflow has let through: news of provinces by our rules, else Wagtail's way.

    Raises Refused when an item of a province comes here without having been approved by whoever
    may approve it.
    """
    from wagtail.workflows import publish_workflow_state

    from .actions import publish_approved
    from .models import NewsPage

    item = workflow_state.content_object.specific
    if isinstance(item, NewsPage) and item.province_id:
        publish_approved(user=user, workflow_state=workflow_state)
    else:
        publish_workflow_state(workflow_state, user=user)
