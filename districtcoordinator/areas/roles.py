"""The roles of DESIGN.md's table, and which role carries which permission.

Each installed app says its part in `<app>/permissions.py` as `ROLE_PERMISSIONS`, and what a role
may do on pages and in collections as `page_grants()` and `collection_grants()`; this module puts
the parts together. Nothing else in the project may decide what a role carries.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

from django.apps import apps
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    """What a person is appointed to be; a person may hold several and rights add up."""

    DISTRICT_OFFICER = "district_officer", _("District officer")
    PROVINCE_APPROVER = "province_approver", _("Provincial approver")
    PROVINCE_SSO_ADMIN = "province_sso_admin", _("SSO Admin of the provincial office")
    CENTRAL_EDITOR = "central_editor", _("Central editor")
    CENTRAL_ADMIN = "central_admin", _("Central administrator")


DISTRICT_ROLES = frozenset({Role.DISTRICT_OFFICER})
PROVINCE_ROLES = frozenset({Role.PROVINCE_APPROVER, Role.PROVINCE_SSO_ADMIN})
CENTRAL_ROLES = frozenset({Role.CENTRAL_EDITOR, Role.CENTRAL_ADMIN})

ACCESS_ADMIN = "wagtailadmin.access_admin"


@dataclass(frozen=True)
class PlaceGrant:
    """A role may do something on a page, or in a collection, and with all that lies beneath it.

    `permission` is "app_label.codename"; `province` is the code of a province's own group.
    """

    role: Role
    place: int
    permission: str
    province: str | None = None


@cache
def role_table() -> dict[Role, frozenset[str]]:
    """Give the permissions ("app_label.codename") of every role, over all installed apps."""
    table = {role: {ACCESS_ADMIN} for role in Role}
    for module in _permission_modules():
        declared = getattr(module, "ROLE_PERMISSIONS", {})
        for role in Role:  # a host's app may have a table of that name for roles of its own
            table[role] |= declared.get(role, set())
    return {role: frozenset(permissions) for role, permissions in table.items()}


def page_grants() -> set[PlaceGrant]:
    """Give what the roles may do on which pages, over all installed apps."""
    return _grants("page_grants")


def collection_grants() -> set[PlaceGrant]:
    """Give what the roles may do in which collections, over all installed apps."""
    return _grants("collection_grants")


def roles_with(permission: str) -> list[Role]:
    """Give the roles that carry a permission, in the table's order."""
    return [role for role, permissions in role_table().items() if permission in permissions]


def _grants(name: str) -> set[PlaceGrant]:
    found: set[PlaceGrant] = set()
    for module in _permission_modules():
        found |= set(getattr(module, name, set)())
    return found


def _permission_modules() -> Iterator[ModuleType]:
    for config in apps.get_app_configs():
        module = f"{config.name}.permissions"
        # Wagtail's own modules of that name hold no table, and warn when they are imported.
        if not config.name.startswith("wagtail.") and find_spec(module) is not None:
            yield import_module(module)
