"""Under which name and office a person comments: those of the appointment of today."""

from typing import Any

from django.conf import settings
from django.utils.translation import gettext, override

from districtcoordinator.areas.models import Appointment
from districtcoordinator.areas.roles import DISTRICT_ROLES, Role

ORDER = list(Role)


def name_and_office(user: Any, *, province: str | None) -> tuple[str, str] | None:
    """Give a person's name and office, in the language of the site; nothing for whoever holds no
    role today.

    Of several offices it is the one in the item's province, else the first in the roles' order.
    A superuser counts as of the department. The name by which people sign in is never given.
    """
    if not user.is_active:
        return None
    held = Appointment.objects.in_force().filter(user=user.pk)
    rows = list(held.select_related("province", "district__province"))
    if not rows and not user.is_superuser:
        return None
    rows.sort(key=lambda row: (_province(row) != province, ORDER.index(Role(row.role)), row.pk))
    with override(settings.LANGUAGE_CODE):
        office = _office(rows[0]) if rows else gettext("Department of Local Administration")
        role = rows[0].get_role_display() if rows else Role.CENTRAL_ADMIN.label
        return user.get_full_name() or str(role), office


def _province(appointment: Appointment) -> str | None:
    district = appointment.district
    return district.province_id if district else appointment.province_id


def _office(appointment: Appointment) -> str:
    place = appointment.place
    if place is None:
        return gettext("Department of Local Administration")
    if appointment.role in DISTRICT_ROLES:
        return gettext("Officer of %(district)s") % {"district": place.name}
    return gettext("Provincial office %(province)s") % {"province": place.name}
