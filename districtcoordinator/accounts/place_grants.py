"""What the role groups may do on pages and in collections, in step with what the apps say."""

from typing import Any

from django.contrib.auth.models import Permission
from wagtail.models import GroupCollectionPermission, GroupPagePermission

from districtcoordinator.areas.roles import PlaceGrant, collection_grants, page_grants

from .models import RoleGroup


def apply_place_grants() -> tuple[int, int]:
    """Give the role groups what the apps grant them on pages and in collections, and no more.

    Gives how many permissions were given and taken. Other groups are left alone.
    """
    pages = _apply(GroupPagePermission, "page_id", page_grants())
    collections = _apply(GroupCollectionPermission, "collection_id", collection_grants())
    return pages[0] + collections[0], pages[1] + collections[1]


def _apply(link: Any, place: str, grants: set[PlaceGrant]) -> tuple[int, int]:
    rows = RoleGroup.objects.values_list("role", "province", "group")
    groups: dict[tuple[str, str | None], int] = {
        (role, province): group for role, province, group in rows
    }
    known = {
        f"{app}.{codename}": pk
        for pk, app, codename in Permission.objects.values_list(
            "pk", "content_type__app_label", "codename"
        )
    }
    due = {
        (groups[grant.role, grant.province], grant.place, known[grant.permission])
        for grant in grants
        if (grant.role, grant.province) in groups
    }
    ours = link.objects.filter(group__in=RoleGroup.objects.values("group"))
    held = {tuple(row): pk for pk, *row in ours.values_list("pk", "group", place, "permission")}
    missing = due - held.keys()
    surplus = [pk for row, pk in held.items() if row not in due]
    link.objects.bulk_create(
        link(group_id=group, permission_id=permission, **{place: where})
        for group, where, permission in missing
    )
    link.objects.filter(pk__in=surplus).delete()
    return len(missing), len(surplus)
