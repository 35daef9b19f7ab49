"""Authors take comments back, and whoever serves reports what should not stand there."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from wagtail.models import PageLogEntry

from districtcoordinator.areas.tests.factories import PersonFactory
from news.actions import report_comment, take_back_comment, withdraw
from news.enums import CommentState
from news.models import CommentReport, NewsPage
from news.refusals import Reason

from .conftest import People
from .talking import EVERYBODY, WORDS, Say, board, item, noon, refusal, say, signed_in, talk

__all__ = ["board", "item", "noon", "say"]


# Taking back


def test_the_author_takes_a_comment_back_and_nobody_else_does(
    people: People, item: NewsPage, say: Say
) -> None:
    comment = say(people.officer)
    address = f"/board/comments/{comment.pk}/take-back/"
    for who in ("colleague", "approver", "foreign_approver", "central", "superuser"):
        client = signed_in(getattr(people, who))
        assert client.get(address).status_code == client.post(address).status_code == 404
        with pytest.raises(PermissionDenied):
            take_back_comment(user=getattr(people, who), comment=comment)
    client = signed_in(people.officer)
    assert address in client.get(item.get_url()).content.decode()
    assert client.get(address).status_code == 200
    assert client.post(address).status_code == client.post(address).status_code == 302

    comment.refresh_from_db()
    assert comment.state == CommentState.TAKEN_BACK and comment.text == WORDS
    page = Client().get(item.get_url()).content.decode()
    assert WORDS not in page and comment.author_name not in page
    assert "ผู้เขียนถอนความเห็นนี้แล้ว" in page
    entry = PageLogEntry.objects.get(action="news.take_back_comment")
    assert (entry.page_id, entry.user) == (item.pk, people.officer)


# Reporting


@pytest.mark.parametrize("who", [name for name in EVERYBODY if name != "officer"])
def test_whoever_serves_reports_a_comment_once(
    who: str, people: People, item: NewsPage, say: Say
) -> None:
    comment, client = say(people.officer), signed_in(getattr(people, who))
    address = f"/board/comments/{comment.pk}/report/"
    assert address in client.get(item.get_url()).content.decode()
    assert WORDS in client.get(address).content.decode()
    assert client.post(address, {"report-reason": " "}).status_code == 422
    for reason in ("ไม่สุภาพ", "ไม่สุภาพมาก"):
        answer = client.post(address, {"report-reason": reason})
        assert answer["location"].endswith(f"#comment-{comment.pk}")
    report = CommentReport.objects.get()
    assert (report.reason, report.reporter) == ("ไม่สุภาพ", getattr(people, who))
    page = client.get(answer["location"]).content.decode()
    assert "ท่านแจ้งความเห็นนี้แล้ว" in page and address not in page


def test_the_history_of_an_item_tells_of_a_report_without_a_name(
    people: People, item: NewsPage, say: Say
) -> None:
    report_comment(user=people.colleague, comment=say(people.officer), reason="ไม่สุภาพ")
    entry = PageLogEntry.objects.get(action="news.report_comment")
    assert (entry.page_id, entry.user, entry.data["reason"]) == (item.pk, None, "ไม่สุภาพ")


def test_neither_visitors_nor_authors_nor_the_late_report(
    people: People, item: NewsPage, say: Say
) -> None:
    comment = say(people.officer)
    address = f"/board/comments/{comment.pk}/report/"
    assert Client().get(address)["location"] == f"/login/?next={address}"
    assert Client().post(address, {"report-reason": "ก"}).status_code == 401
    own = signed_in(people.officer).post(address, {"report-reason": "ก"})
    assert own.status_code == 409
    outsider = signed_in(PersonFactory())
    assert outsider.post(address, {"report-reason": "ก"}).status_code == 409
    take_back_comment(user=people.officer, comment=comment)
    late = signed_in(people.colleague)
    assert late.get(address).status_code == 409
    answer = late.post(address, {"report-reason": "เหตุผลที่พิมพ์"})
    assert answer.status_code == 409 and "เหตุผลที่พิมพ์" in answer.content.decode()
    assert not CommentReport.objects.exists()
    withdraw(user=people.approver, item=item, reason="ผิด")
    assert late.get(address).status_code == 404
    assert late.get("/board/comments/999999/report/").status_code == 404


def test_at_most_ten_reports_in_ten_minutes(noon: Any, people: People, item: NewsPage) -> None:
    comments = talk(item, people.officer, 11)
    for comment in comments[:10]:
        report_comment(user=people.colleague, comment=comment, reason="ก")
    late = {"user": people.colleague, "comment": comments[10], "reason": "ก"}
    assert refusal(report_comment, **late) == Reason.TOO_MANY_COMMENTS
    noon.shift(timedelta(minutes=11))
    assert report_comment(**late).pk
