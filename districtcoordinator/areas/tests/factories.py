"""Makers of areas and appointments for tests."""

import factory
from django.contrib.auth import get_user_model

from districtcoordinator.areas.models import Appointment, District, Province, Region
from districtcoordinator.areas.roles import Role
from districtcoordinator.thai.order import sort_key


class ProvinceFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Province
        django_get_or_create = ("code",)

    code = factory.Sequence(lambda n: f"{11 + n % 89:02d}")
    name = factory.LazyAttribute(lambda province: f"จังหวัด{province.code}")
    name_en = factory.LazyAttribute(lambda province: f"Province {province.code}")
    slug = factory.LazyAttribute(lambda province: f"province-{province.code}")
    region = Region.SOUTH
    sort_key = factory.LazyAttribute(lambda province: sort_key(province.name))


class DistrictFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = District
        django_get_or_create = ("code",)

    province = factory.SubFactory(ProvinceFactory)
    code = factory.Sequence(lambda n: f"{1100 + n % 8900:04d}")
    name = factory.LazyAttribute(lambda district: f"อำเภอ{district.code}")
    name_en = factory.LazyAttribute(lambda district: f"District {district.code}")
    sort_key = factory.LazyAttribute(lambda district: sort_key(district.name))


class PersonFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = get_user_model()
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"person-{n}")
    first_name = "สมชาย"
    last_name = factory.Sequence(lambda n: f"ใจดี {n}")


class AppointmentFactory(factory.django.DjangoModelFactory):
    """An appointment and its person: a district officer unless a trait says otherwise."""

    class Meta:
        model = Appointment

    class Params:
        approver = factory.Trait(
            role=Role.PROVINCE_APPROVER, district=None, province=factory.SubFactory(ProvinceFactory)
        )
        sso_admin = factory.Trait(
            role=Role.PROVINCE_SSO_ADMIN,
            district=None,
            province=factory.SubFactory(ProvinceFactory),
        )
        central_admin = factory.Trait(role=Role.CENTRAL_ADMIN, district=None)
        central_editor = factory.Trait(role=Role.CENTRAL_EDITOR, district=None)

    user = factory.SubFactory(PersonFactory)
    role = Role.DISTRICT_OFFICER
    district = factory.SubFactory(DistrictFactory)
