"""The worker sends what is due by itself: once, one worker a target, and again at its time."""

from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import time_machine
from django.core.management import call_command
from django.db import connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from districtcoordinator.background.upkeep import tidy_up
from news.models import Delivery, NewsPage, SyndicationEvent, SyndicationTarget
from news.syndication import delivering
from news.syndication.delivering import deliver_due
from news.syndication.signing import new_secret
from tests.background import keep_tasks, run_tasks
from workload_tracking.tests.threads import at_once

from ..conftest import People
from .receiving import ReceivingSite
from .working import change, states


@pytest.fixture
def worker(settings: Any) -> None:
    keep_tasks(settings)


def planned(**of: Any) -> int:
    return DBTaskResult.objects.filter(
        task_path="news.syndication.tasks.deliver", status="READY", **of
    ).count()


def test_approving_is_enough_for_the_worker_to_send(
    worker: None, target: SyndicationTarget, site: ReceivingSite, confirmed: NewsPage
):
    assert planned() == 1
    run_tasks()
    assert (states(), site.titles, planned()) == (["delivered"], ["ประชุมท้องถิ่นอำเภอ"], 0)


def test_what_failed_is_taken_up_by_one_task_at_its_time(
    worker: None,
    target: SyndicationTarget,
    people: People,
    site: ReceivingSite,
    confirmed: NewsPage,
    clock: time_machine.Traveller,
):
    site.mischief = [site.hang_up] * 3
    for title in ("หนึ่ง", "สอง", "สาม"):
        change(confirmed, title, people)
        run_tasks()
    assert (len(site.asked), planned()) == (1, 1)
    for minutes in (1, 5, 15):
        clock.shift(timedelta(minutes=minutes))
        run_tasks()
        assert planned() <= 1
    assert (states(), site.titles) == (["delivered"] * 4, ["สาม"])


def test_what_has_lost_its_task_is_found_by_the_worker_and_by_the_command(
    worker: None,
    target: SyndicationTarget,
    people: People,
    site: ReceivingSite,
    confirmed: NewsPage,
    capsys: Any,
):
    DBTaskResult.objects.all().delete()
    tidy_up()
    assert planned() == 1
    run_tasks()
    change(confirmed, "ชื่อใหม่", people)
    DBTaskResult.objects.all().delete()
    call_command("send_news")
    assert "attempts: 1" in capsys.readouterr().out
    assert (states(), site.titles) == (["delivered"] * 2, ["ชื่อใหม่"])


def test_where_tasks_run_at_once_nobody_waits_for_a_target(
    settings: Any, target: SyndicationTarget, site: ReceivingSite, request: Any
):
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    request.getfixturevalue("confirmed")
    assert site.asked == []
    call_command("send_news")
    assert states() == ["delivered"]


def test_the_record_of_what_was_delivered_goes_after_a_year_and_what_waits_stays(
    target: SyndicationTarget,
    people: People,
    site: ReceivingSite,
    confirmed: NewsPage,
    clock: time_machine.Traveller,
):
    call_command("send_news")
    change(confirmed, "ชื่อใหม่", people)
    SyndicationTarget.objects.update(active=False)
    clock.shift(timedelta(days=366))
    call_command("send_news")
    assert states() == ["waiting"]
    assert SyndicationEvent.objects.count() == 1


@pytest.fixture
def many(transactional_db: None, tmp_path: Path, site: ReceivingSite) -> SyndicationTarget:
    """Five messages about each of two items wait for one target."""
    target = SyndicationTarget.objects.create(
        name="เว็บไซต์กรม", address=site.address, secret=new_secret()
    )
    site.server.secret = target.secret
    for number in range(10):
        key = UUID(int=number % 2 + 1)
        event = SyndicationEvent.objects.create(
            type="news.changed", item_key=key, title="ข่าว", occurred_at=timezone.now()
        )
        event.payload = MESSAGE % {"sequence": event.pk, "id": key, "title": number}
        event.save()
        Delivery.objects.create(event=event, target=target, item_key=key)
    return target


MESSAGE = (
    '{"type": "news.changed", "sequence": %(sequence)d,'
    ' "item": {"id": "%(id)s", "title": "%(title)s", "date": "2026-07-13"}}'
)


def test_workers_at_once_send_each_message_once_and_in_order(
    many: SyndicationTarget, site: ReceivingSite
):
    made = at_once(*[lambda: deliver_due(many.pk)] * 4)
    assert sorted(made) == [0, 0, 0, 10]
    assert states() == ["delivered"] * 10
    numbers = [int(asked["webhook-id"].removeprefix("news-")) for asked in site.asked]
    assert numbers == sorted(numbers) and len(set(numbers)) == 10
    assert sorted(site.titles) == ["8", "9"]


def test_no_transaction_is_open_while_a_target_is_asked(
    many: SyndicationTarget, site: ReceivingSite, monkeypatch: pytest.MonkeyPatch
):
    seen, send = [], delivering.send

    def watched(delivery: Delivery) -> Any:
        seen.append(connection.in_atomic_block)
        return send(delivery)

    monkeypatch.setattr(delivering, "send", watched)
    assert deliver_due(many.pk) == 10
    assert seen == [False] * 10


def test_a_worker_that_was_overtaken_writes_down_what_it_did_and_stops(
    many: SyndicationTarget, site: ReceivingSite, monkeypatch: pytest.MonkeyPatch
):
    send = delivering.send

    def slowly(delivery: Delivery) -> Any:
        outcome = send(delivery)
        SyndicationTarget.objects.update(claim="00000000-0000-0000-0000-000000000001")
        return outcome

    monkeypatch.setattr(delivering, "send", slowly)
    assert deliver_due(many.pk) == 1
    assert states().count("delivered") == 1
