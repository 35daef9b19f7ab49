"""Provinces and districts: kept by the centre, never deleted, in Thai order."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from wagtail.models import ModelLogEntry

from districtcoordinator.areas.actions import load_reference, save_district, save_province
from districtcoordinator.areas.models import District, Province, Region
from districtcoordinator.thai.order import sort_key

from .factories import AppointmentFactory, DistrictFactory, PersonFactory, ProvinceFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def central() -> Any:
    return AppointmentFactory(central_admin=True).user


def new_province(**values: Any) -> Province:
    plain = {"code": "81", "name": "กระบี่", "name_en": "Krabi", "region": Region.SOUTH}
    return Province(**{**plain, **values})


def new_district(**values: Any) -> District:
    return District(**{"code": "8103", "name": "เกาะลันตา", "name_en": "Ko Lanta", **values})


def faults_of(act: Callable[[], Any]) -> set[str]:
    with pytest.raises(ValidationError) as refusal:
        act()
    return set(refusal.value.message_dict)


def test_only_the_centre_keeps_them(central: Any) -> None:
    province, district = ProvinceFactory(code="83"), DistrictFactory(code="8301")
    strangers = [
        AppointmentFactory().user,
        AppointmentFactory(approver=True).user,
        AppointmentFactory(sso_admin=True).user,
        AppointmentFactory(central_editor=True).user,
        PersonFactory(),
        PersonFactory(is_superuser=True, is_active=False),
    ]
    for stranger in strangers:
        for area in (new_province(), province):
            with pytest.raises(PermissionDenied):
                save_province(user=stranger, province=area)
        for area in (new_district(), district):
            with pytest.raises(PermissionDenied):
                save_district(user=stranger, district=area)
    save_province(user=central, province=new_province())
    save_district(user=PersonFactory(is_superuser=True), district=new_district())


def test_an_added_area_gets_its_place_in_thai_order_and_its_address(central: Any) -> None:
    province = save_province(user=central, province=new_province())
    assert (province.slug, province.sort_key) == ("krabi", sort_key("กระบี่"))
    district = save_district(user=central, district=new_district())
    assert district.province == province
    save_district(user=central, district=new_district(code="8104", name="คลองท่อม"))
    names = list(District.objects.values_list("name", flat=True))
    assert names == ["เกาะลันตา", "คลองท่อม"]
    assert ModelLogEntry.objects.filter(action="wagtail.create", user=central).count() == 3


@pytest.mark.parametrize(
    ("values", "fault"),
    [
        ({"code": ""}, "code"),
        ({"code": "8"}, "code"),
        ({"code": "๘๑"}, "code"),
        ({"code": "811"}, "code"),
        ({"code": "83"}, "code"),
        ({"name": ""}, "name"),
        ({"name": "ภูเก็ต"}, "name"),
        ({"name_en": "กระบี่"}, "name_en"),
        ({"name_en": "Phuket"}, "slug"),
        ({"region": "nowhere"}, "region"),
    ],
)
def test_a_province_that_makes_no_sense_is_not_added(
    central: Any, values: dict[str, str], fault: str
) -> None:
    ProvinceFactory(code="83", name="ภูเก็ต", name_en="Phuket", slug="phuket")
    assert fault in faults_of(lambda: save_province(user=central, province=new_province(**values)))
    save_province(user=central, province=new_province())


@pytest.mark.parametrize(
    ("values", "fault"),
    [
        ({"code": "81"}, "code"),
        ({"code": "81030"}, "code"),
        ({"code": "8201"}, "code"),
        ({"code": "8101"}, "code"),
        ({"name": ""}, "name"),
    ],
)
def test_a_district_that_makes_no_sense_is_not_added(
    central: Any, values: dict[str, str], fault: str
) -> None:
    krabi = ProvinceFactory(code="81")
    DistrictFactory(code="8101", province=krabi)
    assert fault in faults_of(lambda: save_district(user=central, district=new_district(**values)))
    save_district(user=central, district=new_district())


def test_a_name_is_used_once_in_a_province(central: Any) -> None:
    DistrictFactory(code="8101", name="เกาะลันตา", province=ProvinceFactory(code="81"))
    assert faults_of(lambda: save_district(user=central, district=new_district()))
    ProvinceFactory(code="83")
    save_district(user=central, district=new_district(code="8303"))


def test_a_change_keeps_code_address_and_province_and_logs_old_and_new(central: Any) -> None:
    province = save_province(user=central, province=new_province())
    ProvinceFactory(code="83")
    province.name, province.name_en, province.slug = "กระบี่ใหม่", "New Krabi", "elsewhere"
    save_province(user=central, province=province)
    stored = Province.objects.get(code="81")
    assert (stored.name, stored.slug) == ("กระบี่ใหม่", "krabi")
    assert stored.sort_key == sort_key("กระบี่ใหม่")
    entry = ModelLogEntry.objects.get(action="wagtail.edit")
    assert entry.data["changes"]["name"] == ["กระบี่", "กระบี่ใหม่"]

    district = save_district(user=central, district=new_district())
    district.province_id, district.is_active = "83", False
    save_district(user=central, district=district)
    stored_district = District.objects.get(code="8103")
    assert (stored_district.province_id, stored_district.is_active) == ("81", False)
    save_district(user=central, district=stored_district)
    assert ModelLogEntry.objects.filter(action="wagtail.edit").count() == 2, "nothing, no entry"


def test_a_change_that_makes_no_sense_is_refused(central: Any) -> None:
    province = save_province(user=central, province=new_province())
    province.name = ""
    assert faults_of(lambda: save_province(user=central, province=province)) == {"name"}
    province.refresh_from_db()
    assert province.name == "กระบี่"


def test_what_is_no_longer_in_use_records_nothing_more() -> None:
    krabi, gone = ProvinceFactory(code="81"), ProvinceFactory(code="82", is_active=False)
    bangkok = ProvinceFactory(code="10", has_office=False)
    kept = DistrictFactory(code="8101", province=krabi)
    DistrictFactory(code="8102", province=krabi, is_active=False)
    DistrictFactory(code="8201", province=gone)
    DistrictFactory(code="1001", province=bangkok)
    assert list(District.objects.reporting()) == [kept]


def test_loading_the_reference_again_leaves_what_the_centre_changed(central: Any) -> None:
    load_reference()
    district = District.objects.get(code="8103")
    district.name, district.is_active = "เกาะใหญ่", False
    save_district(user=central, district=district)
    Province.objects.filter(code="10").delete()
    assert load_reference() == (77, 878)
    district.refresh_from_db()
    assert (district.name, district.is_active) == ("เกาะใหญ่", False)
    assert Province.objects.filter(code="10", has_office=False).exists()
    assert District.objects.count() == 878
