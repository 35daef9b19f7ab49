"""What the directory does with what DLA Connect answers: all of it, or nothing and says so."""

import json
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest

from districtcoordinator.directory import connect
from districtcoordinator.directory.actions import apply_update, fetch_next_page, start_update
from districtcoordinator.directory.enums import UpdateState
from districtcoordinator.directory.models import DirectoryUpdate, Officer, UpdatePage
from districtcoordinator.directory.problems import ConnectProblem

from .factories import OfficerFactory, answer, paged, said
from .server import Connect, error, ok

pytestmark = pytest.mark.once


def fetch(world: SimpleNamespace) -> DirectoryUpdate:
    update = start_update(user=world.central)
    while update.is_fetching:
        update = fetch_next_page(user=world.central, update=update)
    return update


def three(world: SimpleNamespace) -> list[dict[str, Any]]:
    return [said(1, world.mueang), said(2, world.plaiphraya), said(3, world.thalang)]


def test_all_pages_are_fetched_one_by_one_and_applied(
    world: SimpleNamespace, dla_connect: Connect
) -> None:
    dla_connect.pages = paged(three(world))
    update = start_update(user=world.central)
    update = fetch_next_page(user=world.central, update=update)
    assert (update.state, update.pages_done, update.pages_total) == (UpdateState.FETCHING, 1, 2)
    update = fetch_next_page(user=world.central, update=update)
    assert (update.state, update.pages_done, update.added) == (UpdateState.READY, 2, 3)
    assert not Officer.objects.exists()

    update = apply_update(user=world.central, update=update)
    assert (update.state, update.added, update.ended_by) == (UpdateState.APPLIED, 3, world.central)
    officer = Officer.objects.get(source_id="1")
    assert list(officer.districts.all()) == [world.mueang]
    assert (officer.office_telephone, officer.mobile) == ("0 7500 0001", "060 000 0001")
    assert dla_connect.asked == [1, 2]
    assert not UpdatePage.objects.exists()  # personal data is kept no longer than needed


def test_districts_may_be_named_instead_of_numbered(
    world: SimpleNamespace, dla_connect: Connect
) -> None:
    named = said(1, world.mueang, province="จังหวัดกระบี่", districts=["อำเภอปลายพระยา", "8101"])
    dla_connect.pages = paged([named])
    apply_update(user=world.central, update=fetch(world))
    served = Officer.objects.get().districts.values_list("code", flat=True)
    assert sorted(served) == ["8101", "8106"]


RAW = json.dumps(answer([])).encode()
WRONG_ANSWERS: dict[str, tuple[Callable[..., Any], str]] = {
    "half of it": (lambda all_of: answer(all_of[:1], total=3), "3"),
    "more than announced": (lambda all_of: answer(all_of, total=2), "2"),
    "nobody": (lambda all_of: answer([]), "DLA Connect"),
    "no object": (lambda all_of: [1, 2], "DLA Connect"),
    "no officers": (lambda all_of: {**answer(all_of), "officers": None}, "officers"),
    "officers by name": (lambda all_of: {**answer(all_of), "officers": {"1": {}}}, "officers"),
    "pages as text": (lambda all_of: answer(all_of, pages="1"), "pages"),
    "no pages": (lambda all_of: answer(all_of, pages=0), "pages"),
    "pages as truth": (lambda all_of: answer(all_of, pages=True), "pages"),
    "a negative total": (lambda all_of: answer(all_of, total=-1), "total"),
    "no snapshot": (lambda all_of: answer(all_of, generated_at=None), "generated_at"),
    "an odd snapshot": (
        lambda all_of: answer(all_of, generated_at="2026-07-07\x0006:00:00"),
        "generated_at",
    ),
    "another page": (lambda all_of: answer(all_of, page=2, pages=2), "2"),
    "a number twice": (lambda all_of: answer([all_of[0], all_of[0]]), "1"),
    "an officer as text": (lambda all_of: answer([*all_of, "นายสมชาย"]), ""),
}


@pytest.mark.parametrize("name", WRONG_ANSWERS)
def test_an_answer_that_is_not_as_agreed_changes_nothing_and_says_why(
    world: SimpleNamespace, dla_connect: Connect, name: str
) -> None:
    there = OfficerFactory(source_id="1", province=world.krabi)
    make, told = WRONG_ANSWERS[name]
    dla_connect.pages = [make(three(world))]
    update = fetch(world)
    assert update.state == UpdateState.FAILED
    assert update.problem and told in update.problem
    assert list(Officer.objects.values_list("name", flat=True)) == [there.name]
    assert not UpdatePage.objects.exists()


WRONG_FIELDS: dict[str, Any] = {
    "id": [None, "", [], True, "x" * 65],
    "position": [None, "นายอำเภอ", 1],
    "name": [None, "", " ", 7, "ก" * 161, "a\x00b", "\ud800", "=1+1"],
    "post": ["@SUM(A1)", ["ทลอ."]],
    "province": [None, "", "10", "99", "ไม่มี", 81],
    "districts": [None, [], "8101", ["9999"], ["8303"], ["ถลาง"], [8101], ["\x00"], ["\ud800"]],
    "office_telephone": ["ไม่มี", "0 7500", 75000001],
    "office_mail": ["ไม่มี", "a@b", ["a@b.example"]],
    "mobile": ["12345"],
    "private_mail": ["@"],
    "updated_on": ["เมื่อวาน", "2569-07-01", "2026-02-30", 20260701, "2026-07-08"],
}


@pytest.mark.parametrize(
    ("field", "value"),
    [(field, value) for field, values in WRONG_FIELDS.items() for value in values],
)
def test_one_wrong_field_stops_the_whole_update_and_is_named(
    world: SimpleNamespace, dla_connect: Connect, field: str, value: Any
) -> None:
    dla_connect.pages = paged([said(1, world.mueang), said(2, world.mueang, **{field: value})])
    update = fetch(world)
    assert update.state == UpdateState.FAILED
    column = Officer._meta.get_field("source_id" if field == "id" else field)
    assert str(column.verbose_name) in update.problem
    assert not Officer.objects.exists()


def test_a_district_of_another_province_is_told_with_both_names(
    world: SimpleNamespace, dla_connect: Connect
) -> None:
    dla_connect.pages = paged([said(1, world.mueang, districts=["8303"])])
    problem = fetch(world).problem
    assert "8303" in problem and "กระบี่" in problem


@pytest.mark.parametrize("field", ["generated_at", "total", "pages"])
def test_data_that_changes_between_pages_changes_nothing(
    world: SimpleNamespace, dla_connect: Connect, field: str
) -> None:
    dla_connect.pages = paged(three(world))
    other = {"generated_at": "2026-07-07T07:00:00+07:00", "total": 4, "pages": 3}
    dla_connect.pages[1][field] = other[field]
    assert fetch(world).state == UpdateState.FAILED
    dla_connect.pages = paged(three(world))
    assert fetch(world).state == UpdateState.READY


def test_the_same_page_twice_changes_nothing(world: SimpleNamespace, dla_connect: Connect) -> None:
    pages = paged(three(world))
    dla_connect.pages = [pages[0], pages[0]]
    update = fetch(world)
    assert update.state == UpdateState.FAILED and not Officer.objects.exists()


@pytest.mark.parametrize("status", [429, 500, 502, 503])
def test_a_passing_error_is_tried_again(
    world: SimpleNamespace, dla_connect: Connect, status: int
) -> None:
    dla_connect.pages = paged(three(world))
    dla_connect.answers[2] = [error(status), error(status)]
    assert fetch(world).state == UpdateState.READY
    assert dla_connect.asked == [1, 2, 2, 2]


@pytest.mark.parametrize("status", [400, 404, 410, 429, 500, 503])
def test_an_error_that_stays_ends_the_update_and_is_told(
    world: SimpleNamespace, dla_connect: Connect, status: int
) -> None:
    dla_connect.pages = paged(three(world))
    dla_connect.answers[2] = [error(status)] * 3
    update = fetch(world)
    assert update.state == UpdateState.FAILED and str(status) in update.problem


def test_a_wrong_token_is_told_without_the_token(
    world: SimpleNamespace, dla_connect: Connect, settings: Any
) -> None:
    dla_connect.pages = paged(three(world))
    settings.DLA_CONNECT_TOKEN = "another-token"
    update = fetch(world)
    assert "DLA_CONNECT_TOKEN" in update.problem and "another-token" not in update.problem
    assert dla_connect.asked == [1]  # a wrong token is not tried again


def test_silence_is_waited_for_no_longer_than_set(
    world: SimpleNamespace, dla_connect: Connect, settings: Any
) -> None:
    settings.DLA_CONNECT_TIMEOUT = 0.05
    dla_connect.answers[1] = [dla_connect.hang] * 3
    update = fetch(world)
    assert update.state == UpdateState.FAILED
    assert update.problem == str(connect._("DLA Connect did not answer in time."))


def test_a_closed_door_is_told(world: SimpleNamespace, dla_connect: Connect, settings: Any) -> None:
    settings.DLA_CONNECT_URL = "http://127.0.0.1:1/"
    update = fetch(world)
    assert update.problem == str(connect._("DLA Connect cannot be reached."))


BODIES = {
    "cut off": RAW[:-20],
    "a sign-in page": b"<!doctype html><title>login</title>",
    "empty": b"",
    "not utf-8": b"\xff\xfe{}",
    "deeply nested": b"[" * 100_000,
    "a long number": b'{"page": ' + b"1" * 5_000 + b"}",
}


@pytest.mark.parametrize("name", BODIES)
def test_a_body_that_is_no_json_is_told(
    world: SimpleNamespace, dla_connect: Connect, name: str
) -> None:
    dla_connect.answers[1] = [(200, {"Content-Type": "application/json"}, BODIES[name])]
    update = fetch(world)
    assert update.state == UpdateState.FAILED and "JSON" in update.problem


def test_too_large_an_answer_is_not_read_to_its_end(
    world: SimpleNamespace, dla_connect: Connect, monkeypatch: pytest.MonkeyPatch
) -> None:
    dla_connect.pages = paged(three(world))
    monkeypatch.setattr(connect, "LARGEST_BODY", 500)
    assert fetch(world).state == UpdateState.FAILED
    monkeypatch.setattr(connect, "LARGEST_BODY", 50_000)
    assert fetch(world).state == UpdateState.READY


def test_an_answer_that_only_drips_is_given_up(
    world: SimpleNamespace, dla_connect: Connect, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connect, "BODY_SECONDS", -1)
    dla_connect.pages = paged(three(world))
    assert fetch(world).state == UpdateState.FAILED


def test_a_redirect_is_not_followed_with_the_token(
    world: SimpleNamespace, dla_connect: Connect
) -> None:
    dla_connect.pages = paged(three(world))
    dla_connect.answers[1] = [(302, {"Location": dla_connect.url + "?page=2"}, b"")]
    update = fetch(world)
    assert "DLA_CONNECT_URL" in update.problem and dla_connect.asked == [1]


@pytest.mark.parametrize(
    ("url", "token", "told"),
    [
        ("", "x", "DLA_CONNECT_URL"),
        ("https://dla.example/", "", "DLA_CONNECT_TOKEN"),
        ("http://dla.example/", "x", "https"),
        ("ftp://dla.example/", "x", "DLA_CONNECT_URL"),
        ("dla.example", "x", "DLA_CONNECT_URL"),
    ],
)
def test_what_is_not_set_up_is_named_before_anything_begins(
    world: SimpleNamespace, settings: Any, url: str, token: str, told: str
) -> None:
    settings.DLA_CONNECT_URL, settings.DLA_CONNECT_TOKEN = url, token
    with pytest.raises(ConnectProblem, match=told):
        start_update(user=world.central)
    assert not DirectoryUpdate.objects.exists()


def test_many_faults_are_told_in_part_and_counted(
    world: SimpleNamespace, dla_connect: Connect
) -> None:
    dla_connect.answers[1] = [ok(answer([said(n, world.mueang, name="") for n in range(30)]))]
    lines = fetch(world).problem.splitlines()
    assert len(lines) == 11 and "20" in lines[-1]
