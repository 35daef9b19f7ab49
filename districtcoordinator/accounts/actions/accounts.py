"""Accounts: made, renamed, closed and opened again, given a new password; never deleted."""

from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from districtcoordinator.areas.models import District, Province
from districtcoordinator.areas.roles import Role

from ..permissions import is_central, may_manage_account, may_manage_people
from ..role_groups import keep_members_in_step
from .appointments import appoint, make_appointment
from .shared import locked, log_person, office_of, refuse_unless


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
    refuse_unless(is_central(user) or (may_manage_people(user) and role is not None))
    with transaction.atomic():
        person = _make_account(username, password, details)
        log(person, "dc_accounts.create_person", user=user, province=office_of(province, district))
        if role is not None:
            appoint(user=user, person=person, role=role, province=province, district=district)
    return person


def create_central_admin(*, username: str, password: str, **details: str) -> Any:
    """Make an account with every right at the centre, on the word of whoever runs the server."""
    with transaction.atomic():
        person = _make_account(username, password, details)
        log(person, "dc_accounts.create_person")
        make_appointment(None, person, role=Role.CENTRAL_ADMIN)
    return person


def rename_person(*, user: Any, person: Any, **details: str) -> Any:
    """Change the name or the mail address of a person; nothing is logged if nothing changes."""
    with locked(person) as person:
        refuse_unless(may_manage_account(user, person))
        before = {name: getattr(person, name) for name in details}
        changed = {
            name: [old, details[name]] for name, old in before.items() if old != details[name]
        }
        if changed:
            for name, new in details.items():
                setattr(person, name, new)
            person.full_clean()
            person.save(update_fields=list(details))
            log_person(person, "dc_accounts.rename_person", user, changed=changed)
    return person


def deactivate(*, user: Any, person: Any) -> None:
    """Close an account; Django asks `is_active` on every request, so sessions end at once."""
    _set_active(user, person, False, "dc_accounts.deactivate")


def activate(*, user: Any, person: Any) -> None:
    """Open a closed account again; the appointments are as they were."""
    _set_active(user, person, True, "dc_accounts.activate")


def set_password(*, user: Any, person: Any, password: str) -> None:
    """Give a person a new temporary password, which ends their sessions."""
    with locked(person) as person:
        refuse_unless(may_manage_account(user, person))
        validate_password(password, person)
        person.set_password(password)
        person.save(update_fields=["password"])
        log_person(person, "dc_accounts.set_password", user)


def _make_account(username: str, password: str | None, details: dict[str, str]) -> Any:
    person = get_user_model()(username=username.strip(), **details)
    person.set_password(password)
    person.full_clean()
    if password is not None:
        validate_password(password, person)
    try:
        with transaction.atomic():
            person.save()
    except IntegrityError as error:  # somebody took the name a moment ago
        raise ValidationError({"username": _("This User exists already.")}) from error
    return person


def _set_active(user: Any, person: Any, active: bool, action: str) -> None:
    with locked(person) as person:
        refuse_unless(may_manage_account(user, person))
        if person.is_active == active:
            return
        person.is_active = active
        person.save(update_fields=["is_active"])
        log_person(person, action, user)
        keep_members_in_step([person])
