"""Changes of state of the areas."""

from django.db import transaction
from django.utils.text import slugify

from districtcoordinator.thai.order import sort_key

from .models import District, Province, Region
from .reference import reference_rows

REGIONS = {
    "ภาคเหนือ": Region.NORTH,
    "ภาคกลาง": Region.CENTRAL,
    "ภาคตะวันออกเฉียงเหนือ": Region.NORTHEAST,
    "ภาคตะวันตก": Region.WEST,
    "ภาคตะวันออก": Region.EAST,
    "ภาคใต้": Region.SOUTH,
}
BANGKOK = "10"


@transaction.atomic
def load_reference() -> tuple[int, int]:
    """Bring provinces and districts to the state of the reference files, deleting nothing.

    Gives how many provinces and districts there are in the files. Whether one is active is the
    department's own decision and is left as it is.
    """
    provinces = [_province(row) for row in reference_rows("provinces.csv")]
    districts = [_district(row) for row in reference_rows("districts.csv")]
    Province.objects.bulk_create(
        provinces,
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["name", "name_en", "slug", "region", "has_office", "sort_key"],
    )
    District.objects.bulk_create(
        districts,
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["province", "name", "name_en", "sort_key"],
    )
    return len(provinces), len(districts)


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
