"""The directory's screens in the admin: for who updates it, with and without script."""

from types import SimpleNamespace
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from districtcoordinator.directory.actions import take_file
from districtcoordinator.directory.enums import UpdateState
from districtcoordinator.directory.models import DirectoryUpdate, Officer
from districtcoordinator.directory.places import Places
from districtcoordinator.directory.records import read_record

from .factories import OfficerFactory, paged, said
from .server import Connect
from .test_files import cells, csv_of, xlsx_of


@pytest.fixture
def central(world: SimpleNamespace) -> Client:
    client = Client()
    client.force_login(world.central)
    return client


def at(name: str, *args: Any) -> str:
    return reverse(f"dc_directory_admin:{name}", args=args)


def text_of(response: HttpResponse) -> str:
    return " ".join(BeautifulSoup(response.content, "html.parser").get_text(" ").split())


def waiting(world: SimpleNamespace, *numbers: int) -> DirectoryUpdate:
    places = Places()
    records = [read_record(said(number, world.mueang), places) for number in numbers]
    return take_file(user=world.central, file_name="a.csv", records=records)


def test_the_menu_and_the_screens_are_for_who_updates_the_directory(
    world: SimpleNamespace, central: Client
) -> None:
    home = reverse("wagtailadmin_home")
    assert at("index") in central.get(home).content.decode()
    assert central.get(at("index")).status_code == 200
    for person in (world.editor, world.officer):
        client = Client()
        client.force_login(person)
        assert at("index") not in client.get(home).content.decode()
        for name in ("index", "results", "updates", "upload", "table_csv", "template_xlsx"):
            assert client.get(at(name)).status_code in (302, 403)
        update = waiting(world, 1)
        for name in ("update", "continue", "apply", "discard"):
            client.post(at(name, update.pk))
        client.post(at("start"))
        update.refresh_from_db()
        assert update.state == UpdateState.READY and not Officer.objects.exists()


def test_officers_are_found_narrowed_and_not_edited(
    world: SimpleNamespace, central: Client
) -> None:
    OfficerFactory(name="นางสาวมาลี", province=world.krabi, districts=[world.mueang])
    both = [world.mueang, world.plaiphraya]
    OfficerFactory(name="นายมานะ", province=world.krabi, districts=both)
    OfficerFactory(name="นายปิติ", province=world.phuket, is_active=False, left_on="2026-07-01")
    everybody = text_of(central.get(at("index")))
    assert "นางสาวมาลี" in everybody and "พ้นเมื่อ 01/07/2569" in everybody
    found = text_of(central.get(at("results"), {"q": "กระบี่"}))
    assert found.count("นายมานะ") == 1 and "นายปิติ" not in found
    narrowed = text_of(central.get(at("index"), {"province": "83"}))
    assert "นายปิติ" in narrowed and "นายมานะ" not in narrowed
    left = text_of(central.get(at("index"), {"is_active": "False"}))
    assert "นายปิติ" in left and "นายมานะ" not in left
    assert "/edit" not in central.get(at("index")).content.decode()


def test_without_script_the_button_fetches_everything_and_shows_the_changes(
    world: SimpleNamespace, central: Client, dla_connect: Connect
) -> None:
    dla_connect.pages = paged([said(n, world.mueang) for n in range(5)])
    started = central.post(at("start"), follow=True)
    update = DirectoryUpdate.objects.get()
    page = BeautifulSoup(started.content, "html.parser")
    form = page.select_one("form[data-fetching]")
    assert form and form["action"] == at("continue", update.pk) and form.select_one("progress")
    shown = central.post(form["action"], follow=True)
    assert "นายสมชาย ใจดี 4" in text_of(shown)
    assert not Officer.objects.exists()
    central.post(at("apply", update.pk))
    assert Officer.objects.count() == 5
    assert "ปรับปรุงแล้ว" in text_of(central.get(at("update", update.pk)))


def test_the_script_fetches_a_page_at_a_time_and_learns_how_far_it_is(
    world: SimpleNamespace, central: Client, dla_connect: Connect
) -> None:
    dla_connect.pages = paged([said(n, world.mueang) for n in range(5)])
    central.post(at("start"))
    address = at("continue", DirectoryUpdate.objects.get().pk)
    answers = [central.post(address, headers={"accept": "application/json"}) for _ in range(3)]
    assert [(one.json()["done"], one.json()["total"]) for one in answers] == [
        (1, 3),
        (2, 3),
        (3, 3),
    ]
    assert [one.json()["fetching"] for one in answers] == [True, True, False]


def test_a_failed_fetch_says_why_and_that_nothing_changed(
    world: SimpleNamespace, central: Client, dla_connect: Connect
) -> None:
    dla_connect.pages = [{**paged([said(1, world.mueang)])[0], "total": 3}]
    central.post(at("start"))
    shown = text_of(central.post(at("continue", DirectoryUpdate.objects.get().pk), follow=True))
    assert "ทำเนียบไม่มีการเปลี่ยนแปลง" in shown and "3 คน" in shown


def test_what_is_not_set_up_is_named_and_offers_no_button(
    world: SimpleNamespace, central: Client, settings: Any
) -> None:
    settings.DLA_CONNECT_URL, settings.DLA_CONNECT_TOKEN = "https://dla.example/", ""
    page = central.get(at("updates"))
    assert "DLA_CONNECT_TOKEN" in text_of(page) and at("start") not in page.content.decode()
    assert "DLA_CONNECT_TOKEN" in text_of(central.post(at("start"), follow=True))


def test_most_people_leaving_has_to_be_ticked(world: SimpleNamespace, central: Client) -> None:
    for number in range(3):
        OfficerFactory(source_id=str(number), province=world.krabi)
    update = waiting(world, 1)
    assert "accept_leaving" in central.get(at("update", update.pk)).content.decode()
    central.post(at("apply", update.pk))
    assert Officer.objects.filter(is_active=True).count() == 3
    central.post(at("apply", update.pk), {"accept_leaving": "yes"})
    assert Officer.objects.filter(is_active=True).count() == 1


def test_the_site_history_tells_of_updates_to_who_may_read_of_them(
    world: SimpleNamespace, central: Client
) -> None:
    central.post(at("apply", waiting(world, 1).pk))
    history = reverse("wagtailadmin_reports:site_history")
    assert "นายสมชาย ใจดี 1" in text_of(central.get(history))
    client = Client()
    client.force_login(world.officer)
    assert "นายสมชาย ใจดี 1" not in text_of(client.get(history))


def test_a_discarded_update_says_that_nothing_changed(
    world: SimpleNamespace, central: Client
) -> None:
    update = waiting(world, 1)
    shown = central.post(at("discard", update.pk), follow=True)
    assert "ทำเนียบไม่มีการเปลี่ยนแปลง" in text_of(shown)
    central.post(at("apply", update.pk))
    assert not Officer.objects.exists()


@pytest.mark.parametrize(
    ("name", "content"), [("a.csv", csv_of(cells())), ("a.xlsx", xlsx_of(cells()))]
)
def test_an_uploaded_table_is_shown_and_applied(
    world: SimpleNamespace, central: Client, name: str, content: bytes
) -> None:
    file = SimpleUploadedFile(name, content)
    shown = central.post(at("upload"), {"file": file}, follow=True)
    assert "นายสมชาย ใจดี" in text_of(shown) and not Officer.objects.exists()
    central.post(at("apply", DirectoryUpdate.objects.get().pk))
    assert Officer.objects.get().name == "นายสมชาย ใจดี"


def test_a_wrong_table_is_told_on_the_same_screen(world: SimpleNamespace, central: Client) -> None:
    file = SimpleUploadedFile("a.xlsx", b"not a workbook")
    shown = central.post(at("upload"), {"file": file})
    assert ".xlsx" in BeautifulSoup(shown.content, "html.parser").select_one("[role=alert]").text
    assert "errorlist" in central.post(at("upload")).content.decode()
    assert not DirectoryUpdate.objects.exists()


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_empty_table_has_the_columns_and_the_other_one_the_officers(
    world: SimpleNamespace, central: Client, kind: str
) -> None:
    OfficerFactory(source_id="7", province=world.krabi, districts=[world.mueang])
    empty = central.get(at(f"template_{kind}")).content
    whole = central.get(at(f"table_{kind}")).content
    for content, told in ((empty, "ไม่มีรายชื่อ"), (whole, "ไม่มีสิ่งที่ต้องปรับปรุง")):
        file = SimpleUploadedFile(f"a.{kind}", content)
        assert told in text_of(central.post(at("upload"), {"file": file}, follow=True))


def test_the_queries_of_a_screen_do_not_grow_with_the_directory(
    world: SimpleNamespace, central: Client
) -> None:
    central.get(at("updates"))
    asked = []
    for first, last in ((0, 10), (10, 60)):
        for number in range(first, last):
            OfficerFactory(
                source_id=f"there-{number}", province=world.krabi, districts=[world.mueang]
            )
        update = waiting(world, *range(last))
        counts = []
        for address in (at("index"), at("updates"), at("update", update.pk)):
            with CaptureQueriesContext(connection) as queries:
                assert central.get(address).status_code == 200
            counts.append(len(queries))
        asked.append(counts)
    assert asked[0] == asked[1]
    assert max(asked[0]) <= 25
