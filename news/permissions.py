"""Who may do what with news: by the appointments in force, province by province.

Groups carry what Wagtail's lists and choosers ask for (`page_grants`, `collection_grants`); what a
person may do with one item is decided here, from the same role table.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Q, QuerySet

from districtcoordinator.areas.models import Appointment
from districtcoordinator.areas.querysets import sees_everything
from districtcoordinator.areas.roles import CENTRAL_ROLES, PlaceGrant, Role, role_table

from .enums import Capacity

WRITE_NEWS = "news.write_news"
APPROVE_NEWS = "news.approve_news"
OVERSEE_NEWS = "news.oversee_news"
WITHDRAW_NEWS = "news.withdraw_news"
HIDE_COMMENTS = "news.hide_comments"
MANAGE_SYNDICATION = "news.manage_syndication"

ROLE_PERMISSIONS: dict[Role, set[str]] = {
    Role.DISTRICT_OFFICER: {WRITE_NEWS},
    Role.PROVINCE_APPROVER: {WRITE_NEWS, APPROVE_NEWS, WITHDRAW_NEWS, HIDE_COMMENTS},
    Role.CENTRAL_ADMIN: {
        WRITE_NEWS,
        OVERSEE_NEWS,
        WITHDRAW_NEWS,
        HIDE_COMMENTS,
        MANAGE_SYNDICATION,
    },
}
WRITERS = (Role.DISTRICT_OFFICER, Role.PROVINCE_APPROVER)
ON_SECTION = ("wagtailcore.add_page", "wagtailcore.change_page")
IN_COLLECTION = (
    "wagtailimages.add_image",
    "wagtailimages.choose_image",
    "wagtaildocs.add_document",
    "wagtaildocs.choose_document",
)


def page_grants() -> Iterator[PlaceGrant]:
    """Offices write in the section of their province, and open each other's drafts there."""
    yield from _grants("pk", ON_SECTION)


def collection_grants() -> Iterator[PlaceGrant]:
    """They keep pictures and files in the collection of their province."""
    yield from _grants("collection", IN_COLLECTION)


def _grants(place: str, permissions: tuple[str, ...]) -> Iterator[PlaceGrant]:
    from .models import ProvinceSectionPage

    places = ProvinceSectionPage.objects.exclude(**{place: None})
    for province, where in places.values_list("province", place):
        for role in WRITERS:
            for permission in permissions:
                yield PlaceGrant(role, where, permission, province)


@dataclass(frozen=True)
class Standing:
    """What a person may do with news: in the whole country, and in which provinces."""

    everywhere: frozenset[str] = frozenset()
    in_province: dict[str, frozenset[str]] = field(default_factory=dict)

    def holds(self, permission: str, province: str | None) -> bool:
        """Whether the permission is held for a province (its code; none is the department)."""
        here = self.in_province.get(province, frozenset()) if province else frozenset()
        return permission in self.everywhere or permission in here


def standing_of(user: Any) -> Standing:
    """Read a person's standing from the appointments in force, in one query."""
    if not user.is_active or user.is_anonymous:
        return Standing()
    table = role_table()
    everywhere: set[str] = set()
    provinces: dict[str, set[str]] = {}
    if sees_everything(user, OVERSEE_NEWS):
        everywhere |= table[Role.CENTRAL_ADMIN]
    held = Appointment.objects.in_force().filter(user=user.pk)
    for role, province, of_district in held.values_list("role", "province", "district__province"):
        if role in CENTRAL_ROLES:
            everywhere |= table[Role(role)]
        else:
            provinces.setdefault(province or of_district, set()).update(table[Role(role)])
    return Standing(frozenset(everywhere), {code: frozenset(p) for code, p in provinces.items()})


def may(user: Any, permission: str, province: str | None) -> bool:
    """Whether a person holds a permission of news for a province (its code) at this moment."""
    return standing_of(user).holds(permission, province)


def capacity_to_decide(user: Any, item: Any, *, submitted_by: int | None) -> Capacity | None:
    """In what capacity a person decides about an item that waits; nothing if not at all.

    The approvers of its province do. Where nobody of them is left, the department stands in for
    them. Nobody decides about an item that they wrote or submitted: neither does a superuser.
    """
    if user.pk in (item.owner_id, submitted_by):
        return None
    standing = standing_of(user)
    if standing.holds(APPROVE_NEWS, item.province_id):
        return Capacity.APPROVER
    stands_in = OVERSEE_NEWS in standing.everywhere and item.province_id
    if stands_in and not approvers_for(item, submitted_by=submitted_by).exists():
        return Capacity.STAND_IN
    return None


def approvers_for(item: Any, *, submitted_by: int | None) -> QuerySet:
    """Give the people of the item's province who may approve it."""
    approving = Appointment.objects.active().carrying(APPROVE_NEWS)
    of_province = approving.filter(province=item.province_id).values("user")
    own = [pk for pk in (item.owner_id, submitted_by) if pk]
    return get_user_model()._default_manager.filter(pk__in=of_province).exclude(pk__in=own)


def stand_ins_for(item: Any, *, submitted_by: int | None) -> QuerySet:
    """Give the people of the department who act where a province has nobody."""
    overseeing = Appointment.objects.active().carrying(OVERSEE_NEWS).values("user")
    own = [pk for pk in (item.owner_id, submitted_by) if pk]
    return get_user_model()._default_manager.filter(pk__in=overseeing).exclude(pk__in=own)


def writers_in(province: str) -> QuerySet:
    """Give the people who may write news of a province (its code)."""
    here = Q(province=province) | Q(district__province=province) | Q(role__in=CENTRAL_ROLES)
    writing = Appointment.objects.active().carrying(WRITE_NEWS).filter(here).values("user")
    people = get_user_model()._default_manager
    return people.filter(Q(pk__in=writing) | Q(is_superuser=True))


def writers_of(item: Any, *, submitted_by: int | None) -> QuerySet:
    """Give who wrote and who submitted an item, as long as they may write in its province."""
    own = [pk for pk in (item.owner_id, submitted_by) if pk]
    return writers_in(item.province_id).filter(pk__in=own)
