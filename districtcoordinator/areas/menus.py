"""What of Wagtail's own menus and panels is for whom.

Whoever is appointed and keeps no pages has no use for Wagtail's panels, reports and help about
pages. People who publish pages, superusers, and those of a host site who hold no appointment keep
everything.
"""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from wagtail.models import Page
from wagtail.permissions import policy_registry

from .models import Appointment
from .querysets import sees_everything
from .roles import roles_with

PAGE_MENUS = frozenset({"reports", "help"})


def roles_in_force(request: HttpRequest) -> frozenset[str]:
    """Give the roles that the person holds today, wherever; asked once a request."""
    asked = vars(request)
    if "_roles_in_force" not in asked:
        held = Appointment.objects.active().filter(user_id=request.user.pk)
        asked["_roles_in_force"] = frozenset(held.values_list("role", flat=True))
    return asked["_roles_in_force"]


def holds(request: HttpRequest, permission: str) -> bool:
    """Whether the person holds a permission anywhere; where, only `for_user` says."""
    held = roles_in_force(request)
    return sees_everything(request.user, permission) or not held.isdisjoint(roles_with(permission))


def keeps_no_pages(request: HttpRequest) -> bool:
    """Whether the person is appointed and publishes no pages: writing some is not keeping them."""
    user = request.user
    if user.is_superuser or not roles_in_force(request):
        return False
    return not policy_registry.get_by_type(Page).user_has_permission(user, "publish")


def leave_out_page_menus(request: HttpRequest, items: list[Any]) -> None:
    """Take Wagtail's reports and help out of the main menu of who keeps no pages."""
    if keeps_no_pages(request):
        items[:] = [item for item in items if item.name not in PAGE_MENUS]


def leave_out_page_panels(request: HttpRequest, panels: list[Any]) -> None:
    """Take Wagtail's own panels off the home of who keeps no pages."""
    if keeps_no_pages(request):
        panels[:] = [panel for panel in panels if not _is_wagtails(panel)]


def _is_wagtails(panel: Any) -> bool:
    return type(panel).__module__.startswith("wagtail.")
