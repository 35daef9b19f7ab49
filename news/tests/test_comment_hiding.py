"""Who may hide comments of a province sees what was reported first, and says why it goes."""

from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from wagtail.models import PageLogEntry

from news.actions import (
    add_comment,
    dismiss_reports,
    hide_comment,
    report_comment,
    show_comment_again,
    withdraw,
)
from news.enums import CommentState
from news.models import BoardComment, CommentReport, NewsPage
from news.refusals import Reason

from .admin_screens import sidebar
from .conftest import People, Write
from .talking import board, item, refusal, signed_in, talk

__all__ = ["board", "item"]

MAY_HIDE = ("approver", "other_approver", "central", "superuser")
MAY_NOT = ("officer", "colleague", "sso", "editor", "foreign_officer", "foreign_approver")
WORDS = "คำที่ไม่สุภาพ"


@pytest.fixture
def comment(item: NewsPage, people: People) -> BoardComment:
    """What the officer said, and a colleague reported."""
    said = add_comment(user=people.officer, item=item, text=WORDS, form_key=uuid4())
    report_comment(user=people.colleague, comment=said, reason="ไม่สุภาพ")
    return said


def screen(name: str, *args: int) -> str:
    return reverse(f"news_admin:{name}", args=args)


def again(comment: BoardComment) -> BoardComment:
    return BoardComment.objects.get(pk=comment.pk)


# Hiding


@pytest.mark.parametrize("who", MAY_HIDE)
def test_who_may_hide_does_so_with_a_reason(
    who: str, people: People, item: NewsPage, comment: BoardComment
) -> None:
    client, user = signed_in(getattr(people, who)), getattr(people, who)
    assert WORDS in client.get(screen("comments")).content.decode()
    page = client.get(screen("comment", comment.pk)).content.decode()
    assert "ไม่สุภาพ" in page and people.colleague.last_name.split()[-1] in page
    assert screen("comment", comment.pk) in client.get(item.get_url()).content.decode()

    without = client.post(screen("hide_comment", comment.pk), {"hide-reason": " "})
    assert without.status_code == 422 and again(comment).is_shown
    client.post(screen("hide_comment", comment.pk), {"hide-reason": "ใช้คำไม่สุภาพ"})
    hidden = again(comment)
    assert (hidden.state, hidden.hidden_by, hidden.hidden_reason) == (
        CommentState.HIDDEN,
        user,
        "ใช้คำไม่สุภาพ",
    )
    assert not CommentReport.objects.open().exists()
    entry = PageLogEntry.objects.get(action="news.hide_comment")
    assert (entry.page_id, entry.user, entry.data["reason"]) == (item.pk, user, "ใช้คำไม่สุภาพ")


@pytest.mark.parametrize("who", MAY_NOT)
def test_nobody_else_sees_or_hides_anything(
    who: str, people: People, item: NewsPage, comment: BoardComment
) -> None:
    client = signed_in(getattr(people, who))
    home = reverse("wagtailadmin_home")
    for name, args in (("comments", []), ("comment", [comment.pk])):
        answer = client.get(screen(name, *args))
        refused = answer.status_code == 404 or answer.get("location") == home
        assert refused or WORDS not in answer.content.decode(), name
    for name in ("hide_comment", "dismiss_reports", "show_comment_again"):
        answer = client.post(screen(name, comment.pk), {"hide-reason": "ก"})
        assert answer.status_code in (403, 404), name
    assert screen("comment", comment.pk) not in client.get(item.get_url()).content.decode()
    for action, more in ((hide_comment, {"reason": "ก"}), (dismiss_reports, {})):
        with pytest.raises(PermissionDenied):
            action(user=getattr(people, who), comment=comment, **more)
    assert again(comment).is_shown and CommentReport.objects.open().count() == 1


def test_a_visitor_meets_the_sign_in(comment: BoardComment) -> None:
    for name, args in (("comments", []), ("comment", [comment.pk])):
        assert Client().get(screen(name, *args))["location"].startswith("/login/")
    assert (
        Client().post(screen("hide_comment", comment.pk), {"hide-reason": "ก"}).status_code == 401
    )


def test_of_what_is_hidden_only_the_author_sees_text_and_reason(
    people: People, item: NewsPage, comment: BoardComment
) -> None:
    hide_comment(user=people.approver, comment=comment, reason="ใช้คำหยาบ")
    for reader in (
        Client(),
        *(signed_in(getattr(people, who)) for who in (*MAY_HIDE, "colleague")),
    ):
        page = reader.get(item.get_url()).content.decode()
        assert "ความเห็นนี้ถูกซ่อน" in page
        assert WORDS not in page and "ใช้คำหยาบ" not in page
        assert people.officer.get_full_name() not in page
    own = signed_in(people.officer).get(item.get_url()).content.decode()
    assert WORDS in own and "ใช้คำหยาบ" in own


def test_two_who_hide_at_once_are_told_and_keep_their_words(
    people: People, comment: BoardComment
) -> None:
    hide_comment(user=people.central, comment=comment, reason="ก่อน")
    late = signed_in(people.approver)
    answer = late.post(screen("hide_comment", comment.pk), {"hide-reason": "เหตุผลของ สถจ."})
    assert answer.status_code == 409 and "เหตุผลของ สถจ." in answer.content.decode()
    assert again(comment).hidden_reason == "ก่อน"


def test_the_database_holds_that_hiding_takes_a_person_and_a_reason(
    people: People, comment: BoardComment
) -> None:
    rows = BoardComment.objects.filter(pk=comment.pk)
    for fields in (
        {"state": "hidden"},
        {"state": "hidden", "hidden_by": people.central},
        {"state": "hidden", "hidden_reason": "ก"},
        {"hidden_reason": "ก"},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(**fields)
    assert rows.update(state="hidden", hidden_by=people.central, hidden_reason="ก")


def test_what_was_hidden_by_mistake_is_shown_again(
    people: People, item: NewsPage, comment: BoardComment
) -> None:
    hide_comment(user=people.approver, comment=comment, reason="ผิดข้อความ")
    signed_in(people.other_approver).post(screen("show_comment_again", comment.pk))
    assert again(comment).is_shown and again(comment).hidden_by is None
    assert WORDS in Client().get(item.get_url()).content.decode()
    assert PageLogEntry.objects.filter(action="news.show_comment_again").count() == 1
    answer = signed_in(people.approver).post(screen("show_comment_again", comment.pk))
    assert answer.status_code == 409


def test_reports_are_dismissed_and_do_not_come_back(people: People, comment: BoardComment) -> None:
    client = signed_in(people.approver)
    assert BoardComment.objects.for_user(people.approver).reported().count() == 1
    for _press in range(2):
        client.post(screen("dismiss_reports", comment.pk))
    assert again(comment).is_shown
    assert not BoardComment.objects.for_user(people.approver).reported().exists()
    assert PageLogEntry.objects.filter(action="news.dismiss_reports").count() == 1
    report_comment(user=people.colleague, comment=comment, reason="อีกครั้ง")
    assert not CommentReport.objects.open().exists()
    report_comment(user=people.sso, comment=comment, reason="คนอื่น")
    assert CommentReport.objects.open().count() == 1


def test_nobody_decides_that_their_own_comment_may_stay(people: People, item: NewsPage) -> None:
    said = add_comment(user=people.approver, item=item, text="ก", form_key=uuid4())
    report_comment(user=people.officer, comment=said, reason="ข")
    assert signed_in(people.approver).post(screen("dismiss_reports", said.pk)).status_code == 409
    hide_comment(user=people.approver, comment=said, reason="ของตนเอง")
    own = {"user": people.approver, "comment": said}
    assert refusal(show_comment_again, **own) == Reason.OWN_COMMENT
    show_comment_again(user=people.central, comment=said)


def test_comments_on_a_withdrawn_item_are_still_decided_about(
    people: People, item: NewsPage, comment: BoardComment
) -> None:
    withdraw(user=people.approver, item=item, reason="ผิด")
    client = signed_in(people.approver)
    assert client.get(screen("comment", comment.pk)).status_code == 200
    client.post(screen("hide_comment", comment.pk), {"hide-reason": "ก"})
    assert again(comment).is_hidden


# The list in the admin


def test_reported_comments_stand_first_and_the_menu_counts_them(
    people: People, item: NewsPage, comment: BoardComment, write: Write
) -> None:
    talk(item, people.officer, 30)
    elsewhere = write("ของน่าน", "nan")
    foreign = add_comment(user=people.foreign_officer, item=elsewhere, text="ฮ", form_key=uuid4())
    report_comment(user=people.officer, comment=foreign, reason="ก")
    for who, seen in (("approver", 31), ("foreign_approver", 1), ("central", 32)):
        answer = signed_in(getattr(people, who)).get(screen("comments"))
        assert answer.context["page"].paginator.count == seen
        assert answer.context["page"][0].open_reports == 1
    assert "มีผู้แจ้ง 1 คน" in answer.content.decode()
    assert "ความเห็นในกระดานประสานงาน (2)" in sidebar(people.central)
    assert "ความเห็นในกระดานประสานงาน (1)" in sidebar(people.approver)
    assert "ความเห็นในกระดานประสานงาน" not in sidebar(people.officer)


def test_the_list_is_sifted(people: People, item: NewsPage, comment: BoardComment) -> None:
    talk(item, people.officer, 3)
    client = signed_in(people.central)
    for asked, found in {
        "state=reported": 1,
        "state=shown": 4,
        "state=hidden": 0,
        "state=nonsense": 4,
        "q=สุภาพ": 1,
        "province=krabi": 4,
        "province=nan": 0,
        "province=nowhere": 4,
        "page=99": 4,
    }.items():
        page = client.get(f"{screen('comments')}?{asked}").context["page"]
        assert page.paginator.count == found, asked


@pytest.mark.parametrize("number", [1, 60])
def test_the_admin_list_costs_the_same_however_much_there_is(
    number: int, people: People, item: NewsPage, django_assert_max_num_queries: Any
) -> None:
    talk(item, people.officer, number)
    for comment in BoardComment.objects.all():
        CommentReport.objects.create(comment=comment, reporter=people.colleague, reason="ก")
    client = signed_in(people.approver)
    client.get(screen("comments"))
    with django_assert_max_num_queries(30):
        client.get(screen("comments"))
