"""The tables of provinces and districts in the admin: for the centre alone, whatever is asked."""

from io import BytesIO
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from openpyxl import load_workbook

from districtcoordinator.accounts.role_groups import apply_roles
from districtcoordinator.areas.models import District, Province

from .factories import AppointmentFactory, DistrictFactory, PersonFactory, ProvinceFactory

PROVINCES, DISTRICTS = "/admin/reference/provinces/", "/admin/reference/districts/"
JUNK_KEYS = ("81", "8103", "0", "99", "junk", "_00", "-1", "9" * 60, "ก")
NEW_DISTRICT = {"code": "8104", "name": "คลองท่อม", "name_en": "Khlong Thom", "is_active": "on"}


def sign_in(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def text_of(response: Any) -> str:
    return response.content.decode()


def order_of(response: Any) -> list[str]:
    return [row.code for row in response.context["object_list"]]


@pytest.fixture
def krabi(db: None) -> Province:
    """กระบี่ with เกาะลันตา, and ภูเก็ต beside it."""
    krabi = ProvinceFactory(code="81", name="กระบี่", name_en="Krabi", slug="krabi")
    DistrictFactory(code="8103", name="เกาะลันตา", name_en="Ko Lanta", province=krabi)
    phuket = ProvinceFactory(code="83", name="ภูเก็ต", name_en="Phuket", slug="phuket")
    DistrictFactory(code="8301", name="เมืองภูเก็ต", name_en="Mueang Phuket", province=phuket)
    return krabi


@pytest.fixture
def client(krabi: Province) -> Client:
    user = AppointmentFactory(central_admin=True).user
    apply_roles()
    return sign_in(user)


def test_nobody_but_the_centre_learns_anything_whatever_the_key(krabi: Province) -> None:
    people = [
        AppointmentFactory(district=District.objects.get(code="8103")).user,
        AppointmentFactory(approver=True, province=krabi).user,
        AppointmentFactory(sso_admin=True, province=krabi).user,
        AppointmentFactory(central_editor=True).user,
    ]
    apply_roles()
    paths = [
        table + rest
        for table in (PROVINCES, DISTRICTS)
        for rest in ("", "create/", "?export=csv", "?export=xlsx", "?junk=1")
    ] + [
        f"{table}{screen}/{key}/"
        for table in (PROVINCES, DISTRICTS)
        for screen in ("edit", "inspect")
        for key in JUNK_KEYS
    ]
    for client in map(sign_in, people):
        for path in paths:
            for response in (client.get(path), client.post(path, NEW_DISTRICT)):
                assert response.status_code in (302, 403), path
    for path in paths:
        # Without a session: to sign in, and what was posted is given back there.
        assert Client().get(path).status_code == 302, path
        assert Client().post(path, NEW_DISTRICT).status_code == 401, path
    assert District.objects.count() == 2


def test_a_person_whose_appointment_has_ended_is_out_at_once(krabi: Province) -> None:
    appointment = AppointmentFactory(central_admin=True)
    apply_roles()
    client = sign_in(appointment.user)
    assert client.get(PROVINCES).status_code == 200
    appointment.delete()
    assert client.get(PROVINCES).status_code in (302, 403)


def test_a_superuser_counts_as_the_centre(krabi: Province) -> None:
    client = sign_in(PersonFactory(is_superuser=True))
    assert client.get(f"{DISTRICTS}edit/8103/").status_code == 200


@pytest.mark.parametrize("screen", ["edit", "inspect"])
def test_the_centre_finds_what_is_there_and_nothing_else(client: Client, screen: str) -> None:
    assert client.get(f"{PROVINCES}{screen}/81/").status_code == 200
    assert client.get(f"{DISTRICTS}{screen}/8103/").status_code == 200
    for key in JUNK_KEYS[2:]:
        assert client.get(f"{PROVINCES}{screen}/{key}/").status_code == 404, key
        assert client.post(f"{DISTRICTS}{screen}/{key}/").status_code in (404, 405), key


def test_there_is_no_deleting_and_no_history(client: Client) -> None:
    for table, key in ((PROVINCES, "81"), (DISTRICTS, "8103")):
        for screen in ("delete", "history"):
            for response in (
                client.get(f"{table}{screen}/{key}/"),
                client.post(f"{table}{screen}/{key}/"),
            ):
                assert response.status_code == 404
        assert "/delete/" not in text_of(client.get(table))
    assert Province.objects.count() == 2 and District.objects.count() == 2


def test_the_list_is_in_thai_order_and_turns_around(client: Client, krabi: Province) -> None:
    DistrictFactory(code="8102", name="เขาพนม", province=krabi)
    DistrictFactory(code="8105", name="อ่าวลึก", province=krabi)
    assert order_of(client.get(DISTRICTS)) == ["8103", "8102", "8105", "8301"]
    assert order_of(client.get(f"{DISTRICTS}?o=-0")) == ["8105", "8301", "8102", "8103"]
    assert order_of(client.get(f"{DISTRICTS}?o=0")) == ["8103", "8102", "8301", "8105"]


def test_the_list_is_searched_and_filtered(client: Client, krabi: Province) -> None:
    DistrictFactory(code="8102", name="เขาพนม", province=krabi, is_active=False)
    assert order_of(client.get(f"{DISTRICTS}?q=ลันตา")) == ["8103"]
    assert order_of(client.get(f"{DISTRICTS}?q=ko+กระบี่")) == ["8103"]
    assert order_of(client.get(f"{DISTRICTS}?province=81&active=0")) == ["8102"]
    assert order_of(client.get(f"{PROVINCES}?region=north")) == []
    page = text_of(client.get(f"{DISTRICTS}?q=ไม่มี"))
    assert "ไม่พบอำเภอที่ตรงกับการค้นหา" in page


@pytest.mark.parametrize(
    "query",
    [
        "?junk=1&province__appointments__user__password__startswith=a",
        "?province=99&active=x&region=%00",
        "?q=%00&p=-1",
        "?p=99999999999999999999&o=junk",
        "?o=99.-99.x&p=junk",
        f"?q={'ก' * 2000}",
        "?active=1&active=0&province=81&province=83",
        "?export=pdf&e=1",
    ],
)
def test_a_junk_address_shows_the_list_all_the_same(client: Client, query: str) -> None:
    for table in (PROVINCES, DISTRICTS):
        assert client.get(table + query).status_code == 200


def test_a_csv_opens_in_excel_in_thai(client: Client) -> None:
    response = client.get(f"{DISTRICTS}?export=csv&province=81")
    content = b"".join(response.streaming_content)
    assert content.startswith("\ufeff".encode())
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    heading, row = content.decode("utf-8-sig").splitlines()
    assert heading.startswith("รหัส,ชื่อ,ชื่อภาษาอังกฤษ")
    assert row == "8103,เกาะลันตา,Ko Lanta,81,กระบี่,ใช่"


def test_an_xlsx_says_the_same_in_words(client: Client) -> None:
    response = client.get(f"{PROVINCES}?export=xlsx")
    sheet = load_workbook(BytesIO(b"".join(response.streaming_content))).active
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[1] == ("81", "กระบี่", "Krabi", "ภาคใต้", "ใช่", "ใช่")


def test_a_district_is_added_through_the_action(client: Client) -> None:
    response = client.post(f"{DISTRICTS}create/", NEW_DISTRICT)
    assert response.status_code == 302
    district = District.objects.get(code="8104")
    assert district.province_id == "81" and district.sort_key
    assert "คลองท่อม" in str(next(iter(get_messages(response.wsgi_request))))


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ({"code": "8499"}, "ไม่มีจังหวัดที่มีรหัสตรงกับเลข 2 หลักแรก"),
        ({"code": "81"}, "รหัสอำเภอต้องเป็นเลข 4 หลัก"),
        ({"code": "8103"}, "อยู่แล้ว"),
        ({"name": ""}, "โปรดกรอก"),
        ({"name": "\x00"}, "โปรด"),
        ({"name": "ก" * 61}, "60"),
    ],
)
def test_a_refused_district_is_shown_again_with_the_reason(
    client: Client, typed: dict[str, str], reason: str
) -> None:
    response = client.post(f"{DISTRICTS}create/", {**NEW_DISTRICT, **typed})
    assert response.status_code == 422 and reason in text_of(response)
    assert 'value="Khlong Thom"' in text_of(response)
    assert District.objects.count() == 2


def test_a_code_is_not_changed_by_what_is_sent(client: Client) -> None:
    page = text_of(client.get(f"{DISTRICTS}edit/8103/"))
    assert 'name="code"' not in page and 'name="province"' not in page
    typed = {**NEW_DISTRICT, "province": "83", "name": "เกาะใหญ่"}
    assert client.post(f"{DISTRICTS}edit/8103/", typed).status_code == 302
    district = District.objects.get(code="8103")
    assert (district.name, district.province_id) == ("เกาะใหญ่", "81")
    assert not District.objects.filter(code="8104").exists()


def test_a_province_is_taken_out_of_use_and_stays(client: Client) -> None:
    typed = {"name": "กระบี่", "name_en": "Krabi", "region": "south", "has_office": "on"}
    assert client.post(f"{PROVINCES}edit/81/", typed).status_code == 302
    assert not Province.objects.get(code="81").is_active
    assert "เลิกใช้แล้ว" in text_of(client.get(f"{PROVINCES}?active=0"))


def test_a_list_asks_as_many_queries_for_many_rows(
    client: Client, krabi: Province, django_assert_max_num_queries: Any
) -> None:
    client.get(DISTRICTS)
    with django_assert_max_num_queries(40) as few:
        client.get(DISTRICTS)
    for number in range(40):
        DistrictFactory(code=f"{8110 + number}", province=krabi)
    with django_assert_max_num_queries(len(few.captured_queries)):
        assert len(order_of(client.get(DISTRICTS))) == 42
