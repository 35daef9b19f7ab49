"""Who keeps the tables of provinces and districts; nobody deletes from them."""

from typing import Any

from .models import Appointment
from .querysets import sees_everything
from .roles import Role

ADD_PROVINCE = "dc_areas.add_province"
CHANGE_PROVINCE = "dc_areas.change_province"
ADD_DISTRICT = "dc_areas.add_district"
CHANGE_DISTRICT = "dc_areas.change_district"

ROLE_PERMISSIONS: dict[Role, set[str]] = {
    Role.CENTRAL_ADMIN: {
        ADD_PROVINCE,
        CHANGE_PROVINCE,
        "dc_areas.view_province",
        ADD_DISTRICT,
        CHANGE_DISTRICT,
        "dc_areas.view_district",
    },
}


def holds(user: Any, permission: str) -> bool:
    """Say whether one of the user's appointments in force carries a permission, anywhere."""
    return sees_everything(user, permission) or Appointment.objects.of(user, permission).exists()
