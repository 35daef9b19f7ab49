"""What may be sent to the editor that Wagtail would stumble over."""

import json
from typing import Any

from django.core.exceptions import BadRequest
from django.http import HttpRequest

EXTRA = "workflow-action-extra-data"


def refuse_unreadable(request: HttpRequest, page: Any) -> None:
    """What goes with a decision is an object in JSON; Wagtail reads it without asking."""
    try:
        extra = json.loads(request.POST.get(EXTRA, "{}"))
    except (ValueError, RecursionError) as error:
        raise BadRequest from error
    if not isinstance(extra, dict):
        raise BadRequest
