"""Makers of officers, and of what DLA Connect says about them."""

from typing import Any

import factory

from districtcoordinator.areas.models import District
from districtcoordinator.areas.tests.factories import ProvinceFactory
from districtcoordinator.directory.enums import Position
from districtcoordinator.directory.models import Officer
from districtcoordinator.thai.order import sort_key

SNAPSHOT = "2026-07-07T06:00:00+07:00"


class OfficerFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Officer
        skip_postgeneration_save = True

    source_id = factory.Sequence(lambda n: f"number-{n}")
    position = Position.DISTRICT_OFFICER
    name = factory.Sequence(lambda n: f"นายสมชาย ใจดี {n}")
    province = factory.SubFactory(ProvinceFactory)
    sort_key = factory.LazyAttribute(lambda officer: sort_key(officer.name))

    @factory.post_generation
    def districts(self, create: bool, extracted: Any, **kwargs: Any) -> None:
        if create and extracted:
            self.districts.set(extracted)


def said(number: int, district: District, **fields: Any) -> dict[str, Any]:
    """Give an officer as DLA Connect gives one."""
    return {
        "id": str(number),
        "position": "district_officer",
        "name": f"นายสมชาย ใจดี {number}",
        "post": "ท้องถิ่นอำเภอ",
        "province": district.province_id,
        "districts": [district.code],
        "office_telephone": "๐ ๗๕๐๐ ๐๐๐๑",
        "office_mail": f"officer-{number}@district.example",
        "mobile": "0600000001",
        "private_mail": None,
        "updated_on": "2026-07-01",
        **fields,
    }


def answer(officers: list[Any], *, page: int = 1, pages: int = 1, **fields: Any) -> dict[str, Any]:
    """Give a page as DLA Connect gives one."""
    return {
        "page": page,
        "pages": pages,
        "total": len(officers),
        "generated_at": SNAPSHOT,
        "officers": officers,
        **fields,
    }


def paged(officers: list[Any], size: int = 2, **fields: Any) -> list[dict[str, Any]]:
    """Give all pages of a directory."""
    parts = [officers[start : start + size] for start in range(0, len(officers), size)]
    return [
        answer(part, **{"page": number, "pages": len(parts), "total": len(officers), **fields})
        for number, part in enumerate(parts, start=1)
    ]
