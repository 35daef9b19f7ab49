"""The roles of DESIGN.md's table, and which role carries which permission.

Each installed app says its part in `<app>/permissions.py` as `ROLE_PERMISSIONS`; this module puts
the parts together. Nothing else in the project may decide what a role carries.
"""

from functools import cache
from importlib import import_module
from importlib.util import find_spec

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


@cache
def role_table() -> dict[Role, frozenset[str]]:
    """Give the permissions ("app_label.codename") of every role, over all installed apps."""
    table = {role: {ACCESS_ADMIN} for role in Role}
    for config in apps.get_app_configs():
        module = f"{config.name}.permissions"
        # Wagtail's own modules of that name hold no table, and warn when they are imported.
        if config.name.startswith("wagtail.") or find_spec(module) is None:
            continue
        declared = getattr(import_module(module), "ROLE_PERMISSIONS", {})
        for role in Role:  # a host's app may have a table of that name for roles of its own
            table[role] |= declared.get(role, set())
    return {role: frozenset(permissions) for role, permissions in table.items()}


def roles_with(permission: str) -> list[Role]:
    """Give the roles that carry a permission, in the table's order."""
    return [role for role, permissions in role_table().items() if permission in permissions]
