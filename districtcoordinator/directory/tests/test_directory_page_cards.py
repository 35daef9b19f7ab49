"""Contacts are saved as vCards that address books understand."""

from types import SimpleNamespace
from typing import Any

import pytest
import vobject

from districtcoordinator.directory.vcards import split_name

from .factories import OfficerFactory
from .test_directory_page import people

pytestmark = pytest.mark.once

__all__ = ["people"]


def cards(client: Any, address: str) -> list[Any]:
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/vcard; charset=utf-8"
    return list(vobject.readComponents(answer.content.decode()))


def test_an_officer_is_saved_with_name_post_office_and_districts(
    client: Any, people: SimpleNamespace
) -> None:
    (card,) = cards(client, f"/directory/officers/{people.somchai.pk}.vcf")
    assert card.version.value == "3.0"
    assert card.fn.value == "นายสมชาย ใจดี"
    assert (card.n.value.prefix, card.n.value.given, card.n.value.family) == ("นาย", "สมชาย", "ใจดี")
    assert card.org.value[0] == "กรมส่งเสริมการปกครองท้องถิ่น"
    assert card.title.value == "ทลอ."
    assert "อำเภอ เมืองกระบี่ จังหวัดกระบี่" in card.note.value
    assert card.tel.value == "+6675000001"
    assert card.email.value == "krabi@office.example"
    assert card.rev.value == "2026-07-05"
    assert card.url.value == "http://testserver/directory/krabi/"


def test_an_extension_does_not_disturb_dialling(client: Any, people: SimpleNamespace) -> None:
    (card,) = cards(client, f"/directory/officers/{people.director.pk}.vcf")
    assert card.tel.value == "+6675000000"
    assert "0 7500 0000 ต่อ 10" in card.note.value


def test_private_numbers_are_saved_by_those_alone_who_may_see_them(
    client: Any, people: SimpleNamespace
) -> None:
    for address in (f"/directory/officers/{people.somchai.pk}.vcf", "/directory/krabi.vcf"):
        assert "60000000" not in client.get(address).content.decode()
        assert "somchai@mail" not in client.get(address).content.decode()
    client.force_login(people.officer)
    for address in (f"/directory/officers/{people.somchai.pk}.vcf", "/directory/krabi.vcf"):
        card = cards(client, address)[-1]
        assert [line.value for line in card.tel_list] == ["+6675000001", "+66600000001"]
        assert [line.value for line in card.email_list] == [
            "krabi@office.example",
            "somchai@mail.example",
        ]


def test_a_province_is_one_file_with_everybody_once_and_the_director_first(
    client: Any, people: SimpleNamespace
) -> None:
    people.somchai.districts.add(people.plaiphraya)
    answer = client.get("/directory/krabi.vcf")
    assert answer["Content-Disposition"] == 'attachment; filename="directory-krabi.vcf"'
    names = [card.fn.value for card in cards(client, "/directory/krabi.vcf")]
    assert names == ["นางสาวปาริชาต สามัคคี", "นายสมชาย ใจดี"]


def test_a_name_cannot_write_lines_of_its_own_into_the_file(
    client: Any, people: SimpleNamespace
) -> None:
    name = "นายก;ข, ค\\ง " + "ยาว" * 40
    officer = OfficerFactory(name=name, province=people.krabi, post="ก\r\nTEL:1")
    (card,) = cards(client, f"/directory/officers/{officer.pk}.vcf")
    assert card.fn.value == name
    assert "tel" not in card.contents


@pytest.mark.parametrize(
    "address",
    [
        "/directory/phuket.vcf",
        "/directory/bangkok.vcf",
        "/directory/atlantis.vcf",
        "/directory/officers/0.vcf",
        "/directory/officers/99999999999999999999999.vcf",
    ],
)
def test_there_is_no_empty_file(client: Any, people: SimpleNamespace, address: str) -> None:
    assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("นายสมชาย ใจดี", ("นาย", "สมชาย", "ใจดี")),
        ("นางสาวปาริชาต สามัคคี", ("นางสาว", "ปาริชาต", "สามัคคี")),
        ("นาง มาลัย ณ ถลาง", ("นาง", "มาลัย", "ณ ถลาง")),
        ("ว่าที่ร้อยตรี สมชาย ใจดี", ("ว่าที่ร้อยตรี", "สมชาย", "ใจดี")),
        ("นายิกา ใจดี", ("", "นายิกา", "ใจดี")),
        ("นาย", ("", "นาย", "")),
        ("สมชาย", ("", "สมชาย", "")),
    ],
)
def test_a_name_is_taken_apart_as_people_write_it(name: str, parts: tuple[str, str, str]) -> None:
    assert split_name(name) == parts
