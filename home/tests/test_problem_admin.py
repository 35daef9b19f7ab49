"""The department's editors read reports, answer them by mail and close them; nobody else does."""

from typing import Any

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone
from wagtail.models import ModelLogEntry

from districtcoordinator.accounts.tests.factories import UserFactory
from home.actions import problems
from home.models import ProblemReport
from workload_tracking.tests.conftest import real_transactions
from workload_tracking.tests.threads import at_once

__all__ = ["real_transactions"]

KEEPERS = ("central_editor", "central_admin")
OTHERS = ("officer", "approver", "sso_admin")
LIST = "/admin/problems/"


def reported(**changed: Any) -> ProblemReport:
    details = {
        "topic": "recording",
        "message": "บันทึกข้อมูลไม่ได้",
        "name": "มานี ใจดี",
        "email": "manee@example.go.th",
    }
    return ProblemReport.objects.create(**details | changed)


def page_of(report: ProblemReport, act: str = "") -> str:
    return f"{LIST}{report.pk}/{act}"


def answer(client: Client, report: ProblemReport, text: str = "โปรดลองใหม่อีกครั้ง") -> Any:
    data = {"problem-answer": text}
    return client.post(page_of(report, "answer/"), data, follow=True)


@pytest.fixture
def report(db: None) -> ProblemReport:
    return reported()


@pytest.fixture
def editor(db: None) -> Any:
    return UserFactory(central_editor=True)


@pytest.fixture
def desk(client: Client, editor: Any) -> Client:
    """The editor's browser."""
    client.force_login(editor)
    return client


@pytest.fixture
def committed(real_transactions: None, client: Client) -> tuple[Client, ProblemReport, Any]:
    """A browser, a report and an editor, where mail leaves once it is all kept."""
    editor = UserFactory(central_editor=True)
    client.force_login(editor)
    return client, reported(), editor


class TestWhoMay:
    @pytest.mark.parametrize("role", KEEPERS)
    def test_editors_and_central_admins_read_and_answer(
        self, client: Client, report: ProblemReport, role: str
    ):
        client.force_login(UserFactory(**{role: True}))
        assert "#" in client.get(LIST).content.decode()
        assert "บันทึกข้อมูลไม่ได้" in client.get(page_of(report)).content.decode()
        assert answer(client, report).status_code == 200
        report.refresh_from_db()
        assert report.state == "answered"

    @pytest.mark.parametrize("role", OTHERS)
    def test_nobody_else_does(self, client: Client, report: ProblemReport, role: str):
        person = UserFactory(**{role: True})
        client.force_login(person)
        for address in (LIST, page_of(report)):
            assert client.get(address)["Location"] == "/admin/"
        for act in ("answer/", "close/", "send-again/"):
            assert client.post(page_of(report, act), {"problem-answer": "ก"}).status_code == 403
        report.refresh_from_db()
        assert report.state == "new"
        assert not ProblemReport.objects.for_user(person).exists()
        for act, words in ((problems.answer_problem, "answer"), (problems.close_problem, "reason")):
            with pytest.raises(PermissionDenied):
                act(user=person, report=report, **{words: "ก"})

    def test_the_menu_tells_how_many_wait(self, desk: Client, report: ProblemReport):
        reported(state="closed")
        assert "เรื่องที่แจ้งปัญหา (1)" in menu(desk)

    def test_others_have_no_such_entry(self, client: Client, report: ProblemReport):
        client.force_login(UserFactory(sso_admin=True))
        assert "เรื่องที่แจ้งปัญหา" not in menu(client)

    def test_the_history_of_the_site_shows_it_to_editors_alone(
        self, client: Client, editor: Any, report: ProblemReport
    ):
        problems.close_problem(user=editor, report=report, reason="แจ้งซ้ำ")
        history = "/admin/reports/site-history/"
        for person, sees in ((editor, True), (UserFactory(officer=True), False)):
            client.force_login(person)
            assert (f"#{report.pk}" in client.get(history).content.decode()) is sees


def menu(client: Client) -> str:
    page = client.get("/admin/").content.decode()
    return page.encode().decode("unicode_escape", "ignore") if "\\u0e" in page else page


class TestList:
    def test_waiting_ones_come_first_and_the_newest_of_them_before(self, desk: Client):
        names = {
            "ปิดแล้ว": reported(name="ปิดแล้ว", state="closed"),
            "เก่า": reported(name="เก่า"),
            "ส่งไม่ออก": reported(name="ส่งไม่ออก", state="answered", answer="ก"),
            "ส่งแล้ว": reported(name="ส่งแล้ว", state="answered", answer_sent_at=timezone.now()),
        }
        page = desk.get(LIST).content.decode()
        places = sorted(names, key=page.index)
        assert places == ["ส่งไม่ออก", "เก่า", "ส่งแล้ว", "ปิดแล้ว"]

    def test_finds_by_words_state_topic_and_number(self, desk: Client):
        one = reported(message="เปิดทำเนียบไม่ได้", topic="directory")
        other = reported(name="ปิติ กล้าหาญ", state="closed")
        for query, found, missing in (
            ({"q": "ทำเนียบไม่ได้"}, one, other),
            ({"q": "ปิติ"}, other, one),
            ({"q": f"#{one.pk}"}, one, other),
            ({"state": "closed"}, other, one),
            ({"topic": "directory"}, one, other),
        ):
            page = desk.get(LIST, query).content.decode()
            assert page_of(found) in page and page_of(missing) not in page

    @pytest.mark.parametrize(
        "query", [{"q": "%_'\""}, {"q": "9" * 40}, {"state": "x"}, {"page": "0"}]
    )
    def test_odd_questions_are_answered(self, desk: Client, report: Any, query: dict[str, str]):
        assert desk.get(LIST, query).status_code == 200

    def test_costs_the_same_for_many(
        self, desk: Client, django_assert_max_num_queries: Any, report: Any
    ):
        with django_assert_max_num_queries(30) as few:
            desk.get(LIST)
        for _one in range(30):
            reported()
        with django_assert_max_num_queries(len(few)):
            assert "หน้า 1 จาก 2" in desk.get(LIST).content.decode()

    def test_an_empty_list_says_so(self, desk: Client):
        assert "ยังไม่มีเรื่องที่แจ้งเข้ามา" in desk.get(LIST).content.decode()
        assert "ไม่มีเรื่องที่ตรง" in desk.get(LIST, {"q": "ก"}).content.decode()


class TestAnswering:
    def test_the_answer_is_mailed_kept_and_logged(self, committed: Any):
        client, report, editor = committed
        page = answer(client, report, "โปรดลองใหม่\nแล้วแจ้งผล").content.decode()
        report.refresh_from_db()
        assert (report.state, report.settled_by) == ("answered", editor)
        assert report.answer == "โปรดลองใหม่\nแล้วแจ้งผล" and report.answer_sent_at
        (sent,) = mail.outbox
        assert sent.recipients() == ["manee@example.go.th"]
        assert sent.subject == f"คำตอบเรื่องที่แจ้ง หมายเลข {report.pk}"
        for words in ("เรียน มานี ใจดี", "โปรดลองใหม่\nแล้วแจ้งผล", "บันทึกข้อมูลไม่ได้", "0 2241 9013"):
            assert words in sent.body
        assert "ระบบกำลังส่งอีเมล" in page and "ตอบเรื่องที่แจ้งแล้ว" in page
        entry = ModelLogEntry.objects.get(action="home.answer_problem")
        assert entry.user == editor and "มานี" not in entry.label

    def test_when_the_mail_server_is_down_the_answer_is_kept_and_sent_later(
        self, committed: Any, settings: Any
    ):
        client, report, _editor = committed
        backend = settings.EMAIL_BACKEND
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
        page = answer(client, report).content.decode()
        assert "ส่งอีเมลไม่สำเร็จ" in page and "ส่งอีกครั้ง" in page
        report.refresh_from_db()
        assert report.awaits_sending and report.answer == "โปรดลองใหม่อีกครั้ง"
        assert ProblemReport.objects.waiting().count() == 1

        settings.EMAIL_BACKEND = backend
        page = client.post(page_of(report, "send-again/"), follow=True).content.decode()
        assert "ระบบกำลังส่งอีเมล" in page
        client.post(page_of(report, "send-again/"), follow=True)
        assert len(mail.outbox) == 1

    def test_an_answer_is_needed(self, desk: Client, report: ProblemReport):
        page = answer(desk, report, "  ").content.decode()
        assert "errorlist" in page
        report.refresh_from_db()
        assert report.state == "new"

    def test_closing_takes_a_reason_and_mails_nobody(self, committed: Any):
        client, report, editor = committed
        client.post(page_of(report, "close/"), {"problem-reason": ""})
        report.refresh_from_db()
        assert report.state == "new"
        client.post(page_of(report, "close/"), {"problem-reason": "แจ้งซ้ำ"})
        report.refresh_from_db()
        assert (report.state, report.closing_reason) == ("closed", "แจ้งซ้ำ")
        assert report.settled_by == editor and mail.outbox == []
        assert "แจ้งซ้ำ" in client.get(page_of(report)).content.decode()


class TestTwoPeople:
    def test_who_comes_second_is_told_and_keeps_the_text(self, desk: Client, report: ProblemReport):
        other = UserFactory(central_admin=True, first_name="วีระ")
        problems.answer_problem(user=other, report=report, answer="ตอบแล้ว")
        response = answer(desk, report, "คำตอบของคนที่สอง")
        page = response.content.decode()
        assert response.status_code == 409
        assert "ดำเนินการเรื่องนี้ไปก่อนแล้ว" in page and "คำตอบของคนที่สอง" in page
        report.refresh_from_db()
        assert (report.answer, report.settled_by) == ("ตอบแล้ว", other)

    def test_at_the_same_moment_one_wins_and_one_mail_leaves(self, committed: Any):
        _client, report, editor = committed
        other = UserFactory(central_admin=True)
        met = at_once(
            *(
                lambda person=person: problems.answer_problem(
                    user=person, report=report, answer=f"จาก {person.username}"
                )
                for person in (editor, other)
            )
        )
        assert sum(isinstance(one, problems.AlreadySettled) for one in met) == 1
        assert len(mail.outbox) == 1
        report.refresh_from_db()
        assert report.answer == f"จาก {report.settled_by.username}"

    def test_a_second_press_changes_nothing(self, committed: Any):
        client, report, _editor = committed
        answer(client, report)
        assert answer(client, report).status_code == 200
        assert len(mail.outbox) == 1
        assert ModelLogEntry.objects.filter(action="home.answer_problem").count() == 1

    def test_reports_sent_at_once_are_all_counted(
        self, committed: Any, monkeypatch: pytest.MonkeyPatch
    ):
        monkeypatch.setattr(problems, "MOST_FROM_ADDRESS", 2)
        person = UserFactory()

        def report(number: int) -> ProblemReport:
            return problems.report_problem(
                user=person,
                client_address="192.0.2.1",
                topic="other",
                message="ก",
                name="ก",
                email=f"{number}@example.go.th",
            )

        met = at_once(*(lambda number=number: report(number) for number in range(5)))
        assert sum(isinstance(one, problems.TooManyReports) for one in met) == 3
        assert ProblemReport.objects.exclude(sender="").count() == 2
