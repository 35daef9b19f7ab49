"""Appointments: given, ended, moved to another district."""

from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from districtcoordinator.areas.models import Appointment, District, Province
from districtcoordinator.areas.roles import CENTRAL_ROLES, DISTRICT_ROLES, PROVINCE_ROLES

from ..permissions import may_appoint, may_end, standing_appointments
from ..role_groups import keep_members_in_step, make_missing_groups
from .shared import locked, log_appointment, office_of, refuse_unless


def appoint(
    *,
    user: Any,
    person: Any,
    role: str,
    province: Province | None = None,
    district: District | None = None,
    valid_from: date | None = None,
    valid_until: date | None = None,
) -> Appointment:
    """Give a person a role in a place; doing so twice gives the appointment that stands."""
    refuse_unless(person.pk != user.pk and may_appoint(user, role, district or province))
    _refuse_wrong_place(role, province, district)
    with locked(person) as person:
        place = {"role": role, "province": province, "district": district}
        standing = standing_appointments(person).filter(**place).first()
        if standing:
            return standing
        dates = {"valid_from": valid_from or timezone.localdate(), "valid_until": valid_until}
        return make_appointment(user, person, **place, **dates)


def end_appointment(*, user: Any, appointment: Appointment) -> None:
    """End an appointment at once; one that began today or later is withdrawn altogether.

    `valid_until` is the last day in force, so that an appointment of yesterday or before ends with
    yesterday. The log keeps what was withdrawn. Ending twice changes nothing.
    """
    with locked(appointment.user) as person:
        standing = standing_appointments(person).filter(pk=appointment.pk).first()
        refuse_unless(may_end(user, standing or appointment))
        if standing is None:
            return
        appointment = standing
        log_appointment(appointment, "dc_accounts.end_appointment", user)
        yesterday = timezone.localdate() - timedelta(days=1)
        if appointment.valid_from > yesterday:
            appointment.delete()
        else:
            appointment.valid_until = yesterday
            appointment.save(update_fields=["valid_until"])
        keep_members_in_step([person])


def change_district(*, user: Any, appointment: Appointment, district: District) -> Appointment:
    """Move a district officer: the appointment ends and one in the other district begins today."""
    with transaction.atomic():
        if appointment.role not in DISTRICT_ROLES:
            raise ValidationError(_("Only a district officer has a district to change."))
        if appointment.district_id == district.pk:
            return appointment
        end_appointment(user=user, appointment=appointment)
        return appoint(
            user=user,
            person=appointment.user,
            role=appointment.role,
            district=district,
            valid_from=max(appointment.valid_from, timezone.localdate()),
            valid_until=appointment.valid_until,
        )


def make_appointment(user: Any, person: Any, **terms: Any) -> Appointment:
    """Appoint without asking who may; `user` is None on the word of whoever runs the server."""
    appointment = Appointment(user=person, **terms)
    appointment.full_clean()
    appointment.save()
    log_appointment(appointment, "dc_accounts.appoint", user)
    office = office_of(appointment.province, appointment.district)
    make_missing_groups({(appointment.role, office.pk if office else None)})
    keep_members_in_step([person])
    return appointment


def _refuse_wrong_place(role: str, province: Province | None, district: District | None) -> None:
    if role in DISTRICT_ROLES and (district is None or province is not None):
        raise ValidationError({"district": _("Choose the district of the officer.")})
    if role in PROVINCE_ROLES and (province is None or district is not None):
        raise ValidationError({"province": _("Choose the province of this role.")})
    if role in CENTRAL_ROLES and (province is not None or district is not None):
        raise ValidationError(_("A central role has neither a province nor a district."))
    office = office_of(province, district)
    if office and not office.has_office:
        raise ValidationError({"province": _("This province has no office of the department.")})
