"""Who may do what to whom: the centre to everybody, an SSO Admin within the own province.

Nobody touches a person who stands above them, and nobody their own rights.
"""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from districtcoordinator.areas.models import Appointment, District, Province
from districtcoordinator.areas.roles import CENTRAL_ROLES, Role

MANAGE_PEOPLE = "dc_accounts.manage_people"

ROLE_PERMISSIONS: dict[Role, set[str]] = {
    Role.PROVINCE_SSO_ADMIN: {MANAGE_PEOPLE},
    Role.CENTRAL_ADMIN: {MANAGE_PEOPLE},
}

# What an SSO Admin may appoint to: not the own role and nothing above it.
BELOW_SSO_ADMIN = (Role.DISTRICT_OFFICER, Role.PROVINCE_APPROVER)


def is_central(user: Any) -> bool:
    """Whether the user manages people of the whole country; a superuser counts as central."""
    if user.is_active and user.is_superuser:
        return True
    return _managing(user).filter(role__in=CENTRAL_ROLES).exists()


def may_manage_people(user: Any) -> bool:
    """Whether the user manages anybody at all."""
    return (user.is_active and user.is_superuser) or _managing(user).exists()


def appointable_roles(user: Any) -> list[Role]:
    """Give the roles to which the user may appoint somebody."""
    if is_central(user):
        return list(Role)
    return list(BELOW_SSO_ADMIN) if may_manage_people(user) else []


@dataclass(frozen=True)
class Reach:
    """How far a user's word goes when somebody is appointed."""

    everywhere: bool
    provinces: frozenset[str]

    def covers(self, role: str, place: Province | District | None) -> bool:
        """Whether the user may give or take this role in this place."""
        if self.everywhere:
            return True
        if role not in BELOW_SSO_ADMIN or place is None:
            return False
        province = place.province_id if isinstance(place, District) else place.pk
        return province in self.provinces


def reach_of(user: Any) -> Reach:
    """Ask once, for many appointments."""
    if is_central(user):
        return Reach(True, frozenset())
    mine = Province.objects.for_user(user, MANAGE_PEOPLE).values_list("pk", flat=True)
    return Reach(False, frozenset(mine))


def may_appoint(user: Any, role: str, place: Province | District | None) -> bool:
    """Whether the user may give or take this role in this place."""
    return reach_of(user).covers(role, place)


def may_end(user: Any, appointment: Appointment) -> bool:
    """Whether the user may end or move an appointment; nobody does so with their own."""
    return appointment.user_id != user.pk and may_appoint(user, appointment.role, appointment.place)


def may_manage_account(user: Any, person: Any) -> bool:
    """Whether the user may rename, deactivate or give a new password to a person.

    An SSO Admin may, if all that the person holds lies below and in the own province: whoever
    sets a password can act with everything the person may do.
    """
    if person.pk == user.pk:
        return False
    if person.is_superuser and not user.is_superuser:
        return False
    if is_central(user):
        return True
    held = standing_appointments(person)
    mine = Q(province__in=Province.objects.for_user(user, MANAGE_PEOPLE)) | Q(
        district__province__in=Province.objects.for_user(user, MANAGE_PEOPLE)
    )
    beyond = held.exclude(mine, role__in=BELOW_SSO_ADMIN).exists()
    return may_manage_people(user) and not beyond and not _has_rights_of_the_host(person)


def standing() -> QuerySet[Appointment]:
    """Keep what anybody holds now or will hold: everything that has not ended."""
    return Appointment.objects.filter(
        Q(valid_until=None) | Q(valid_until__gte=timezone.localdate())
    )


def standing_appointments(person: Any) -> QuerySet[Appointment]:
    """Keep what a person holds now or will hold."""
    return standing().filter(user_id=person.pk)


def _managing(user: Any) -> QuerySet[Appointment]:
    return Appointment.objects.of(user, MANAGE_PEOPLE)


def _has_rights_of_the_host(person: Any) -> bool:
    return person.groups.filter(role_group=None).exists() or person.user_permissions.all().exists()
