"""The screens on targets and messages: for central admins, who see everything but no secret."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import ModelLogEntry

from news.models import Delivery, NewsPage, SyndicationTarget

from ..conftest import People
from .receiving import ReceivingSite
from .working import states, work

Ask = Callable[..., Any]


@pytest.fixture
def central(client: Client, people: People) -> Client:
    client.force_login(people.central)
    return client


def at(name: str, *keys: int) -> str:
    return reverse(f"news_admin:{name}", args=keys)


def text(response: Any) -> str:
    """Give the text of an answer, without the marks that keep words whole."""
    assert response.status_code == 200
    page = response.content.decode()
    return page.replace('<span class="nowrap">', "").replace("</span>", "")


def test_only_central_admins_may_see_and_press_anything(
    client: Client, people: People, target: SyndicationTarget, confirmed: NewsPage
):
    delivery = Delivery.objects.get()
    shown = [
        at("targets"),
        at("add_target"),
        at("target", target.pk),
        at("remove_target", target.pk),
        at("deliveries"),
        at("delivery", delivery.pk),
    ]
    buttons = ["pause_target", "resume_target", "send_now", "show_secret", "renew_secret"]
    pressed = [at(name, target.pk) for name in buttons]
    pressed += [at("remove_target", target.pk), at("send_again", delivery.pk)]
    allowed = []
    for name, person in vars(people).items():
        client.force_login(person)
        if all(client.get(address).status_code == 200 for address in shown):
            allowed.append(name)
            continue
        for address in shown:
            assert client.get(address).status_code in (302, 403), (name, address)
        for address in pressed:
            assert client.post(address).status_code in (302, 403), (name, address)
        assert client.post(at("add_target"), FORM).status_code in (302, 403)
    assert allowed == ["central", "superuser"]
    target.refresh_from_db()
    assert (target.active, SyndicationTarget.objects.count()) == (True, 1)
    assert ModelLogEntry.objects.values_list("action", flat=True).get() == "news.target_add"


FORM = {"name": "เว็บบอร์ด", "address": "https://93.184.216.34/news"}


def test_a_target_is_added_changed_paused_resumed_and_removed_and_the_log_says_so(
    central: Client, people: People
):
    response = central.post(at("add_target"), FORM)
    target = SyndicationTarget.objects.get()
    assert response.url == at("target", target.pk)
    central.post(at("target", target.pk), {**FORM, "name": "กระดาน"})
    central.post(at("pause_target", target.pk))
    assert not SyndicationTarget.objects.get().active
    assert "หยุดส่งชั่วคราว" in text(central.get(at("targets")))
    central.post(at("resume_target", target.pk))
    page = text(central.get(at("target", target.pk)))
    assert SyndicationTarget.objects.get().active and "กระดาน" in page
    central.post(at("remove_target", target.pk))
    assert not SyndicationTarget.objects.exists()
    done = ModelLogEntry.objects.order_by("pk").values_list("action", "user")
    words = ("add", "change", "pause", "resume", "remove")
    assert list(done) == [(f"news.target_{word}", people.central.pk) for word in words]


def test_the_secret_is_shown_on_demand_only_and_stands_in_no_log(
    central: Client, people: People, target: SyndicationTarget, caplog: pytest.LogCaptureFixture
):
    for address in (at("targets"), at("target", target.pk), at("show_secret", target.pk)):
        assert target.secret not in text(central.get(address, follow=True))
    shown = central.post(at("show_secret", target.pk))
    assert target.secret in text(shown)
    assert "no-store" in shown["Cache-Control"]
    central.post(at("renew_secret", target.pk))
    former, target = target.secret, SyndicationTarget.objects.get()
    assert target.secret != former
    page = text(central.get(at("target", target.pk)))
    log = str(list(ModelLogEntry.objects.values()))
    for secret in (former, target.secret):
        assert secret not in page and secret not in log and secret not in caplog.text
    actions = ModelLogEntry.objects.values_list("action", flat=True)
    assert {"news.secret_show", "news.secret_renew"} <= set(actions)


@pytest.mark.parametrize(
    "address",
    [
        "http://93.184.216.34/news",
        "ftp://93.184.216.34/news",
        "https://user:password@93.184.216.34/news",
        "https://127.0.0.2/news",
        "https://10.1.2.3/news",
        "https://169.254.169.254/latest/",
        "https://[::1]/news",
        "https://[::ffff:10.0.0.1]/news",
        "https://localhost/news",
        "https://100.64.0.1/news",
        "https://0.0.0.0/news",
        "https://224.0.0.1/news",
        "no address",
        "",
    ],
)
def test_news_are_not_sent_into_private_networks_nor_without_tls(central: Client, address: str):
    answer = text(central.post(at("add_target"), {**FORM, "address": address}))
    assert "errorlist" in answer
    assert not SyndicationTarget.objects.exists()
    assert central.post(at("add_target"), FORM).status_code == 302


def test_two_targets_of_one_name_are_refused(central: Client, target: SyndicationTarget):
    same = {**FORM, "name": target.name}
    assert "errorlist" in text(central.post(at("add_target"), same))
    assert SyndicationTarget.objects.get() == target


def test_a_failed_message_shows_why_and_is_sent_again_by_a_button(
    central: Client, target: SyndicationTarget, site: ReceivingSite, confirmed: NewsPage
):
    site.mischief = [site.answer(503, "<b>busy</b>")]
    work(target)
    delivery = Delivery.objects.get()
    assert "&lt;b&gt;busy" in text(central.get(at("deliveries")))
    page = text(central.get(at("delivery", delivery.pk)))
    assert "503" in page and "&lt;b&gt;busy" in page
    assert central.post(at("send_again", delivery.pk)).url == at("delivery", delivery.pk)
    work(target)
    assert (states(), len(site.asked)) == (["delivered"], 2)
    assert ModelLogEntry.objects.filter(action="news.send_again").exists()


def test_messages_are_found_by_item_target_and_state(
    central: Client, target: SyndicationTarget, confirmed: NewsPage, other: NewsPage
):
    def found(**asked: Any) -> list[bool]:
        page = text(central.get(at("deliveries"), asked))
        return ["ประชุมท้องถิ่นอำเภอ" in page, "ข่าวอื่น" in page]

    assert found() == [True, True]
    assert found(q="อื่น") == [False, True]
    assert found(target=target.pk, state="waiting") == [True, True]
    assert found(state="given_up") == [False, False]
    assert found(state="no such", target="x", page="x") == [True, True]


def test_the_lists_ask_as_often_for_many_as_for_few(
    central: Client,
    target: SyndicationTarget,
    confirmed: NewsPage,
):
    def queries(address: str) -> int:
        with CaptureQueriesContext(connection) as asked:
            text(central.get(address))
        return len(asked)

    addresses = [at("targets"), at("deliveries")]
    _first, few = ([queries(address) for address in addresses] for _time in range(2))
    event = Delivery.objects.get().event
    for number in range(20):
        more = SyndicationTarget.objects.create(name=f"ปลายทาง {number}", address=target.address)
        Delivery.objects.create(event=event, target=more, item_key=event.item_key)
    assert [queries(address) for address in addresses] == few
