"""A whole table of people at once, in a number of queries that does not depend on its length."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone

from districtcoordinator.areas.models import Appointment

from ..models import AccountLogEntry
from ..permissions import reach_of
from ..role_groups import keep_members_in_step, make_missing_groups
from .accounts import rename_person
from .shared import appointment_data, office_of, refuse_unless


@dataclass
class Row:
    """A person, new if without a key, and what changes: a new appointment, other details."""

    person: Any
    appointment: dict[str, Any] | None
    details: dict[str, str] | None = None


@transaction.atomic
def take_over_people(*, user: Any, rows: Iterable[Row]) -> None:
    """Make the accounts and appointments of a table; several rows may name one new person.

    The rows must be valid in themselves, as `PeopleResource` sees to. Raises PermissionDenied if
    one of them is not the user's business.
    """
    rows, reach = list(rows), reach_of(user)
    for row in rows:
        if row.appointment:
            role, place = row.appointment["role"], _place(row.appointment)
            refuse_unless(row.person.pk != user.pk and reach.covers(role, place))
    new = _make_accounts(rows)
    for row in rows:
        if row.details and row.person.username not in new:
            rename_person(user=user, person=row.person, **row.details)
    appointments = _make_appointments(rows, new)
    _log(user, new.values(), appointments)
    make_missing_groups({(one.role, _code(one)) for one in appointments})
    keep_members_in_step([one.user for one in appointments])


def _make_accounts(rows: list[Row]) -> dict[str, Any]:
    new: dict[str, Any] = {}
    for row in rows:
        if row.person.pk is None:
            new.setdefault(row.person.username, row.person)
    get_user_model()._default_manager.bulk_create(new.values())
    return new


def _make_appointments(rows: list[Row], new: dict[str, Any]) -> list[Appointment]:
    today, wanted = timezone.localdate(), {}
    for row in rows:
        if row.appointment:
            person = new.get(row.person.username, row.person)
            appointment = Appointment(user=person, valid_from=today, **row.appointment)
            wanted[person.pk, appointment.role, _place(row.appointment)] = appointment
    return Appointment.objects.bulk_create(wanted.values())


def _log(user: Any, new: Iterable[Any], appointments: list[Appointment]) -> None:
    offices = {one.user_id: office_of(one.province, one.district) for one in appointments}
    made: list[Any] = [(one, "dc_accounts.create_person", offices.get(one.pk), {}) for one in new]
    appointed = [
        (
            one.user,
            "dc_accounts.appoint",
            office_of(one.province, one.district),
            appointment_data(one),
        )
        for one in appointments
    ]
    AccountLogEntry.objects.log_together(user, [*made, *appointed])


def _place(appointment: dict[str, Any]) -> Any:
    return appointment["district"] or appointment["province"]


def _code(appointment: Appointment) -> str | None:
    office = office_of(appointment.province, appointment.district)
    return office.pk if office else None
