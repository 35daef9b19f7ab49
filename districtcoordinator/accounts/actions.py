"""Changes of state of people and their appointments: check, lock, change, keep groups in step, log.

Every refusal is a `PermissionDenied` (not the user's business) or a `ValidationError` (makes no
sense) with a sentence for the person who asked.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from districtcoordinator.areas.models import Appointment, District, Province
from districtcoordinator.areas.roles import CENTRAL_ROLES, DISTRICT_ROLES, PROVINCE_ROLES, Role

from .permissions import (
    is_central,
    may_appoint,
    may_end,
    may_manage_account,
    may_manage_people,
    standing_appointments,
)
from .role_groups import keep_members_in_step, make_missing_group


def create_person(
    *,
    user: Any,
    username: str,
    role: str | None = None,
    province: Province | None = None,
    district: District | None = None,
    password: str | None = None,
    **details: str,
) -> Any:
    """Make an account and its first appointment; without a password nobody can sign in with it.

    Only the centre may leave the appointment out: an SSO Admin finds only people who serve in the
    own province. `details` are first_name, last_name and email.
    """
    _refuse_unless(is_central(user) or (may_manage_people(user) and role is not None))
    with transaction.atomic():
        person = _make_account(username, password, details)
        log(person, "dc_accounts.create_person", user=user, province=_office(province, district))
        if role is not None:
            appoint(user=user, person=person, role=role, province=province, district=district)
    return person


def create_central_admin(*, username: str, password: str, **details: str) -> Any:
    """Make an account with every right at the centre, on the word of whoever runs the server."""
    with transaction.atomic():
        person = _make_account(username, password, details)
        log(person, "dc_accounts.create_person")
        _make_appointment(None, person, role=Role.CENTRAL_ADMIN)
    return person


def rename_person(*, user: Any, person: Any, **details: str) -> Any:
    """Change the name or the mail address of a person; nothing is logged if nothing changes."""
    with _locked(person) as person:
        _refuse_unless(may_manage_account(user, person))
        before = {name: getattr(person, name) for name in details}
        changed = {
            name: [old, details[name]] for name, old in before.items() if old != details[name]
        }
        if changed:
            for name, new in details.items():
                setattr(person, name, new)
            person.full_clean()
            person.save(update_fields=list(details))
            _log(person, "dc_accounts.rename_person", user, changed=changed)
    return person


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
    _refuse_unless(person.pk != user.pk and may_appoint(user, role, district or province))
    _refuse_wrong_place(role, province, district)
    with _locked(person) as person:
        place = {"role": role, "province": province, "district": district}
        standing = standing_appointments(person).filter(**place).first()
        if standing:
            return standing
        dates = {"valid_from": valid_from or timezone.localdate(), "valid_until": valid_until}
        return _make_appointment(user, person, **place, **dates)


def end_appointment(*, user: Any, appointment: Appointment) -> None:
    """End an appointment at once; one that began today or later is withdrawn altogether.

    `valid_until` is the last day in force, so that an appointment of yesterday or before ends with
    yesterday. The log keeps what was withdrawn. Ending twice changes nothing.
    """
    with _locked(appointment.user) as person:
        standing = standing_appointments(person).filter(pk=appointment.pk).first()
        _refuse_unless(may_end(user, standing or appointment))
        if standing is None:
            return
        appointment = standing
        _log_appointment(appointment, "dc_accounts.end_appointment", user)
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


def deactivate(*, user: Any, person: Any) -> None:
    """Close an account; Django asks `is_active` on every request, so sessions end at once."""
    _set_active(user, person, False, "dc_accounts.deactivate")


def activate(*, user: Any, person: Any) -> None:
    """Open a closed account again; the appointments are as they were."""
    _set_active(user, person, True, "dc_accounts.activate")


def set_password(*, user: Any, person: Any, password: str) -> None:
    """Give a person a new temporary password, which ends their sessions."""
    with _locked(person) as person:
        _refuse_unless(may_manage_account(user, person))
        validate_password(password, person)
        person.set_password(password)
        person.save(update_fields=["password"])
        _log(person, "dc_accounts.set_password", user)


def _make_account(username: str, password: str | None, details: dict[str, str]) -> Any:
    person = get_user_model()(username=username.strip(), **details)
    person.set_password(password)
    person.full_clean()
    if password is not None:
        validate_password(password, person)
    person.save()
    return person


def _make_appointment(user: Any, person: Any, **terms: Any) -> Appointment:
    appointment = Appointment(user=person, **terms)
    appointment.full_clean()
    appointment.save()
    _log_appointment(appointment, "dc_accounts.appoint", user)
    make_missing_group(appointment.role, _office(appointment.province, appointment.district))
    keep_members_in_step([person])
    return appointment


def _set_active(user: Any, person: Any, active: bool, action: str) -> None:
    with _locked(person) as person:
        _refuse_unless(may_manage_account(user, person))
        if person.is_active == active:
            return
        person.is_active = active
        person.save(update_fields=["is_active"])
        _log(person, action, user)
        keep_members_in_step([person])


@contextmanager
def _locked(person: Any) -> Iterator[Any]:
    """Give the person as the database has them now, kept from others until the end."""
    with transaction.atomic():
        yield get_user_model()._default_manager.select_for_update().get(pk=person.pk)


def _refuse_unless(allowed: bool) -> None:
    if not allowed:
        raise PermissionDenied(_("You may not do this to this person."))


def _refuse_wrong_place(role: str, province: Province | None, district: District | None) -> None:
    if role in DISTRICT_ROLES and (district is None or province is not None):
        raise ValidationError({"district": _("Choose the district of the officer.")})
    if role in PROVINCE_ROLES and (province is None or district is not None):
        raise ValidationError({"province": _("Choose the province of this role.")})
    if role in CENTRAL_ROLES and (province is not None or district is not None):
        raise ValidationError(_("A central role has neither a province nor a district."))
    office = _office(province, district)
    if office and not office.has_office:
        raise ValidationError({"province": _("This province has no office of the department.")})


def _office(province: Province | None, district: District | None) -> Province | None:
    return district.province if district else province


def _log(person: Any, action: str, user: Any, **data: Any) -> None:
    """Log under the one province in which the person serves; else only the centre sees it."""
    held = standing_appointments(person).select_related("province", "district__province")
    served = {_office(row.province, row.district) for row in held}
    log(person, action, user=user, data=data, province=served.pop() if len(served) == 1 else None)


def _log_appointment(appointment: Appointment, action: str, user: Any) -> None:
    data = {
        "role": str(appointment.role),
        "place": str(appointment.place or ""),
        "valid_from": appointment.valid_from,
        "valid_until": appointment.valid_until,
    }
    log(
        appointment.user,
        action,
        user=user,
        data=data,
        province=_office(appointment.province, appointment.district),
    )
