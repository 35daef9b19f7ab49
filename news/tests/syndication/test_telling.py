"""What happens to news is told to other sites as it was, and to nobody else."""

import json
from datetime import timedelta

import pytest
import time_machine
from django.db import transaction

from news.actions import withdraw
from news.actions.syndication import (
    pause_target,
    renew_secret,
    resume_target,
    send_again,
    send_now,
)
from news.models import (
    Delivery,
    NewsPage,
    SyndicationEvent,
    SyndicationTarget,
)
from news.refusals import Reason
from news.refusals import Refused as TooLate

from ..conftest import People, Write
from .receiving import ReceivingSite, Refused, verified
from .working import change, states, work


def test_what_was_approved_changed_and_withdrawn_reaches_the_target(
    target: SyndicationTarget, people: People, site: ReceivingSite, confirmed: NewsPage
):
    assert states() == ["waiting"]
    assert site.titles == []
    work(target)
    assert (states(), site.titles) == (["delivered"], ["ประชุมท้องถิ่นอำเภอ"])
    changed = change(confirmed, "ชื่อใหม่", people)
    work(target)
    assert site.titles == ["ชื่อใหม่"]
    withdraw(user=people.approver, item=changed, reason="ข้อมูลผิด")
    work(target)
    assert site.titles == []
    types = SyndicationEvent.objects.values_list("type", flat=True)
    assert list(types) == ["news.published", "news.changed", "news.withdrawn"]
    told = SyndicationEvent.objects.last().payload
    assert "ชื่อใหม่" not in told and "ข้อมูลผิด" not in told
    again = change(changed, "กลับมา", people)
    work(target)
    assert SyndicationEvent.objects.last().type == "news.published"
    assert (site.titles, again.live) == (["กลับมา"], True)


def test_only_what_provinces_have_confirmed_is_told(
    target: SyndicationTarget, write: Write, waiting: NewsPage
):
    write("ข่าวของกรม")
    assert not SyndicationEvent.objects.exists()
    assert not waiting.live


def test_what_is_rolled_back_is_told_to_nobody(
    target: SyndicationTarget, people: People, confirmed: NewsPage
):
    with pytest.raises(RuntimeError), transaction.atomic():
        change(confirmed, "ไม่เคยเกิดขึ้น", people)
        raise RuntimeError
    assert SyndicationEvent.objects.count() == Delivery.objects.count() == 1


def test_the_message_is_as_the_item_was_when_it_happened(
    target: SyndicationTarget, people: People, site: ReceivingSite, confirmed: NewsPage
):
    change(confirmed, "ชื่อใหม่", people)
    first, second = (json.loads(e.payload) for e in SyndicationEvent.objects.all())
    assert first["item"]["title"] == "ประชุมท้องถิ่นอำเภอ"
    assert second["item"]["title"] == "ชื่อใหม่"
    assert first["sequence"] < second["sequence"]
    assert first["timestamp"] == "2026-07-13T05:00:00.000+00:00"


def test_a_paused_target_is_sent_nothing_and_everything_afterwards(
    target: SyndicationTarget,
    people: People,
    site: ReceivingSite,
    request: pytest.FixtureRequest,
):
    pause_target(user=people.central, target=target)
    request.getfixturevalue("confirmed")
    assert (work(target), states()) == ([0], ["waiting"])
    resume_target(user=people.central, target=target)
    work(target)
    assert site.titles == ["ประชุมท้องถิ่นอำเภอ"]


def test_the_words_of_what_was_withdrawn_are_sent_no_more(
    target: SyndicationTarget, people: People, site: ReceivingSite, confirmed: NewsPage
):
    told = Delivery.objects.get()
    pause_target(user=people.central, target=target)
    withdraw(user=people.approver, item=confirmed, reason="ข้อมูลผิด")
    resume_target(user=people.central, target=target)
    work(target)
    assert states() == ["given_up", "delivered"]
    with pytest.raises(TooLate) as refused:
        send_again(user=people.central, delivery=told)
    assert refused.value.reason is Reason.NOT_PUBLISHED
    send_again(user=people.central, delivery=Delivery.objects.latest("pk"))
    work(target)
    assert (len(site.asked), site.titles) == (2, [])


def test_the_receiver_believes_the_signature_and_nothing_else(
    target: SyndicationTarget, people: People, site: ReceivingSite, confirmed: NewsPage
):
    work(target)
    headers = site.asked[0]
    body = SyndicationEvent.objects.get().payload.encode()
    assert verified(headers, body, target.secret)["type"] == "news.published"
    for wrong in (
        (headers, body + b" ", target.secret),
        (headers, body, "whsec_AAAA"),
        ({**headers, "webhook-id": "news-0"}, body, target.secret),
        ({**headers, "webhook-timestamp": "1"}, body, target.secret),
        ({**headers, "webhook-timestamp": "¹"}, body, target.secret),
        ({**headers, "webhook-signature": ""}, body, target.secret),
        ({}, body, target.secret),
    ):
        with pytest.raises(Refused):
            verified(*wrong)


def test_while_a_secret_is_renewed_both_are_good_and_then_only_the_new_one(
    target: SyndicationTarget,
    people: People,
    site: ReceivingSite,
    confirmed: NewsPage,
    clock: time_machine.Traveller,
):
    renew_secret(user=people.central, target=target)
    work(target)
    assert states() == ["delivered"]
    clock.shift(timedelta(days=3))
    send_again(user=people.central, delivery=Delivery.objects.get())
    work(target)
    assert states() == ["retrying"]
    target.refresh_from_db()
    site.server.secret = target.secret
    send_now(user=people.central, target=target)
    work(target)
    assert states() == ["delivered"]
