"""What of Wagtail's own menus and panels is for whom.

Officers and approvers keep no pages: Wagtail's panels, reports and help about pages answer nothing
of theirs. Whoever has page permissions, a wider role, or no appointment at all (a host's own
editors) keeps everything.
"""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from wagtail.admin.auth import user_has_any_page_permission

from .models import Appointment
from .roles import Role

# Those whose work is the apps' own screens alone.
FIELD_ROLES = frozenset({Role.DISTRICT_OFFICER, Role.PROVINCE_APPROVER})
PAGE_MENUS = frozenset({"reports", "help"})


def works_in_the_field(request: HttpRequest) -> bool:
    """Whether the person has only districts or a province to see to; asked once a request."""
    if not hasattr(request, "_works_in_the_field"):
        user = request.user
        held = Appointment.objects.active().filter(user_id=user.pk)
        roles = set(held.values_list("role", flat=True))
        request._works_in_the_field = (
            bool(roles)
            and roles <= FIELD_ROLES
            and not user.is_superuser
            and not user_has_any_page_permission(user)
        )
    return request._works_in_the_field


def leave_out_page_menus(request: HttpRequest, items: list[Any]) -> None:
    """Take Wagtail's reports and help out of the main menu of who works in the field."""
    if works_in_the_field(request):
        items[:] = [item for item in items if item.name not in PAGE_MENUS]


def leave_out_page_panels(request: HttpRequest, panels: list[Any]) -> None:
    """Take Wagtail's own panels off the home of who works in the field."""
    if works_in_the_field(request):
        panels[:] = [panel for panel in panels if not _is_wagtails(panel)]


def _is_wagtails(panel: Any) -> bool:
    return type(panel).__module__.startswith("wagtail.")
