"""Where a person lands after signing in: where their work is."""

from typing import Any

from django.urls import NoReverseMatch, reverse

from districtcoordinator.areas.models import Appointment
from districtcoordinator.areas.roles import ACCESS_ADMIN, Role

# By name alone: the app that answers may not be installed.
WORKPLACES = {
    frozenset({Role.DISTRICT_OFFICER}): "workload:status",
    frozenset({Role.PROVINCE_SSO_ADMIN}): "dc_people:index",
}


def landing_address(user: Any) -> str:
    """Give the address of the person's work, the admin home, or without access the sign-in page."""
    if not user.has_perm(ACCESS_ADMIN):
        return reverse("dc_accounts:login")
    roles = Appointment.objects.active().filter(user_id=user.pk).values_list("role", flat=True)
    try:
        return reverse(WORKPLACES[frozenset(roles)])
    except (KeyError, NoReverseMatch):
        return reverse("wagtailadmin_home")
