"""The role table as people read it: every permission of every installed app, role by role."""

from django.utils.translation import gettext as _

from districtcoordinator.areas.roles import Role, role_table


def readable_table() -> list[list[str]]:
    """Give the rows of the table, the heading first: permission, then ✓ or – for each role."""
    table = role_table()
    rows = [[_("Permission"), *(str(role.label) for role in Role)]]
    for permission in sorted(set().union(*table.values())):
        rows.append([permission, *("✓" if permission in table[role] else "–" for role in Role)])
    return rows
