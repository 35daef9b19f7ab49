"""What the demo directory promises: the whole country, quickly, and nobody who can be reached."""

from types import SimpleNamespace

import pytest
from django.db import connection
from django.db.models import Count
from django.test.utils import CaptureQueriesContext

from districtcoordinator.accounts import demo as people
from districtcoordinator.areas.models import District, Province
from districtcoordinator.directory import demo
from districtcoordinator.directory.demo import WITHOUT_MOBILES
from districtcoordinator.directory.enums import Position
from districtcoordinator.directory.models import Officer
from districtcoordinator.thai.telephone import parse_telephone


def quietly(title: str, done: int, total: int) -> None:
    """Take the place of a progress bar."""


@pytest.fixture
def loaded(db: None) -> SimpleNamespace:
    people.load(quietly)
    with CaptureQueriesContext(connection) as queries:
        demo.load(quietly)
    return SimpleNamespace(queries=len(queries))


def test_the_demo_directory(loaded: SimpleNamespace) -> None:
    assert loaded.queries < 60

    officers = list(Officer.objects.annotate(served=Count("districts")))
    directors = [one for one in officers if one.position == Position.GROUP_DIRECTOR]
    assert {one.province_id for one in directors} == {
        province.code for province in Province.objects.with_office()
    }
    served = [one.served for one in officers if one.position == Position.DISTRICT_OFFICER]
    assert min(served) == 1 and {2, 3} <= set(served)
    vacant = District.objects.reporting().filter(officers=None).count()
    assert 5 < vacant < 50

    for one in officers:
        assert one.office_mail.endswith(".example")
        assert not one.private_mail or one.private_mail.endswith(".example")
        assert parse_telephone(one.office_telephone)[3:6] == "000"
        assert not one.mobile or one.mobile.startswith("060 000 ")
    assert not any(one.mobile for one in officers if one.province_id in WITHOUT_MOBILES)
    for officer in Officer.objects.prefetch_related("districts"):
        provinces = {district.province_id for district in officer.districts.all()}
        assert provinces <= {officer.province_id}

    changed = Officer.objects.earliest("pk")
    changed.name = "เปลี่ยนแล้ว"
    changed.save()
    Officer.objects.exclude(pk=changed.pk).latest("pk").delete()
    demo.load(quietly)
    assert Officer.objects.count() == len(officers)
    assert Officer.objects.get(pk=changed.pk).name == "เปลี่ยนแล้ว"
