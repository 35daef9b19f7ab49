"""Groups, permissions and membership brought into step with the role table and the appointments.

Wagtail decides by Django's groups whom a menu or a screen is open to; which rows are seen is
decided by the appointments themselves. Everything here is in bulk: the number of queries does not
depend on how many provinces or people there are.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from districtcoordinator.areas.models import Appointment, Province
from districtcoordinator.areas.roles import CENTRAL_ROLES, Role, role_table

from .models import RoleGroup
from .place_grants import apply_place_grants

Seat = tuple[str, str | None]  # a role and the code of its province, if it has one


class RoleTableError(Exception):
    """The role table cannot be applied: it names what does not exist, or a name is taken."""


@dataclass
class Applied:
    """What applying the table changed; all zero when everything was in step."""

    groups: int = 0
    permissions_given: int = 0
    permissions_taken: int = 0
    members_added: int = 0
    members_removed: int = 0


@transaction.atomic
def apply_roles() -> Applied:
    """Make the groups of all offices, give them what the table says and no more, fill them.

    Raises RoleTableError when the table names an unknown permission, or a group that somebody else
    made has the name of one of ours.
    """
    applied = Applied(groups=_make_groups())
    given, taken = _apply_permissions()
    on_places = apply_place_grants()
    applied.permissions_given = given + on_places[0]
    applied.permissions_taken = taken + on_places[1]
    applied.members_added, applied.members_removed = keep_members_in_step()
    return applied


@transaction.atomic
def keep_members_in_step(people: Iterable[Any] | None = None) -> tuple[int, int]:
    """Put people (everybody by default) into the groups of their appointments in force.

    Takes them out of the role groups they no longer belong to; other groups are left alone. Gives
    how many memberships were added and removed.
    """
    membership, person, group = _membership()
    rows = RoleGroup.objects.values_list("role", "province", "group")
    groups = {(role, province): group for role, province, group in rows}
    ours = RoleGroup.objects.values("group")
    current = membership.objects.filter(**{f"{group}__in": ours})
    appointments = Appointment.objects.active()
    if people is not None:
        chosen = [one.pk for one in people]
        current = current.filter(**{f"{person}__in": chosen})
        appointments = appointments.filter(user__in=chosen)
    holders: Any = appointments.values_list("user", "role", "province", "district__province")
    held = {(user, (role, province or district)) for user, role, province, district in holders}
    wanted = {(user, groups[seat]) for user, seat in held if seat in groups}
    present = {(a, b): pk for pk, a, b in current.values_list("pk", person, group)}
    missing = [{person: a, group: b} for a, b in wanted - present.keys()]
    membership.objects.bulk_create([membership(**row) for row in missing], ignore_conflicts=True)
    surplus = [pk for pair, pk in present.items() if pair not in wanted]
    membership.objects.filter(pk__in=surplus).delete()
    return len(missing), len(surplus)


def make_missing_groups(seats: set[Seat]) -> None:
    """Apply the whole table if a role has no group in a province yet, a new one for instance."""
    if seats - set(RoleGroup.objects.values_list("role", "province")):
        apply_roles()


def group_name(role: Role, province: Province | None) -> str:
    """Give the name of a group as people read it, in the site's own language."""
    with override(settings.LANGUAGE_CODE):
        names = {
            Role.DISTRICT_OFFICER: _("District officers of %(province)s"),
            Role.PROVINCE_APPROVER: _("Provincial office of %(province)s"),
            Role.PROVINCE_SSO_ADMIN: _("SSO Admin of %(province)s"),
            Role.CENTRAL_EDITOR: _("Central editors"),
            Role.CENTRAL_ADMIN: _("Central administrators"),
        }
    return names[role] % {"province": province.name if province else ""}


def _membership() -> tuple[Any, str, str]:
    field: Any = get_user_model()._meta.get_field("groups")
    person, group = field.m2m_field_name(), field.m2m_reverse_field_name()
    return field.remote_field.through, f"{person}_id", f"{group}_id"


def _wanted_names() -> dict[Seat, str]:
    names: dict[Seat, str] = {(role, None): group_name(role, None) for role in CENTRAL_ROLES}
    for province in Province.objects.with_office():
        for role in Role:
            if role not in CENTRAL_ROLES:
                names[role, province.pk] = group_name(role, province)
    return names


def _make_groups() -> int:
    wanted = _wanted_names()
    ours = {
        (row.role, row.province_id): row.group for row in RoleGroup.objects.select_related("group")
    }
    missing = {seat: name for seat, name in wanted.items() if seat not in ours}
    renamed = [group for seat, group in ours.items() if wanted.get(seat, group.name) != group.name]
    _refuse_taken_names(set(wanted.values()))
    for seat, group in ours.items():
        group.name = wanted.get(seat, group.name)
    Group.objects.bulk_update(renamed, ["name"])
    made = Group.objects.bulk_create([Group(name=name) for name in missing.values()])
    RoleGroup.objects.bulk_create(
        RoleGroup(group=group, role=role, province_id=province)
        for group, (role, province) in zip(made, missing, strict=True)
    )
    return len(made)


def _refuse_taken_names(names: set[str]) -> None:
    others = Group.objects.filter(role_group=None).values_list("name", flat=True)
    taken = sorted(names & set(others))
    if taken:
        raise RoleTableError(
            _("Groups of these names exist already and were not made here: %(names)s")
            % {"names": ", ".join(taken)}
        )


def _apply_permissions() -> tuple[int, int]:
    wanted = _permissions_by_role()
    link = Group.permissions.through
    roles = dict(RoleGroup.objects.values_list("group", "role"))
    links = link.objects.filter(group__in=RoleGroup.objects.values("group"))
    held = {
        (group, permission): pk
        for pk, group, permission in links.values_list("pk", "group", "permission")
    }
    due = {(group, permission) for group, role in roles.items() for permission in wanted[role]}
    missing = due - held.keys()
    surplus = [pk for pair, pk in held.items() if pair not in due]
    link.objects.bulk_create(link(group_id=group, permission_id=one) for group, one in missing)
    link.objects.filter(pk__in=surplus).delete()
    return len(missing), len(surplus)


def _permissions_by_role() -> dict[str, set[int]]:
    known = {
        f"{app}.{codename}": pk
        for pk, app, codename in Permission.objects.values_list(
            "pk", "content_type__app_label", "codename"
        )
    }
    table = role_table()
    unknown = sorted(set().union(*table.values()) - known.keys())
    if unknown:
        raise RoleTableError(
            _("The role table names permissions that do not exist: %(names)s")
            % {"names": ", ".join(unknown)}
        )
    return {role: {known[name] for name in names} for role, names in table.items()}
