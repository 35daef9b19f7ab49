"""Makers of people who hold a role, in their groups, ready to sign in."""

from typing import Any

import factory
from django.contrib.auth import get_user_model

from districtcoordinator.accounts.role_groups import keep_members_in_step, make_missing_groups
from districtcoordinator.areas.models import Appointment, District, Province
from districtcoordinator.areas.roles import CENTRAL_ROLES, DISTRICT_ROLES, Role
from districtcoordinator.areas.tests.factories import DistrictFactory, ProvinceFactory

PASSWORD = "ท้องถิ่น-อำเภอ-2569"


class UserFactory(factory.django.DjangoModelFactory):
    """A person without a role, unless a trait gives one.

    `UserFactory(officer=True, district=one)`, `UserFactory(sso_admin=True, province=one)`.
    """

    class Meta:
        model = get_user_model()
        skip_postgeneration_save = True

    class Params:
        officer = factory.Trait(role=Role.DISTRICT_OFFICER)
        approver = factory.Trait(role=Role.PROVINCE_APPROVER)
        sso_admin = factory.Trait(role=Role.PROVINCE_SSO_ADMIN)
        central_admin = factory.Trait(role=Role.CENTRAL_ADMIN)
        central_editor = factory.Trait(role=Role.CENTRAL_EDITOR)

    role = district = province = None
    username = factory.Sequence(lambda n: f"user-{n}")
    first_name = "มานี"
    last_name = factory.Sequence(lambda n: f"มีนา {n}")
    email = factory.LazyAttribute(lambda person: f"{person.username}@dla.go.th")
    password = factory.django.Password(PASSWORD)

    @classmethod
    def _create(cls, model_class: type, *args: Any, **kwargs: Any) -> Any:
        holds = {name: kwargs.pop(name, None) for name in ("role", "district", "province")}
        person = super()._create(model_class, *args, **kwargs)
        if holds["role"]:
            give_role(person, **holds)
        return person


def give_role(
    person: Any, role: str, district: District | None = None, province: Province | None = None
) -> Appointment:
    """Appoint a person without asking who may, and put them into the groups."""
    if role in DISTRICT_ROLES:
        district, province = district or DistrictFactory(), None
    elif role not in CENTRAL_ROLES:
        district, province = None, province or ProvinceFactory()
    appointment = Appointment.objects.create(
        user=person, role=role, district=district, province=province
    )
    office = district.province if district else province
    make_missing_groups({(role, office.pk if office else None)})
    keep_members_in_step([person])
    return appointment
