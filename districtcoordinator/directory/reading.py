"""What the public pages show: provinces by region, and who is responsible in one of them.

People are officers as `Officer.objects.for_user` gives them, with what it adds; hence Any.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, OuterRef, Subquery

from districtcoordinator.areas.models import District, Province, Region

from .enums import Position
from .models import Officer


@dataclass(frozen=True)
class ProvinceEntry:
    province: Province
    people: int


@dataclass(frozen=True)
class RegionEntry:
    region: Region
    provinces: list[ProvinceEntry]


@dataclass(frozen=True)
class Country:
    """All provinces in use: those with an office by region, and Bangkok, which has none."""

    regions: list[RegionEntry]
    without_office: list[Province]

    @property
    def number_of_provinces(self) -> int:
        return sum(len(entry.provinces) for entry in self.regions)

    def find(self, slug: str) -> Province | None:
        """Give the province of an address, whether it has an office or not."""
        entries = [one.province for entry in self.regions for one in entry.provinces]
        return next((one for one in [*entries, *self.without_office] if one.slug == slug), None)


@dataclass
class Duty:
    """A district and who is responsible for it: nobody, one, or several."""

    district: District
    officers: list[Any] = field(default_factory=list)


@dataclass(frozen=True)
class ProvincePeople:
    """Everybody of a province; `elsewhere` are officers without any district that is in use."""

    directors: list[Any]
    duties: list[Duty]
    elsewhere: list[Any]

    @property
    def number_served(self) -> int:
        return sum(bool(duty.officers) for duty in self.duties)

    @property
    def everybody(self) -> list[Any]:
        """Give each person once, the group director first."""
        served = [officer for duty in self.duties for officer in duty.officers]
        return list(dict.fromkeys([*self.directors, *served, *self.elsewhere]))

    @property
    def shows_private(self) -> bool:
        """Say whether the user may see private numbers, which reading the people has found out."""
        return any(officer.shows_private for officer in self.everybody)

    @property
    def updated_on(self) -> date | None:
        days = [officer.updated_on for officer in self.everybody if officer.updated_on]
        return max(days, default=None)


def read_country() -> Country:
    """Give all provinces and how many people each has, in one query."""
    # Counting shows nobody's private data, so it is asked as a visitor for everybody.
    officers = Officer.objects.for_user(AnonymousUser()).filter(province=OuterRef("pk")).order_by()
    number = officers.values("province").annotate(number=Count("pk")).values("number")
    provinces = Province.objects.filter(is_active=True).annotate(people=Subquery(number))
    of_region: dict[str, list[ProvinceEntry]] = defaultdict(list)
    without_office: list[Province] = []
    for province in provinces:
        if province.has_office:
            of_region[province.region].append(ProvinceEntry(province, province.people or 0))
        else:
            without_office.append(province)
    regions = [RegionEntry(region, of_region[region]) for region in Region if of_region[region]]
    return Country(regions, without_office)


def read_province(province: Province, user: Any) -> ProvincePeople:
    """Give a province's people as the user may see them."""
    officers = Officer.objects.for_user(user).filter(province=province)
    officers = officers.prefetch_related("districts")
    districts = District.objects.reporting().filter(province=province)
    duties = {district.pk: Duty(district) for district in districts}
    directors: list[Any] = []
    elsewhere: list[Any] = []
    for officer in officers:
        here = [district.pk for district in officer.districts.all() if district.pk in duties]
        for pk in here:
            duties[pk].officers.append(officer)
        if officer.position == Position.GROUP_DIRECTOR:
            directors.append(officer)
        elif not here:
            elsewhere.append(officer)
    return ProvincePeople(directors, list(duties.values()), elsewhere)
