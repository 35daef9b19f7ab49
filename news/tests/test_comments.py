"""Who serves comments on news of provinces; nothing said is lost, said twice, or without a name."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import NoReverseMatch, reverse

from districtcoordinator.areas.models import Appointment, District, Province
from districtcoordinator.areas.roles import Role
from districtcoordinator.areas.tests.factories import AppointmentFactory, PersonFactory
from home.tests.page_reader import PageReader
from news.actions import add_comment, withdraw
from news.models import BoardComment, BoardPage, CommentReport, NewsPage
from news.refusals import Reason, Refused
from news.views import board as board_views

from .conftest import People, Write
from .talking import EVERYBODY, WORDS, Say, board, item, noon, refusal, say, send, signed_in, talk

__all__ = ["board", "item", "noon", "say"]


# Who comments


@pytest.mark.parametrize("who", EVERYBODY)
def test_whoever_serves_comments_on_news_of_any_province(
    who: str, people: People, item: NewsPage
) -> None:
    client = signed_in(getattr(people, who))
    page = client.get(item.get_url()).content.decode()
    assert f'action="/board/items/{item.pk}/comment/"' in page

    answer = send(client, item)
    comment = BoardComment.objects.get()
    assert answer["location"] == f"{item.get_url()}#comment-{comment.pk}"
    assert WORDS in Client().get(item.get_url()).content.decode()


def test_a_visitor_reads_and_is_led_to_the_sign_in_and_back(
    people: People, item: NewsPage, say: Say
) -> None:
    say(people.officer)
    visitor = Client()
    page = visitor.get(item.get_url()).content.decode()
    assert WORDS in page
    assert "csrfmiddlewaretoken" not in page and "/report/" not in page
    back = f"/login/?next={item.get_url()}%23comments"
    assert back in PageReader(page).links

    assert send(visitor, item, "ไม่มีชื่อ").status_code == 401
    assert BoardComment.objects.count() == 1


def test_whose_appointment_has_ended_is_told_and_keeps_what_was_typed(
    people: People, item: NewsPage
) -> None:
    client = signed_in(people.officer)
    Appointment.objects.filter(user=people.officer).update(
        valid_until="2020-01-01", valid_from="2019-01-01"
    )
    assert f"items/{item.pk}/comment" not in client.get(item.get_url()).content.decode()
    answer = send(client, item)
    assert answer.status_code == 409
    assert "บทบาทของท่านอาจสิ้นสุดแล้ว" in answer.content.decode()
    assert WORDS in answer.content.decode()
    assert not BoardComment.objects.exists()

    Appointment.objects.filter(user=people.officer).update(valid_until=None)
    assert send(client, item).status_code == 302


def test_a_deactivated_person_says_nothing(people: People, item: NewsPage, say: Say) -> None:
    people.officer.is_active = False
    people.officer.save()
    with pytest.raises(Refused):
        say(people.officer)
    assert say(people.colleague).pk


# Under which name


def test_name_and_office_are_those_of_the_day_of_writing(
    people: People, say: Say, plaiphraya: District, nan: Province
) -> None:
    comment = say(people.officer)
    assert comment.author_name == people.officer.get_full_name()
    assert comment.office == "ทลอ. ปลายพระยา"
    people.officer.last_name = "เปลี่ยนแล้ว"
    people.officer.save()
    Appointment.objects.filter(user=people.officer).delete()
    comment.refresh_from_db()
    assert (comment.office, "เปลี่ยนแล้ว" in comment.author_name) == ("ทลอ. ปลายพระยา", False)
    assert say(people.approver).office == "สถจ. กระบี่"
    assert say(people.sso).office == "สถจ. กระบี่"
    assert say(people.central).office == "กรมส่งเสริมการปกครองท้องถิ่น"
    assert say(people.superuser).office == "กรมส่งเสริมการปกครองท้องถิ่น"


def test_of_several_offices_it_is_the_one_in_the_items_province(
    people: People, say: Say, krabi: Province
) -> None:
    AppointmentFactory(user=people.foreign_officer, approver=True, province=krabi)
    AppointmentFactory(user=people.foreign_officer, role=Role.CENTRAL_EDITOR, district=None)
    assert say(people.foreign_officer).office == "สถจ. กระบี่"


def test_nobodys_login_name_or_mail_address_is_shown(
    item: NewsPage, say: Say, plaiphraya: District
) -> None:
    nameless = PersonFactory(
        username="secret-login", first_name="", last_name="", email="a@b.example"
    )
    AppointmentFactory(user=nameless, district=plaiphraya)
    assert say(nameless).author_name == Role.DISTRICT_OFFICER.label
    page = Client().get(item.get_url()).content.decode()
    assert "secret-login" not in page and "a@b.example" not in page
    assert "ทลอ. ปลายพระยา" in page


# What is said


def test_what_is_said_is_text_and_nothing_else(people: People, item: NewsPage) -> None:
    evil = (
        "<script>alert(1)</script><img src=x onerror=alert(1)> https://evil.example \"'>\nบรรทัดที่สอง"
    )
    assert send(signed_in(people.officer), item, evil).status_code == 302
    for reader in (Client(), signed_in(people.approver)):
        page = reader.get(item.get_url()).content.decode()
        assert "<script>alert" not in page and "<img src=x" not in page
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
        assert 'href="https://evil.example' not in page
        assert "<br>บรรทัดที่สอง" in page
        assert PageReader(page).inline == []
    comment = BoardComment.objects.get()
    admin = signed_in(people.approver)
    for name, args in (("comments", []), ("comment", [comment.pk])):
        page = admin.get(reverse(f"news_admin:{name}", args=args)).content.decode()
        assert "<script>alert" not in page and "<img src=x" not in page


@pytest.mark.parametrize("text", ["", "   \n\n ", "ก" * 2001, "ก\0ข"])
def test_nothing_and_too_much_is_refused_and_stands_there_again(
    text: str, people: People, item: NewsPage
) -> None:
    answer = send(signed_in(people.officer), item, text)
    assert answer.status_code == 422
    assert 'aria-invalid="true"' in answer.content.decode()
    if len(text) > 2000:
        assert text in answer.content.decode()
    assert not BoardComment.objects.exists()


def test_two_thousand_characters_are_taken_and_line_breaks_count_as_one(
    people: People, item: NewsPage
) -> None:
    assert send(signed_in(people.officer), item, "ก" * 998 + "\r\n\r\n\r\n\r\n" + "ข" * 1000)
    assert BoardComment.objects.get().text == "ก" * 998 + "\n\n" + "ข" * 1000


def test_a_form_that_is_sent_twice_is_one_comment(people: People, item: NewsPage) -> None:
    client, key = signed_in(people.officer), uuid4()
    first, second = send(client, item, key=key), send(client, item, key=key)
    assert first["location"] == second["location"]
    assert BoardComment.objects.count() == 1
    with pytest.raises(IntegrityError), transaction.atomic():
        BoardComment.objects.create(
            item=item, author=people.officer, author_name="ก", office="ข", text="ค", form_key=key
        )


def test_the_same_words_once_more_are_refused_gently_for_an_hour(
    noon: Any, people: People, item: NewsPage
) -> None:
    client = signed_in(people.officer)
    send(client, item)
    again = send(client, item)
    assert again.status_code == 409
    assert "ข้อความเดียวกัน" in again.content.decode() and WORDS in again.content.decode()
    assert send(signed_in(people.colleague), item).status_code == 302  # somebody else may agree
    noon.shift(timedelta(minutes=61))
    assert send(signed_in(people.officer), item).status_code == 302


def test_at_most_ten_in_ten_minutes_and_what_was_typed_stays(
    noon: Any, people: People, item: NewsPage
) -> None:
    client = signed_in(people.officer)
    for number in range(10):
        assert send(client, item, f"ความเห็นที่ {number}").status_code == 302
    eleventh = send(client, item, "ความเห็นสุดท้าย")
    assert eleventh.status_code == 429
    assert "ความเห็นสุดท้าย" in eleventh.content.decode()
    assert send(signed_in(people.colleague), item).status_code == 302
    noon.shift(timedelta(minutes=10, seconds=1))
    assert send(client, item, "ความเห็นสุดท้าย").status_code == 302


# Where nobody comments


def test_the_departments_own_news_drafts_and_sites_without_a_board_have_no_comments(
    people: People, item: NewsPage, draft: NewsPage, board: BoardPage, write: Write
) -> None:
    client = signed_in(people.officer)
    own = write("ข่าวของกรม")
    assert 'id="comments"' in client.get(item.get_url()).content.decode()
    assert 'id="comments"' not in client.get(own.get_url()).content.decode()
    for other in (own, draft):
        assert send(client, other).status_code == 404
        assert refusal(
            add_comment, user=people.officer, item=other, text="ก", form_key=uuid4()
        ) == (Reason.NOT_PUBLISHED)
    board.unpublish()
    assert 'id="comments"' not in client.get(item.get_url()).content.decode()
    assert send(client, item).status_code == 404


def test_an_item_withdrawn_meanwhile_is_told_and_the_text_kept(
    people: People, item: NewsPage
) -> None:
    client = signed_in(people.officer)
    withdraw(user=people.approver, item=item, reason="ผิดวัน")
    answer = send(client, item)
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "ข่าวนี้ไม่ได้เผยแพร่แล้ว" in page or str(Reason.NOT_PUBLISHED.label) in page
    assert WORDS in page and "<textarea" in page
    assert 'href="/board/"' in page


def test_whose_session_has_ended_signs_in_and_sends_it_again(
    people: People, item: NewsPage
) -> None:
    people.officer.set_password("a long password")
    people.officer.save()
    client, key = Client(), uuid4()
    answer = send(client, item, key=key)
    assert answer.status_code == 401 and WORDS in answer.content.decode()
    kept = answer.context["kept"]
    details = {"username": people.officer.username, "password": "a long password", "kept": kept}
    shown = client.post(reverse("dc_accounts:login"), details)
    assert WORDS in shown.content.decode()
    form = dict(shown.context["kept"].fields)
    assert client.post(shown.context["kept"].address, form).status_code == 302
    assert BoardComment.objects.get().form_key == key
    client.get(f"/board/items/{item.pk}/comment/")  # "do not send it, open the page"


def test_where_a_host_has_its_own_sign_in_the_text_is_there_for_copying(
    people: People, item: NewsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def not_mounted(request: Any) -> None:
        raise NoReverseMatch

    monkeypatch.setattr(board_views, "sign_in_again", not_mounted)
    answer = send(Client(), item)
    assert answer.status_code == 401 and WORDS in answer.content.decode()
    assert not BoardComment.objects.exists()


def test_a_form_with_a_stale_security_code_gives_the_text_back(
    people: People, item: NewsPage
) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(people.officer)
    answer = send(client, item)
    assert answer.status_code == 403 and WORDS in answer.content.decode()
    assert "comment-form_key" not in [label for label, _ in answer.context["typed_values"]]
    assert not BoardComment.objects.exists()


# Reading


def test_the_newest_fifty_stand_there_and_a_link_leads_to_those_before(
    people: People, item: NewsPage
) -> None:
    many = talk(item, people.officer, 120, "ความเห็นที่ {}.")
    page = Client().get(item.get_url()).content.decode()
    assert "ความเห็นที่ 69." not in page and "(120)" in page
    assert page.index("ความเห็นที่ 70.") < page.index("ความเห็นที่ 119.")
    before = f"?before={many[70].pk}#comments"
    assert before in page
    page = Client().get(item.get_url() + before).content.decode()
    assert "ความเห็นที่ 20." in page and "ความเห็นที่ 70." not in page
    for wrong in ("0", "-1", "x", "9" * 40, "๑"):
        assert Client().get(f"{item.get_url()}?before={wrong}").status_code == 200


@pytest.mark.parametrize("number", [1, 60])
@pytest.mark.parametrize("who", [None, "officer", "approver"])
def test_reading_costs_the_same_however_much_is_said(
    number: int,
    who: str | None,
    people: People,
    item: NewsPage,
    django_assert_max_num_queries: Any,
) -> None:
    for count in range(number):
        comment = BoardComment.objects.create(
            item=item,
            author=people.colleague,
            author_name="ก",
            office="ข",
            text=str(count),
            form_key=uuid4(),
        )
        CommentReport.objects.create(comment=comment, reporter=people.officer, reason="ก")
    client = signed_in(getattr(people, who)) if who else Client()
    client.get(item.get_url())
    # Session, person and appointments for whoever is signed in.
    with django_assert_max_num_queries(10 + (3 if who else 0)):
        client.get(item.get_url())
