"""Background work is done once, by whichever worker is free; what is broken off begins again."""

import logging
import os
import signal
from collections import Counter
from datetime import timedelta
from io import StringIO
from typing import Any
from unittest.mock import patch

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import OperationalError, transaction
from django.test import override_settings
from django.utils import timezone
from django_tasks import task
from django_tasks_db.management.commands import db_worker
from django_tasks_db.models import DBTaskResult
from wagtail.models import Page, ReferenceIndex

from districtcoordinator.background import upkeep, worker
from districtcoordinator.background.checks import check_queued_mail
from districtcoordinator.background.worker import SteadyWorker
from tests.background import keep_tasks, run_tasks
from workload_tracking.tests.threads import at_once

QUEUED = "districtcoordinator.mail.QueuedEmailBackend"
IMMEDIATE = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
done: Counter[str] = Counter()


@task()
def note(name: str) -> None:
    done[name] += 1


@task()
def fail() -> None:
    raise ValueError("this task fails")


@task()
def told_to_end() -> None:
    """Somebody stops the worker while this task runs."""
    os.kill(os.getpid(), signal.SIGTERM)
    done["came to its end"] += 1


@pytest.fixture(autouse=True)
def kept(settings: Any) -> None:
    keep_tasks(settings)
    done.clear()


def state(name: str) -> DBTaskResult:
    return DBTaskResult.objects.get(args_kwargs__args=[name])


@pytest.mark.django_db
class TestDoing:
    def test_what_is_put_off_is_done_by_the_worker(self) -> None:
        with transaction.atomic():
            note.enqueue("a")
        assert done == {}
        run_tasks()
        assert done == {"a": 1}

    def test_what_is_rolled_back_is_not_done(self) -> None:
        with pytest.raises(RuntimeError), transaction.atomic():
            note.enqueue("a")
            raise RuntimeError
        run_tasks()
        assert done == {}

    def test_what_is_for_later_is_done_later(self) -> None:
        with time_machine.travel(timezone.now(), tick=False) as clock:
            note.using(run_after=timezone.now() + timedelta(minutes=5)).enqueue("a")
            run_tasks()
            assert done == {}
            clock.shift(timedelta(minutes=5))
            run_tasks()
        assert done == {"a": 1}

    def test_one_that_fails_is_logged_and_stops_no_other(
        self, caplog: pytest.LogCaptureFixture
    ) -> None:
        fail.enqueue()
        note.enqueue("a")
        run_tasks()
        assert done == {"a": 1}
        assert DBTaskResult.objects.failed().count() == 1
        (told,) = [one for one in caplog.records if one.levelno == logging.ERROR]
        assert "test_background.fail" in told.getMessage() and told.exc_info

    def test_the_references_of_a_saved_page_are_noted_in_the_background(self) -> None:
        page = Page.objects.get(depth=2)
        ReferenceIndex.objects.all().delete()
        DBTaskResult.objects.all().delete()
        page.save()
        assert DBTaskResult.objects.count() >= 1
        run_tasks()
        assert not DBTaskResult.objects.exclude(status="SUCCESSFUL").exists()

    def test_a_signal_lets_the_task_that_runs_come_to_its_end(self) -> None:
        told_to_end.enqueue()
        note.enqueue("afterwards")
        before = signal.getsignal(signal.SIGTERM)
        with patch.object(db_worker, "close_old_connections"):
            call_command("work", "--until-done")
        assert done == {"came to its end": 1}
        assert state("afterwards").status == "READY"
        assert signal.getsignal(signal.SIGTERM) == before

    def test_a_signal_ends_an_idle_worker_at_once(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(
            worker.time, "sleep", lambda _seconds: os.kill(os.getpid(), signal.SIGTERM)
        )
        with pytest.raises(SystemExit) as ended:
            call_command("work")
        assert ended.value.code == 0

    def test_a_database_that_does_not_answer_is_waited_for(
        self, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
    ) -> None:
        steady = SteadyWorker()
        looks = iter([OperationalError("gone"), OperationalError("gone"), False])

        def look() -> bool:
            if isinstance(found := next(looks), Exception):
                raise found
            return found

        waited: list[float] = []
        monkeypatch.setattr(steady, "look", look)
        monkeypatch.setattr(worker.connection, "close", lambda: None)
        monkeypatch.setattr(worker.time, "sleep", waited.append)
        steady.work(until_done=True)
        assert waited == [worker.SECONDS_WITHOUT_DATABASE] * 2
        assert "The database does not answer" in caplog.text


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_do_everything_once() -> None:
    names = [str(number) for number in range(40)]
    for name in names:
        note.enqueue(name)

    def work() -> None:
        SteadyWorker().work(until_done=True)

    assert at_once(work, work) == [None, None]
    # Whoever finds the table locked on SQLite goes home early; the other one stays.
    assert done == dict.fromkeys(names, 1)


@pytest.mark.django_db
class TestBrokenOff:
    """A worker that is killed leaves its task as running."""

    def killed(self, name: str, **changed: Any) -> None:
        note.enqueue(name)
        known = {"status": "RUNNING", "started_at": timezone.now(), "worker_ids": ["gone"]}
        DBTaskResult.objects.filter(pk=state(name).pk).update(**known | changed)

    def test_it_begins_again_once_no_task_runs_that_long(
        self, caplog: pytest.LogCaptureFixture
    ) -> None:
        with time_machine.travel(timezone.now(), tick=False) as clock:
            self.killed("a")
            run_tasks()
            assert done == {}, "it may still be running"
            clock.shift(upkeep.LONGEST_TASK + timedelta(seconds=1))
            run_tasks()
        assert done == {"a": 1}
        assert "begins again" in caplog.text

    def test_one_ended_by_force_begins_again_at_once(self) -> None:
        self.killed("a", status="FAILED", exception_class_path="builtins.SystemExit")
        self.killed("b", status="FAILED", exception_class_path="builtins.ValueError")
        run_tasks()
        assert done == {"a": 1}

    def test_one_that_always_ends_the_worker_is_given_up(
        self, caplog: pytest.LogCaptureFixture
    ) -> None:
        long_ago = timezone.now() - upkeep.LONGEST_TASK * 2
        self.killed("a", started_at=long_ago, worker_ids=["gone"] * 4)
        self.killed("b", started_at=long_ago, worker_ids=["gone"] * upkeep.MOST_BEGINNINGS)
        run_tasks()
        run_tasks()
        assert done == {"a": 1}
        assert state("b").status == "FAILED"
        (told,) = [one for one in caplog.records if one.levelno == logging.ERROR]
        assert str(state("b").pk) in told.getMessage()

    def test_what_is_over_is_removed_in_time(self) -> None:
        now = timezone.now()
        for name, status, days in (
            ("done", "SUCCESSFUL", 2),
            ("done just now", "SUCCESSFUL", 0),
            ("failed", "FAILED", 31),
            ("failed lately", "FAILED", 29),
            ("waiting for long", "READY", 400),
        ):
            self.killed(
                name,
                status=status,
                started_at=now,
                finished_at=now - timedelta(days=days, minutes=1),
                run_after=now + timedelta(days=1),
            )
        run_tasks()
        left = {row.args_kwargs["args"][0] for row in DBTaskResult.objects.all()}
        assert left == {"done just now", "failed lately", "waiting for long"}


@pytest.mark.django_db
class TestWatching:
    def watched(self) -> tuple[str, int]:
        said = StringIO()
        try:
            call_command("background_state", stdout=said)
        except SystemExit as ended:
            return said.getvalue().strip(), int(str(ended.code))
        return said.getvalue().strip(), 0

    def test_the_state_counts_and_fails_when_nobody_works(self) -> None:
        with time_machine.travel(timezone.now(), tick=False) as clock:
            assert self.watched()[1] == 0
            note.enqueue("a")
            note.using(run_after=timezone.now() + timedelta(hours=1)).enqueue("b")
            fail.using(priority=10).enqueue()
            clock.shift(60)
            said = "due: 2, for later: 1, running: 0, failed: 0, longest wait: 60 s"
            assert self.watched() == (said, 0)
            clock.shift(600)
            assert self.watched()[1] == 1
            run_tasks()
            said = "due: 0, for later: 1, running: 0, failed: 1, longest wait: 0 s"
            assert self.watched() == (said, 0)

    def test_without_a_table_of_tasks_there_is_nothing_to_work_on(self, settings: Any) -> None:
        settings.TASKS = {
            "default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}
        }
        with pytest.raises(CommandError, match="TASKS"):
            call_command("work", "--until-done")


@pytest.mark.parametrize(
    ("changed", "found"),
    [
        ({"EMAIL_BACKEND": QUEUED}, []),
        ({"EMAIL_BACKEND": QUEUED, "DISTRICTCOORDINATOR_MAIL_BACKEND": QUEUED}, ["E001"]),
        ({"EMAIL_BACKEND": QUEUED, "TASKS": IMMEDIATE}, ["E002"]),
        ({"TASKS": IMMEDIATE}, []),
    ],
)
def test_queued_mail_that_nobody_could_send_is_named(
    changed: dict[str, Any], found: list[str]
) -> None:
    with override_settings(**changed):
        assert [one.id for one in check_queued_mail()] == [
            f"districtcoordinator.{number}" for number in found
        ]
