"""Changes of state of the areas; none of them is ever deleted."""

import re
from typing import Any, TypeVar

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from districtcoordinator.thai.order import sort_key

from .models import District, Province, Region
from .permissions import ADD_DISTRICT, ADD_PROVINCE, CHANGE_DISTRICT, CHANGE_PROVINCE, holds
from .reference import reference_rows

Area = TypeVar("Area", Province, District)

REGIONS = {
    "ภาคเหนือ": Region.NORTH,
    "ภาคกลาง": Region.CENTRAL,
    "ภาคตะวันออกเฉียงเหนือ": Region.NORTHEAST,
    "ภาคตะวันตก": Region.WEST,
    "ภาคตะวันออก": Region.EAST,
    "ภาคใต้": Region.SOUTH,
}
BANGKOK = "10"
PROVINCE_CODE = re.compile(r"[0-9]{2}")
DISTRICT_CODE = re.compile(r"[0-9]{4}")
# What the centre changes of an area that exists: its code, and what follows from it, stays.
PROVINCE_FIELDS = ("name", "name_en", "region", "has_office", "is_active")
DISTRICT_FIELDS = ("name", "name_en", "is_active")


@transaction.atomic
def load_reference() -> tuple[int, int]:
    """Add the provinces and districts of the reference files that are missing.

    Gives how many provinces and districts there are in the files. One that is there is the
    department's own to keep, and is left as it is.
    """
    provinces = [_province(row) for row in reference_rows("provinces.csv")]
    districts = [_district(row) for row in reference_rows("districts.csv")]
    Province.objects.bulk_create(provinces, ignore_conflicts=True)
    District.objects.bulk_create(districts, ignore_conflicts=True)
    return len(provinces), len(districts)


@transaction.atomic
def save_province(*, user: Any, province: Province) -> Province:
    """Add a province, or change what may change of one; a province is deactivated, not deleted.

    Its code and its public address stay as they were made. Raises PermissionDenied, and
    ValidationError by field for what makes no sense.
    """
    if province._state.adding:
        _refuse_unless(user, ADD_PROVINCE)
        if not PROVINCE_CODE.fullmatch(province.code):
            raise ValidationError({"code": _("A province's code has two digits, for example 81.")})
        province.slug = slugify(province.name_en)
        if not province.slug:
            raise ValidationError({"name_en": _("Write the name in English letters.")})
        return _add(user, province)
    _refuse_unless(user, CHANGE_PROVINCE)
    return _change(user, province, PROVINCE_FIELDS)


@transaction.atomic
def save_district(*, user: Any, district: District) -> District:
    """Add a district, or change what may change of one; a district is deactivated, not deleted.

    It belongs for good to the province that its code begins with. Raises as `save_province`.
    """
    if district._state.adding:
        _refuse_unless(user, ADD_DISTRICT)
        if not DISTRICT_CODE.fullmatch(district.code):
            raise ValidationError(
                {"code": _("A district's code has four digits, for example 8108.")}
            )
        district.province_id = district.code[:2]
        if not Province.objects.filter(pk=district.province_id).exists():
            raise ValidationError({"code": _("No province has the first two digits as its code.")})
        return _add(user, district)
    _refuse_unless(user, CHANGE_DISTRICT)
    return _change(user, district, DISTRICT_FIELDS)


def _refuse_unless(user: Any, permission: str) -> None:
    if not holds(user, permission):
        raise PermissionDenied


def _add(user: Any, area: Area) -> Area:
    area.sort_key = sort_key(area.name)
    area.full_clean()
    area.save(force_insert=True)
    log(area, "wagtail.create", user=user)
    return area


def _change(user: Any, area: Area, fields: tuple[str, ...]) -> Area:
    """Copy the fields into the stored row, if any differs, and log old and new."""
    stored = type(area).objects.select_for_update().get(pk=area.pk)
    changes: dict[str, list[Any]] = {
        name: [getattr(stored, name), getattr(area, name)]
        for name in fields
        if getattr(stored, name) != getattr(area, name)
    }
    if changes:
        for name, (_old, new) in changes.items():
            setattr(stored, name, new)
        stored.sort_key = sort_key(stored.name)
        stored.full_clean()
        stored.save(update_fields=[*changes, "sort_key"])
        log(stored, "wagtail.edit", user=user, data={"changes": changes})
    return stored


def _province(row: dict[str, str]) -> Province:
    return Province(
        code=row["code"],
        name=row["name_th"],
        name_en=row["name_en"],
        slug=slugify(row["name_en"]),
        region=REGIONS[row["region_th"]],
        has_office=row["code"] != BANGKOK,
        sort_key=sort_key(row["name_th"]),
    )


def _district(row: dict[str, str]) -> District:
    return District(
        code=row["code"],
        province_id=row["province_code"],
        name=row["name_th"],
        name_en=row["name_en"],
        sort_key=sort_key(row["name_th"]),
    )
