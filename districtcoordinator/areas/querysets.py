"""Reading questions on areas; `for_user` is the only door to rows that belong to a district."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from .roles import CENTRAL_ROLES, Role, roles_with


class AppointmentQuerySet(QuerySet):
    def in_force(self, on: date | None = None) -> AppointmentQuerySet:
        """Keep the appointments that cover a day (today in Bangkok by default)."""
        day = on or timezone.localdate()
        return self.filter(Q(valid_until=None) | Q(valid_until__gte=day), valid_from__lte=day)

    def active(self, on: date | None = None) -> AppointmentQuerySet:
        """Keep the appointments in force on a day of people who may sign in."""
        return self.in_force(on).filter(user__is_active=True)

    def carrying(self, permission: str) -> AppointmentQuerySet:
        """Keep the appointments whose role carries a permission."""
        return self.filter(role__in=roles_with(permission))

    def of(self, user: Any, permission: str) -> AppointmentQuerySet:
        """Keep the user's own appointments in force that carry a permission."""
        if not user.is_active:
            return self.none()
        return self.in_force().carrying(permission).filter(user=user.pk)


def sees_everything(user: Any, permission: str) -> bool:
    """A superuser counts as a central administrator, no more."""
    return user.is_active and user.is_superuser and Role.CENTRAL_ADMIN in roles_with(permission)


def permitted(user: Any, permission: str, **places: str) -> Q:
    """Give the condition that one of the user's appointments carries a permission for a row.

    `places` names, for each place of an appointment (a lookup of it), the row's own field. It is a
    subquery, so it costs no query of its own and is never stale.
    """
    from .models import Appointment

    if sees_everything(user, permission):
        return Q()
    here = Q(role__in=CENTRAL_ROLES)
    for place, field in places.items():
        here |= Q(**{place: OuterRef(field)})
    return Q(Exists(Appointment.objects.of(user, permission).filter(here)))


class ProvinceQuerySet(QuerySet):
    def with_office(self) -> ProvinceQuerySet:
        """Leave out Bangkok, which has no provincial office of the department."""
        return self.filter(has_office=True, is_active=True)

    def for_user(self, user: Any, permission: str) -> ProvinceQuerySet:
        """Keep the provinces in which the user holds a permission, wholly or for a district."""
        return self.filter(permitted(user, permission, province="pk", district__province="pk"))


class DistrictQuerySet(QuerySet):
    def active(self) -> DistrictQuerySet:
        return self.filter(is_active=True, province__is_active=True)

    def reporting(self) -> DistrictQuerySet:
        """Keep the districts that record figures: not those of Bangkok, nor closed ones."""
        return self.active().filter(province__has_office=True)

    def for_user(self, user: Any, permission: str) -> DistrictQuerySet:
        """Keep the districts in which one of the user's appointments carries a permission."""
        return self.filter(permitted(user, permission, district="pk", province="province"))
