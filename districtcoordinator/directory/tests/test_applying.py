"""What applying an update does to the directory: once, as a whole, with everybody accounted for."""

import threading
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext

from districtcoordinator.areas.tests.factories import AppointmentFactory, DistrictFactory
from districtcoordinator.directory.actions import (
    apply_update,
    discard_update,
    fetch_next_page,
    plan_for,
    start_update,
    take_file,
)
from districtcoordinator.directory.enums import ChangeKind, UpdateState
from districtcoordinator.directory.models import (
    DirectoryLogEntry,
    DirectoryUpdate,
    Officer,
    UpdatePage,
)
from districtcoordinator.directory.places import Places
from districtcoordinator.directory.problems import Refused
from districtcoordinator.directory.records import Record, read_record

from .factories import OfficerFactory, paged, said
from .server import Connect


def records(*said_of: dict[str, Any]) -> list[Record]:
    places = Places()
    return [read_record(one, places) for one in said_of]


def waiting(world: SimpleNamespace, *said_of: dict[str, Any]) -> DirectoryUpdate:
    return take_file(user=world.central, file_name="a.csv", records=records(*said_of))


def applied(world: SimpleNamespace, *said_of: dict[str, Any], **kwargs: Any) -> DirectoryUpdate:
    return apply_update(user=world.central, update=waiting(world, *said_of), **kwargs)


def directory() -> list[tuple]:
    served = Officer.objects.order_by("pk").values_list("source_id", "districts", "is_active")
    return [*Officer.objects.order_by("pk").values_list(), *served]


def test_added_changed_left_and_returned_are_told_apart_before_and_after(
    world: SimpleNamespace,
) -> None:
    applied(world, *(said(n, world.mueang) for n in range(1, 6)))
    five = [said(n, world.mueang) for n in range(1, 6)]
    applied(world, *five[:4])
    gone = Officer.objects.get(source_id="5")
    assert (gone.is_active, str(gone.left_on)) == (False, "2026-07-07")

    moved = said(2, world.plaiphraya, name="นางสมหญิง ใหม่")
    update = waiting(world, five[0], moved, five[2], five[4], said(6, world.thalang))
    kinds = [(change.kind, change.name) for change in plan_for(update).changes]
    assert kinds == [
        (ChangeKind.LEFT, "นายสมชาย ใจดี 4"),
        (ChangeKind.CHANGED, "นางสมหญิง ใหม่"),
        (ChangeKind.RETURNED, "นายสมชาย ใจดี 5"),
        (ChangeKind.ADDED, "นายสมชาย ใจดี 6"),
    ]
    differences = plan_for(update).changes[1].differences
    assert [(one.field, one.old, one.new) for one in differences] == [
        ("name", "นายสมชาย ใจดี 2", "นางสมหญิง ใหม่"),
        ("districts", "เมืองกระบี่", "ปลายพระยา"),
    ]
    update = apply_update(user=world.central, update=update)
    assert (update.added, update.changed, update.returned, update.left) == (1, 1, 1, 1)
    in_office = Officer.objects.filter(is_active=True).values_list("source_id", flat=True)
    assert sorted(in_office) == ["1", "2", "3", "5", "6"]
    back = Officer.objects.get(source_id="5")
    assert back.pk == gone.pk and back.left_on is None
    assert list(Officer.objects.get(source_id="2").districts.all()) == [world.plaiphraya]
    assert Officer.objects.get(source_id="2").sort_key != gone.sort_key


def test_each_change_is_in_the_log_and_private_numbers_are_not(world: SimpleNamespace) -> None:
    applied(world, said(1, world.mueang))
    applied(world, said(1, world.mueang, mobile="0600000009", office_mail="new@district.example"))
    officer = Officer.objects.get()
    entry = DirectoryLogEntry.objects.for_instance(officer).get(action="dc_directory.changed")
    assert entry.user == world.central
    changes = entry.data["changes"]
    assert changes["office_mail"] == ["officer-1@district.example", "new@district.example"]
    assert changes["mobile"] == []


def test_the_log_is_for_those_alone_who_update_the_directory(world: SimpleNamespace) -> None:
    applied(world, said(1, world.mueang))
    assert DirectoryLogEntry.objects.viewable_by_user(world.central).exists()
    for person in (world.editor, world.officer):
        assert not DirectoryLogEntry.objects.viewable_by_user(person).exists()


def test_an_update_that_changes_nothing_writes_nothing(world: SimpleNamespace) -> None:
    applied(world, said(1, world.mueang), said(2, world.mueang))
    before = directory()
    update = applied(world, said(2, world.mueang), said(1, world.mueang))
    assert (update.state, update.changed) == (UpdateState.APPLIED, 0)
    assert directory() == before


def test_a_second_press_changes_nothing(world: SimpleNamespace) -> None:
    update = waiting(world, said(1, world.mueang))
    apply_update(user=world.central, update=update)
    before, logged = directory(), DirectoryLogEntry.objects.count()
    again = apply_update(user=world.central, update=update)
    assert again.state == UpdateState.APPLIED
    assert (directory(), DirectoryLogEntry.objects.count()) == (before, logged)


def test_what_changes_is_worked_out_again_when_it_is_applied(world: SimpleNamespace) -> None:
    update = waiting(world, said(1, world.mueang), said(2, world.mueang))
    assert update.added == 2
    OfficerFactory(source_id="1", province=world.krabi)
    update = apply_update(user=world.central, update=update)
    assert (update.added, update.changed) == (1, 1)


def test_more_than_half_leaving_needs_a_word_and_exactly_half_does_not(
    world: SimpleNamespace,
) -> None:
    applied(world, *(said(n, world.mueang) for n in range(4)))
    before = directory()
    update = waiting(world, said(0, world.mueang))
    with pytest.raises(Refused, match="3"):
        apply_update(user=world.central, update=update)
    assert directory() == before
    applied(world, said(0, world.mueang), said(1, world.mueang))
    assert Officer.objects.filter(is_active=True).count() == 2
    applied(world, said(9, world.mueang), accept_leaving=True)
    assert Officer.objects.filter(is_active=True).count() == 1


def test_a_discarded_update_is_never_applied(world: SimpleNamespace) -> None:
    update = discard_update(user=world.central, update=waiting(world, said(1, world.mueang)))
    assert update.state == UpdateState.DISCARDED and not UpdatePage.objects.exists()
    with pytest.raises(Refused):
        apply_update(user=world.central, update=update)
    assert not Officer.objects.exists()


def test_a_later_update_takes_the_place_of_one_that_waits(world: SimpleNamespace) -> None:
    first = waiting(world, said(1, world.mueang))
    second = waiting(world, said(2, world.mueang))
    first.refresh_from_db()
    assert first.state == UpdateState.DISCARDED
    with pytest.raises(Refused):
        apply_update(user=world.central, update=first)
    apply_update(user=world.central, update=second)
    assert list(Officer.objects.values_list("source_id", flat=True)) == ["2"]


def test_only_who_updates_the_directory_does_any_of_it(
    world: SimpleNamespace, dla_connect: Connect
) -> None:
    dla_connect.pages = paged([said(1, world.mueang)])
    update = start_update(user=world.central)
    colleague = AppointmentFactory(central_admin=True).user
    for person in (world.editor, world.officer):
        for refused in (
            lambda person=person: start_update(user=person),
            lambda person=person: fetch_next_page(user=person, update=update),
            lambda person=person: apply_update(user=person, update=update),
            lambda person=person: discard_update(user=person, update=update),
            lambda person=person: take_file(user=person, file_name="a", records=[]),
        ):
            with pytest.raises(PermissionDenied):
                refused()
    assert dla_connect.asked == []
    update = fetch_next_page(user=colleague, update=update)
    assert apply_update(user=colleague, update=update).state == UpdateState.APPLIED


def test_a_fault_in_the_middle_leaves_the_directory_as_it_was(
    world: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    applied(world, said(1, world.mueang), said(2, world.mueang))
    before = directory()
    update = waiting(world, said(2, world.plaiphraya), said(3, world.mueang))
    with monkeypatch.context() as patch, pytest.raises(ZeroDivisionError):
        patch.setattr(DirectoryLogEntry.objects, "bulk_create", lambda *a, **k: 1 / 0)
        apply_update(user=world.central, update=update)
    assert directory() == before
    assert apply_update(user=world.central, update=update).state == UpdateState.APPLIED


@pytest.mark.parametrize("change", ["added", "changed", "left"])
def test_the_number_of_queries_does_not_grow_with_the_officers(
    world: SimpleNamespace, change: str
) -> None:
    districts = [DistrictFactory(province=world.krabi) for _ in range(20)]
    asked = []
    for size in (10, 200):
        Officer.objects.all().delete()
        some = [said(n, districts[n % 20]) for n in range(size)]
        if change != "added":
            applied(world, *some)
        new = {
            "added": some,
            "changed": [{**one, "name": "ใหม่", "districts": [districts[0].code]} for one in some],
            "left": some[: size // 2],
        }[change]
        update = waiting(world, *new)
        with CaptureQueriesContext(connection) as queries:
            apply_update(user=world.central, update=update)
        asked.append(len(queries))
    # SQLite takes 999 values at once, so that 190 officers more make a few batches more.
    assert asked[1] <= asked[0] + 5 <= 30


def both(*calls: Any) -> list[Any]:
    """Do things at the same moment, each in a thread with a connection of its own."""
    together, results = threading.Barrier(len(calls)), []

    def run(call: Any) -> None:
        together.wait(10)
        try:
            results.append(call())
        except Refused as refused:
            results.append(refused)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(call,)) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return results


@pytest.fixture
def real_world(transactional_db: None, request: pytest.FixtureRequest) -> Iterator[Any]:
    yield request.getfixturevalue("world")


def test_two_people_who_apply_at_once_apply_it_once(real_world: SimpleNamespace) -> None:
    world = real_world
    update = waiting(world, *(said(n, world.mueang) for n in range(20)))
    colleague = AppointmentFactory(central_admin=True).user
    results = both(
        *(
            lambda person=person: apply_update(
                user=person, update=DirectoryUpdate.objects.get(pk=update.pk)
            )
            for person in (world.central, colleague, world.central, colleague)
        )
    )
    assert [one.state for one in results] == [UpdateState.APPLIED] * 4
    assert Officer.objects.count() == 20
    assert DirectoryLogEntry.objects.filter(action="dc_directory.added").count() == 20
    assert len({one.ended_by for one in results}) == 1


def test_two_updates_applied_at_once_do_not_mix(real_world: SimpleNamespace) -> None:
    world = real_world
    one = waiting(world, said(1, world.mueang))
    two = waiting(world, said(2, world.mueang))
    # As if both had been begun at the same moment.
    DirectoryUpdate.objects.filter(pk=one.pk).update(state=UpdateState.READY, ended_at=None)
    kept = [record.as_json() for record in records(said(1, world.mueang))]
    UpdatePage.objects.create(update=one, number=1, records=kept)
    results = both(
        lambda: apply_update(user=world.central, update=one),
        lambda: apply_update(user=world.central, update=two),
    )
    assert sorted(isinstance(result, Refused) for result in results) == [False, True]
    assert Officer.objects.count() == 1


def test_two_who_fetch_at_once_take_each_page_once(
    real_world: SimpleNamespace, dla_connect: Connect
) -> None:
    world = real_world
    dla_connect.pages = paged([said(n, world.mueang) for n in range(6)])
    update = start_update(user=world.central)
    for _page in range(3):
        both(
            *(
                lambda: fetch_next_page(
                    user=world.central, update=DirectoryUpdate.objects.get(pk=update.pk)
                ),
            )
            * 2
        )
    while update.is_fetching:
        update = fetch_next_page(user=world.central, update=update)
    assert (update.state, update.records_done, update.added) == (UpdateState.READY, 6, 6)
