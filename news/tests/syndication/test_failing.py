"""Targets that fail, hang and repeat: nothing is lost, nothing overtakes, nobody waits."""

import time
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from django.utils import timezone

from news.actions.syndication import (
    add_target,
    resume_target,
    send_again,
    send_now,
)
from news.models import (
    Delivery,
    DeliveryAttempt,
    NewsPage,
    SyndicationEvent,
    SyndicationTarget,
)
from news.syndication import delivering
from news.syndication.delivering import PAUSES, deliver_due

from ..conftest import People
from .receiving import ReceivingSite, receiving_site
from .working import change, states, work


def test_a_target_that_is_down_for_a_day_loses_nothing_and_is_asked_less_and_less(
    target: SyndicationTarget,
    people: People,
    site: ReceivingSite,
    confirmed: NewsPage,
    clock: time_machine.Traveller,
):
    site.mischief = [site.answer(500, "no room")] * 1000
    for _minute in range(24 * 60):
        clock.shift(timedelta(minutes=1))
        work(target)
    change(confirmed, "ระหว่างที่ปิด", people)
    assert 8 <= len(site.asked) <= 20
    assert states() == ["retrying", "waiting"]
    assert DeliveryAttempt.objects.first().problem == "no room"
    site.mischief.clear()
    clock.shift(timedelta(hours=3))
    work(target)
    assert (states(), site.titles) == (["delivered", "delivered"], ["ระหว่างที่ปิด"])


def test_after_a_week_of_failures_a_message_is_given_up_and_later_ones_pass(
    target: SyndicationTarget,
    people: People,
    site: ReceivingSite,
    confirmed: NewsPage,
    clock: time_machine.Traveller,
):
    site.mischief = [site.answer(500)] * (len(PAUSES) + 1)
    began = timezone.now()
    while states() != ["given_up"]:
        clock.shift(timedelta(hours=3))
        work(target)
        assert len(site.asked) <= len(PAUSES) + 1
    assert timezone.now() - began > timedelta(days=7)
    change(confirmed, "ชื่อใหม่", people)
    clock.shift(timedelta(hours=3))
    work(target)
    assert (states(), site.titles) == (["given_up", "delivered"], ["ชื่อใหม่"])
    # An old message that is sent again does not put the clock back on the other side.
    send_again(user=people.central, delivery=Delivery.objects.order_by("event").first())
    work(target)
    assert (states(), site.titles) == (["delivered", "delivered"], ["ชื่อใหม่"])


def test_a_later_message_of_an_item_waits_and_other_items_do_not(
    target: SyndicationTarget,
    people: People,
    site: ReceivingSite,
    confirmed: NewsPage,
    other: NewsPage,
    clock: time_machine.Traveller,
):
    change(confirmed, "ชื่อใหม่", people)
    site.mischief = [site.answer(422, "ไม่รับ")]
    work(target)
    assert states() == ["retrying", "delivered", "waiting"]
    assert site.titles == ["ข่าวอื่น"]
    clock.shift(timedelta(minutes=1))
    work(target)
    assert states() == ["delivered"] * 3
    ids = [asked["webhook-id"] for asked in site.asked]
    numbers = [f"news-{key}" for key in SyndicationEvent.objects.values_list("pk", flat=True)]
    assert ids == [numbers[0], numbers[1], numbers[0], numbers[2]]


MISCHIEF = ["hang", "drip", "hang_up", "take_and_hang_up"]


@pytest.mark.parametrize("mischief", MISCHIEF)
def test_a_target_that_hangs_or_hangs_up_is_asked_once_and_left_to_rest(
    mischief: str,
    target: SyndicationTarget,
    site: ReceivingSite,
    confirmed: NewsPage,
    other: NewsPage,
    clock: time_machine.Traveller,
):
    site.mischief = [getattr(site, mischief)]
    began = time.perf_counter()
    work(target)
    assert time.perf_counter() - began < 5
    assert len(site.asked) == 1  # the other message does not wait for it too
    assert (states(), work(target)) == (["retrying", "waiting"], [0])
    assert DeliveryAttempt.objects.get().problem
    clock.shift(timedelta(minutes=1))
    work(target)
    assert states() == ["delivered"] * 2
    assert sorted(site.titles) == ["ข่าวอื่น", "ประชุมท้องถิ่นอำเภอ"]


def test_one_target_that_is_down_delays_no_other(
    target: SyndicationTarget,
    people: People,
    site: ReceivingSite,
    tmp_path: Path,
    clock: time_machine.Traveller,
    request: pytest.FixtureRequest,
):
    with receiving_site(tmp_path / "board.sqlite3") as board:
        second = add_target(user=people.central, name="เว็บบอร์ด", address=board.address)
        board.server.secret = second.secret
        request.getfixturevalue("confirmed")
        site.mischief = [site.hang]
        work(target, second)
        assert (states(target=target), states(target=second)) == (["retrying"], ["delivered"])
        assert board.titles == ["ประชุมท้องถิ่นอำเภอ"]


def test_redirects_are_not_followed(
    target: SyndicationTarget, site: ReceivingSite, confirmed: NewsPage
):
    site.mischief = [site.answer(307, Location=site.address)]
    work(target)
    assert (len(site.asked), states()) == (1, ["retrying"])
    assert DeliveryAttempt.objects.get().status == 307


def test_a_target_that_wants_no_more_is_paused_and_loses_nothing(
    target: SyndicationTarget, people: People, site: ReceivingSite, confirmed: NewsPage
):
    site.mischief = [site.answer(410)]
    work(target)
    target.refresh_from_db()
    assert (target.active, states()) == (False, ["retrying"])
    assert work(target) == [0]
    resume_target(user=people.central, target=target)
    send_now(user=people.central, target=target)
    work(target)
    assert states() == ["delivered"]


def test_a_run_ends_in_time_and_the_rest_is_taken_up_by_the_next(
    target: SyndicationTarget,
    confirmed: NewsPage,
    other: NewsPage,
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setattr(delivering, "RUN_SECONDS", 0)
    assert deliver_due(target.pk) == 0
    target.refresh_from_db()
    assert (target.claim, target.wake_at) == (None, timezone.now())


def test_what_a_killed_worker_had_claimed_is_taken_up_after_a_while(
    target: SyndicationTarget, confirmed: NewsPage, clock: time_machine.Traveller
):
    assert delivering._claim(target.pk)
    assert work(target) == [0]
    clock.shift(delivering.CLAIM)
    assert work(target) == [1]
    assert states() == ["delivered"]
