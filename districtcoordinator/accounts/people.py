"""Reading questions on people; `people().for_user(user)` is the only door to them.

The user model may be the host site's, so the QuerySet is ours and is not the model's manager.
"""

from __future__ import annotations

from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils import timezone

from districtcoordinator.areas.models import Appointment, Province
from districtcoordinator.areas.roles import Role

from .permissions import MANAGE_PEOPLE, is_central


def appointments_for(user: Any) -> QuerySet[Appointment]:
    """Keep the appointments, past ones too, of which the user manages the people."""
    everything = Appointment.objects.select_related("province", "district__province")
    if is_central(user):
        return everything
    mine = Province.objects.for_user(user, MANAGE_PEOPLE)
    return everything.filter(Q(province__in=mine) | Q(district__province__in=mine))


def in_force() -> Q:
    """The dates of an appointment hold today; its person may be deactivated all the same."""
    today = timezone.localdate()
    return Q(valid_from__lte=today) & (Q(valid_until=None) | Q(valid_until__gte=today))


class PeopleQuerySet(QuerySet):
    def for_user(self, user: Any) -> PeopleQuerySet:
        """Keep the people whom the user may find: all, or those who ever served in the province."""
        if is_central(user):
            return self
        return self.filter(Exists(appointments_for(user).filter(user=OuterRef("pk"))))

    def search(self, words: str) -> PeopleQuerySet:
        """Keep the people in whose name, username or district every word occurs."""
        found = self
        for word in words.split():
            served = Appointment.objects.filter(user=OuterRef("pk"), district__name__contains=word)
            found = found.filter(
                Q(username__icontains=word)
                | Q(first_name__icontains=word)
                | Q(last_name__icontains=word)
                | Q(email__icontains=word)
                | Exists(served)
            )
        return found

    def serving(self, *, role: str = "", province: str = "") -> PeopleQuerySet:
        """Keep the people with an appointment in force to a role, in a province, or both."""
        if not role and not province:
            return self
        served = Appointment.objects.filter(in_force(), user=OuterRef("pk"))
        if role:
            served = served.filter(role=role)
        if province:
            served = served.filter(Q(province=province) | Q(district__province=province))
        return self.filter(Exists(served))

    def with_appointments(self, user: Any) -> PeopleQuerySet:
        """Fetch what each holds, as far as it is the user's business, as `person.held`."""
        held = appointments_for(user).filter(in_force()).order_by("role", "district__sort_key")
        return self.prefetch_related(Prefetch("dc_appointments", held, to_attr="held"))


def people() -> PeopleQuerySet:
    """Give everybody; ask `for_user` before showing them to anybody."""
    return PeopleQuerySet(get_user_model()).order_by("username")


def sso_admins_of(province: Province) -> PeopleQuerySet:
    """Give the SSO Admins in force of a province."""
    serving = Appointment.objects.active().filter(
        user=OuterRef("pk"), role=Role.PROVINCE_SSO_ADMIN, province=province
    )
    return people().filter(Exists(serving)).order_by("first_name", "last_name")
