"""`manage.py update_directory`: shows what would change, applies it when told, says why not."""

from io import StringIO
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch

import pytest
from django.core.management import CommandError, call_command

from districtcoordinator.directory.enums import UpdateState
from districtcoordinator.directory.models import DirectoryUpdate, Officer

from .factories import OfficerFactory, paged, said
from .server import Connect, error


def run(*options: str) -> str:
    spoken = StringIO()
    call_command("update_directory", *options, stdout=spoken)
    return spoken.getvalue()


def test_a_dry_run_shows_what_would_change_and_changes_nothing(
    world: SimpleNamespace, dla_connect: Connect
) -> None:
    dla_connect.pages = paged([said(n, world.mueang) for n in range(3)])
    spoken = run("--dry-run")
    assert "นายสมชาย ใจดี 2 (กระบี่)" in spoken and "2" in spoken
    assert not Officer.objects.exists()
    assert DirectoryUpdate.objects.get().state == UpdateState.DISCARDED


def test_yes_applies_and_a_second_run_has_nothing_to_do(
    world: SimpleNamespace, dla_connect: Connect
) -> None:
    dla_connect.pages = paged([said(n, world.mueang) for n in range(3)])
    run("--yes")
    assert Officer.objects.count() == 3
    update = DirectoryUpdate.objects.get()
    assert (update.state, update.started_by) == (UpdateState.APPLIED, None)
    run("--yes")
    assert DirectoryUpdate.objects.filter(state=UpdateState.APPLIED).count() == 1


@pytest.mark.parametrize(("typed", "applied"), [("y", True), ("", False), ("n", False)])
def test_without_yes_it_asks(
    world: SimpleNamespace, dla_connect: Connect, typed: str, applied: bool
) -> None:
    dla_connect.pages = paged([said(1, world.mueang)])
    with patch("builtins.input", return_value=typed):
        if applied:
            run()
        else:
            with pytest.raises(CommandError):
                run()
    assert Officer.objects.exists() is applied
    assert not DirectoryUpdate.objects.open().exists()


def test_nobody_there_to_answer_means_no(world: SimpleNamespace, dla_connect: Connect) -> None:
    dla_connect.pages = paged([said(1, world.mueang)])
    with patch("builtins.input", side_effect=EOFError), pytest.raises(CommandError):
        run()
    assert not Officer.objects.exists()


def test_a_fault_of_the_source_is_told_and_changes_nothing(
    world: SimpleNamespace, dla_connect: Connect
) -> None:
    dla_connect.pages = paged([said(1, world.mueang)])
    dla_connect.answers[1] = [error(500)] * 3
    with pytest.raises(CommandError, match="500"):
        run("--yes")
    assert not Officer.objects.exists()
    run("--yes")
    assert Officer.objects.exists()


def test_most_people_leaving_is_refused_until_it_is_accepted(
    world: SimpleNamespace, dla_connect: Connect
) -> None:
    for number in range(3):
        OfficerFactory(source_id=str(number), province=world.krabi)
    dla_connect.pages = paged([said(1, world.mueang)])
    with pytest.raises(CommandError, match="2"):
        run("--yes")
    assert Officer.objects.filter(is_active=True).count() == 3
    assert not DirectoryUpdate.objects.open().exists()
    run("--yes", "--accept-leaving")
    assert Officer.objects.filter(is_active=True).count() == 1


def test_a_missing_setting_is_named(world: SimpleNamespace, settings: Any) -> None:
    settings.DLA_CONNECT_URL = settings.DLA_CONNECT_TOKEN = ""
    with pytest.raises(CommandError, match="DLA_CONNECT_URL, DLA_CONNECT_TOKEN"):
        run()
