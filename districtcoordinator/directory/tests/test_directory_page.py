"""Anybody finds who is responsible where; private numbers are for those who hold an appointment."""

import re
from datetime import date
from types import SimpleNamespace
from typing import Any
from urllib.parse import quote

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from districtcoordinator.areas.models import Region
from districtcoordinator.areas.tests.factories import (
    DistrictFactory,
    PersonFactory,
    ProvinceFactory,
)
from districtcoordinator.directory.enums import Position
from districtcoordinator.directory.models import Officer

from .factories import OfficerFactory

MOST_QUERIES = 10
PROVINCE = "/directory/krabi/"


@pytest.fixture
def people(world: SimpleNamespace) -> SimpleNamespace:
    """กระบี่ with its group director and one officer for เมืองกระบี่; nobody for ปลายพระยา."""
    world.bangkok = ProvinceFactory(
        code="10",
        name="กรุงเทพมหานคร",
        slug="bangkok",
        region=Region.CENTRAL,
        has_office=False,
    )
    world.director = OfficerFactory(
        position=Position.GROUP_DIRECTOR,
        name="นางสาวปาริชาต สามัคคี",
        post="ผู้อำนวยการกลุ่มงาน",
        province=world.krabi,
        office_telephone="0 7500 0000 ต่อ 10",
        updated_on=date(2026, 7, 1),
    )
    world.somchai = OfficerFactory(
        name="นายสมชาย ใจดี",
        province=world.krabi,
        districts=[world.mueang],
        office_telephone="0 7500 0001",
        office_mail="krabi@office.example",
        mobile="060 000 0001",
        private_mail="somchai@mail.example",
        updated_on=date(2026, 7, 5),
    )
    return world


def text_of(client: Any, address: str, **query: str) -> str:
    answer = client.get(address, query)
    assert answer.status_code == 200
    shown = re.sub(r"<title>.*?</title>|<[^>]*>", "", answer.content.decode())
    return re.sub(r"\s+", " ", shown)


def test_all_provinces_are_listed_by_region_with_the_number_of_their_people(
    client: Any, people: SimpleNamespace
) -> None:
    told = text_of(client, "/directory/")
    assert "ภาคใต้ 2 จังหวัด" in told
    assert "กระบี่ 2 คน" in told
    assert "ภูเก็ต ยังไม่มีข้อมูล" in told


def test_the_map_leads_to_each_province_but_not_to_bangkok_and_names_its_source(
    client: Any, people: SimpleNamespace
) -> None:
    page = client.get("/directory/").content.decode()
    drawing = page[page.index('<svg class="directory-map-drawing') : page.index("</figure>")]
    links = re.findall(r'<a href="([^"]+)" tabindex="-1">', drawing)
    assert sorted(links) == [PROVINCE, "/directory/phuket/"]
    assert "#p10" in drawing and "/directory/bangkok/" not in page
    assert "CC BY 4.0" in drawing and "MapSVG" in drawing


def test_a_province_shows_who_is_responsible_in_each_district_and_where_nobody_is(
    client: Any, people: SimpleNamespace
) -> None:
    told = text_of(client, PROVINCE)
    assert "ผอ.ทลอ. นางสาวปาริชาต สามัคคี" in told
    assert "เมืองกระบี่ นายสมชาย ใจดี" in told
    assert "ปลายพระยา ยังไม่มีผู้ได้รับมอบหมาย" in told
    assert "2 อำเภอ · มีผู้รับผิดชอบ 1 อำเภอ" in told
    assert "ปรับปรุงข้อมูลเมื่อ 5 ก.ค. 2569" in told
    assert "โปรดปรับปรุงข้อมูลของตนในระบบ DLA Connect" in told
    page = client.get(PROVINCE).content.decode()
    assert 'href="tel:+6675000001"' in page
    assert 'href="mailto:krabi@office.example"' in page


def test_an_officer_of_two_districts_is_shown_in_both(client: Any, people: SimpleNamespace) -> None:
    people.somchai.districts.add(people.plaiphraya)
    told = text_of(client, PROVINCE)
    assert "เมืองกระบี่ นายสมชาย ใจดี รับผิดชอบด้วย: ปลายพระยา" in told
    assert "ปลายพระยา นายสมชาย ใจดี รับผิดชอบด้วย: เมืองกระบี่" in told


def test_an_officer_whose_only_district_is_closed_is_still_found(
    client: Any, people: SimpleNamespace
) -> None:
    people.mueang.is_active = False
    people.mueang.save()
    assert "ทลอ. ที่ยังไม่ระบุอำเภอ ชื่อ ติดต่อ บันทึกรายชื่อ นายสมชาย" in text_of(client, PROVINCE)


def test_a_visitor_sees_no_private_number_and_is_shown_the_way_to_sign_in_and_back(
    client: Any, people: SimpleNamespace
) -> None:
    page = client.get(PROVINCE).content.decode()
    assert "060 000 0001" not in page and "somchai@mail.example" not in page
    assert f'href="/login/?next={PROVINCE}"' in page
    page = client.get("/directory/", {"q": "ใจดี", "x": "y"}).content.decode()
    assert f'href="/login/?next=/directory/{quote("?q=" + quote("ใจดี"))}"' in page


@pytest.mark.parametrize("address", [PROVINCE, "/directory/?q=สมชาย"])
def test_who_holds_an_appointment_sees_private_numbers(
    client: Any, people: SimpleNamespace, address: str
) -> None:
    client.force_login(people.officer)
    page = client.get(address).content.decode()
    assert 'href="tel:+66600000001"' in page and "somchai@mail.example" in page


@pytest.mark.parametrize("address", [PROVINCE, "/directory/?q=สมชาย"])
def test_who_is_signed_in_without_an_appointment_sees_none_and_reads_why(
    client: Any, people: SimpleNamespace, address: str
) -> None:
    client.force_login(PersonFactory())
    page = client.get(address).content.decode()
    assert "060 000 0001" not in page and "somchai@mail.example" not in page
    assert "บัญชีของท่านยังไม่ได้รับมอบหมาย" in re.sub("<[^>]*>", "", page)


def test_who_left_is_nowhere(client: Any, people: SimpleNamespace) -> None:
    addresses = ["/directory/", PROVINCE, "/directory/?q=สมชาย", "/directory/krabi.vcf"]
    assert "สมชาย" in client.get(PROVINCE).content.decode()
    Officer.objects.filter(pk=people.somchai.pk).update(is_active=False, left_on=date(2026, 7, 6))
    for address in addresses:
        assert "ใจดี" not in client.get(address).content.decode()
    assert client.get(f"/directory/officers/{people.somchai.pk}.vcf").status_code == 404
    assert "กระบี่ 1 คน" in text_of(client, "/directory/")


def test_a_province_without_anybody_says_so(client: Any, people: SimpleNamespace) -> None:
    assert "ยังไม่มีรายชื่อของจังหวัดนี้" in text_of(client, "/directory/phuket/")
    assert "/directory/phuket.vcf" not in client.get("/directory/phuket/").content.decode()


def test_bangkok_explains_why_it_has_no_officers(client: Any, people: SimpleNamespace) -> None:
    assert "กรุงเทพมหานคร ไม่มีสำนักงาน" in text_of(client, "/directory/bangkok/")


def test_an_unknown_or_closed_province_is_not_there(client: Any, people: SimpleNamespace) -> None:
    assert client.get("/directory/atlantis/").status_code == 404
    people.phuket.is_active = False
    people.phuket.save()
    assert client.get("/directory/phuket/").status_code == 404
    assert client.get(PROVINCE).status_code == 200


def test_an_empty_site_has_an_empty_directory(client: Any, db: None) -> None:
    assert "ยังไม่มีข้อมูลจังหวัด" in text_of(client, "/directory/")


def test_nothing_is_kept_for_the_next_person(client: Any, people: SimpleNamespace) -> None:
    addresses = ["/directory/", PROVINCE, "/directory/?q=สมชาย", "/directory/krabi.vcf"]
    for address in addresses:
        answer = client.get(address)
        assert "private" in answer["Cache-Control"] and "no-store" not in answer["Cache-Control"]
        assert "Cookie" in answer["Vary"]
    client.force_login(people.officer)
    for address in addresses:
        assert "no-store" in client.get(address)["Cache-Control"]


def test_pages_are_read_and_not_written_to(client: Any, people: SimpleNamespace) -> None:
    assert client.head(PROVINCE).status_code == 200
    assert client.post(PROVINCE).status_code == 405


def test_a_page_runs_no_script_or_style_of_its_own(client: Any, people: SimpleNamespace) -> None:
    for address in ("/directory/", PROVINCE, "/directory/?q=สมชาย"):
        page = client.get(address).content.decode()
        assert not re.search(r"<style|<script(?! src)|\sstyle=|\son\w+=", page)


@pytest.mark.parametrize("signed_in", [False, True])
@pytest.mark.parametrize("address", ["/directory/", PROVINCE, "/directory/?q=ใจดี"])
def test_a_page_asks_as_little_for_1000_officers_as_for_10(
    client: Any, people: SimpleNamespace, address: str, signed_in: bool
) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        return len(asked)

    def grow(number: int, districts: int) -> None:
        for _new in range(districts):
            DistrictFactory(province=people.krabi)
        officers = OfficerFactory.build_batch(number, province=people.krabi)
        people.mueang.officers.add(*Officer.objects.bulk_create(officers))

    if signed_in:
        client.force_login(people.officer)
    grow(8, 2)
    client.get(address)
    few = queries()
    grow(990, 20)
    assert queries() == few <= MOST_QUERIES
