"""What the changes of people share: one at a time, a refusal in words, the log."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from districtcoordinator.areas.models import Appointment, District, Province

from ..permissions import standing_appointments


@contextmanager
def locked(person: Any) -> Iterator[Any]:
    """Give the person as the database has them now, kept from others until the end."""
    with transaction.atomic():
        yield get_user_model()._default_manager.select_for_update().get(pk=person.pk)


def refuse_unless(allowed: bool) -> None:
    """Raise PermissionDenied, in words for the person who asked."""
    if not allowed:
        raise PermissionDenied(_("You may not do this to this person."))


def office_of(province: Province | None, district: District | None) -> Province | None:
    """Give the province whose office a role in this place belongs to."""
    return district.province if district else province


def log_person(person: Any, action: str, user: Any, **data: Any) -> None:
    """Log under the one province in which the person serves; else only the centre sees it."""
    held = standing_appointments(person).select_related("province", "district__province")
    served = {office_of(row.province, row.district) for row in held}
    log(person, action, user=user, data=data, province=served.pop() if len(served) == 1 else None)


def log_appointment(appointment: Appointment, action: str, user: Any) -> None:
    """Log what was given or taken, on the person, for those who look after the province."""
    log(
        appointment.user,
        action,
        user=user,
        data=appointment_data(appointment),
        province=office_of(appointment.province, appointment.district),
    )


def appointment_data(appointment: Appointment) -> dict[str, Any]:
    """Give an appointment as the log keeps it."""
    return {
        "role": str(appointment.role),
        "place": str(appointment.place or ""),
        "valid_from": appointment.valid_from,
        "valid_until": appointment.valid_until,
    }
