"""Anybody can tell the department what went wrong; machines cannot flood it; no text is lost."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from districtcoordinator.accounts.tests.factories import UserFactory
from districtcoordinator.areas.tests.factories import ProvinceFactory
from home import forms
from home.actions import problems
from home.models import HomePage, ProblemReport, SiteSettings
from home.sender import sender_code
from home.tests.page_reader import PageReader

pytestmark = pytest.mark.django_db
ADDRESS = "/help/report/"
MESSAGE = "กดบันทึกข้อมูลแล้วไม่มีอะไรเกิดขึ้น ๓ ครั้ง"


def typed(**changed: Any) -> dict[str, Any]:
    details = {
        "topic": "recording",
        "message": MESSAGE,
        "page_address": "ด้านที่ 3",
        "name": "มานี ใจดี",
        "email": "manee@example.go.th",
        "opened": forms.stamp(),
    }
    return {f"problem-{name}": value for name, value in (details | changed).items()}


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever fills the form in has taken long enough, unless a test says otherwise."""
    monkeypatch.setattr(forms, "FASTEST_SECONDS", 0)


@pytest.fixture
def site(home_page: HomePage) -> SiteSettings:
    settings = SiteSettings.objects.get()
    settings.email = "centre@example.go.th"
    settings.save()
    return settings


def send(client: Client, **changed: Any) -> Any:
    return client.post(ADDRESS, typed(**changed))


def refused(client: Client, *words: str, status: int = 200, **changed: Any) -> str:
    """Nothing is taken in, the reason is told in words, and what was typed is still there."""
    before = ProblemReport.objects.count()
    response = send(client, **changed)
    page = response.content.decode()
    assert response.status_code == status
    assert ProblemReport.objects.count() == before
    for word in words:
        assert word in page
    return page


class TestReporting:
    def test_a_double_click_makes_one_report_and_other_words_another(self, site, client: Client):
        first, again = send(client), send(client)
        assert first["Location"] == again["Location"]
        assert ProblemReport.objects.count() == 1
        assert send(client, message=f"{MESSAGE} อีกครั้ง").status_code == 302
        assert ProblemReport.objects.count() == 2

    def test_a_visitor_gets_a_number(self, client: Client):
        response = send(client, telephone="๐๘๑-๒๓๔-๕๖๗๘", province=ProvinceFactory(code="81").pk)
        report = ProblemReport.objects.get()
        assert response.status_code == 302
        page = client.get(response["Location"]).content.decode()
        assert f'class="report-number">{report.pk}<' in page
        assert (report.message, report.name) == (MESSAGE, "มานี ใจดี")
        assert (report.telephone, report.province_id) == ("081 234 5678", "81")
        assert report.reported_by is None and report.state == "new"

    def test_nobody_makes_up_a_number(self, client: Client):
        for number in ("", "12", "12:abc"):
            assert client.get(f"{ADDRESS}received/", {"number": number}).status_code == 404

    def test_who_is_signed_in_need_not_type_name_and_address(self, client: Client):
        person = UserFactory(first_name="ปิติ", last_name="กล้าหาญ", email="piti@example.go.th")
        client.force_login(person)
        page = client.get(ADDRESS).content.decode()
        assert 'value="ปิติ กล้าหาญ"' in page and 'value="piti@example.go.th"' in page
        send(client)
        assert ProblemReport.objects.get().reported_by == person

    @pytest.mark.parametrize(
        ("came_from", "shown"),
        [
            ("/admin/workload/aspects/3/?round=2569", True),
            ("/faq/", True),
            ("https://evil.example/", False),
            ("//evil.example/", False),
            ("/\\evil.example", False),
            ("javascript:alert(1)", False),
        ],
    )
    def test_the_page_that_somebody_came_from_is_filled_in(
        self, client: Client, came_from: str, shown: bool
    ):
        page = client.get(ADDRESS, {"from": came_from}).content.decode()
        field = re.search(r'<input[^>]*name="problem-page_address"[^>]*>', page)
        assert field and (f'value="{came_from}"' in field[0]) is shown

    def test_the_form_needs_no_script_and_has_nothing_inline(self, client: Client):
        page = client.get(ADDRESS)
        assert PageReader(page.content.decode()).inline == []
        assert "<script" not in page.content.decode()
        assert "no-store" in page["Cache-Control"] or "private" in page["Cache-Control"]

    def test_costs_few_queries(
        self, client: Client, home_page: HomePage, django_assert_max_num_queries: Any
    ):
        with django_assert_max_num_queries(10):
            client.get(ADDRESS)


class TestMistakes:
    def test_each_field_says_what_is_missing_and_keeps_the_rest(self, client: Client):
        page = refused(client, MESSAGE, "มานี ใจดี", email="manee@", topic="")
        assert "ให้กรอก E-mail Address เช่น" in page
        assert 'id="id_problem-email_error"' in page and 'aria-invalid="true"' in page
        assert 'value="manee@"' in page

    def test_nothing_at_all(self, client: Client):
        page = client.post(ADDRESS, {}).content.decode()
        assert 'role="alert"' in page and "ยังไม่ได้ส่ง" in page

    def test_far_too_much(self, client: Client):
        refused(client, "4000", message="ก" * 4001)
        assert send(client, message="ก\r\n" * 2000).status_code == 302
        assert ProblemReport.objects.get().message.count("\n") == 1999

    def test_too_many_links(self, client: Client):
        links = " ".join(f"https://example.com/{count}" for count in range(4))
        refused(client, "https://example.com/3", "ไม่เกิน 3 ลิงก์", message=f"ดูที่นี่ {links}")
        assert send(client, message="ดูที่นี่ https://example.com/ ครับ").status_code == 302

    def test_markup_is_only_text(self, client: Client):
        page = refused(client, message="<script>alert(1)</script> ยาวพอ", email="")
        assert "<script>alert" not in page

    def test_a_telephone_number_that_is_none(self, client: Client):
        refused(client, MESSAGE, "หมายเลขโทรศัพท์", telephone="ไม่มี")

    def test_an_expired_security_code_gives_the_text_back(self):
        browser = Client(enforce_csrf_checks=True)
        response = browser.post(ADDRESS, typed())
        page = response.content.decode()
        assert response.status_code == 403
        assert MESSAGE in page and "ปัญหาที่พบ" in page
        assert "problem-" not in page


class TestMachines:
    def test_a_field_that_nobody_sees_stays_empty(self, client: Client):
        page = refused(client, MESSAGE, "โปรดกดส่งอีกครั้ง", website="http://spam.example")
        assert "spam.example" not in page

    def test_too_quick(self, client: Client, monkeypatch: pytest.MonkeyPatch):
        monkeypatch.setattr(forms, "FASTEST_SECONDS", 3)
        page = refused(client, MESSAGE, "โปรดรอสักครู่")
        opened = re.search(r'name="problem-opened" value="([^"]+)"', page)
        assert opened
        monkeypatch.setattr(forms, "FASTEST_SECONDS", 0)
        assert send(client, opened=opened[1]).status_code == 302

    @pytest.mark.parametrize("opened", ["", "made-up", "1:2:3"])
    def test_a_form_that_was_never_opened(self, client: Client, opened: str):
        page = refused(client, MESSAGE, "โปรดรอสักครู่", opened=opened)
        fresh = re.search(r'name="problem-opened" value="([^"]+)"', page)
        assert fresh and send(client, opened=fresh[1]).status_code == 302

    def test_only_so_many_an_hour_from_one_address(
        self, client: Client, monkeypatch: pytest.MonkeyPatch
    ):
        monkeypatch.setattr(problems, "MOST_FROM_ADDRESS", 2)
        for count in range(2):
            assert send(client, email=f"a{count}@example.go.th").status_code == 302
        refused(client, MESSAGE, "โปรดกดส่งอีกครั้งหลังเวลา", status=429, email="b@example.go.th")
        other = client.post(ADDRESS, typed(email="c@example.go.th"), REMOTE_ADDR="192.0.2.7")
        assert other.status_code == 302
        ProblemReport.objects.update(created_at=timezone.now() - timedelta(minutes=61))
        assert send(client, email="b@example.go.th").status_code == 302

    def test_only_so_many_an_hour_for_one_mail_address(
        self, client: Client, monkeypatch: pytest.MonkeyPatch
    ):
        monkeypatch.setattr(problems, "MOST_FROM_MAIL", 1)
        send(client)
        refused(client, MESSAGE, status=429, email="MANEE@example.go.th")
        assert send(client, email="other@example.go.th").status_code == 302

    def test_the_network_address_is_not_kept(self, client: Client):
        client.post(ADDRESS, typed(), REMOTE_ADDR="192.0.2.77")
        kept = ProblemReport.objects.values().get()
        assert not any("192.0.2.77" in str(value) for value in kept.values())
        assert kept["sender"] == sender_code("192.0.2.77")

    def test_a_household_is_one_sender_and_tomorrow_another(self, time_machine: Any):
        time_machine.move_to("2026-11-21 12:00 +0700", tick=False)
        first = sender_code("2001:db8:1:2::1")
        assert first == sender_code("2001:db8:1:2:ffff::9") != sender_code("2001:db8:1:3::1")
        assert sender_code("::ffff:192.0.2.1") == sender_code("192.0.2.1")
        time_machine.move_to("2026-11-22 12:00 +0700", tick=False)
        assert sender_code("2001:db8:1:2::1") != first


class TestMail:
    def test_the_department_is_told_and_nobody_else(
        self, client: Client, site: Any, django_capture_on_commit_callbacks: Any
    ):
        with django_capture_on_commit_callbacks(execute=True):
            send(client)
        report = ProblemReport.objects.get()
        (told,) = mail.outbox
        assert told.recipients() == ["centre@example.go.th"]
        assert told.subject == f"แจ้งปัญหาการใช้งาน หมายเลข {report.pk}"
        assert f"/admin/problems/{report.pk}/" in told.body
        assert "manee" not in told.body

    def test_without_an_address_nobody_is_told(
        self, client: Client, home_page: Any, django_capture_on_commit_callbacks: Any
    ):
        with django_capture_on_commit_callbacks(execute=True):
            assert send(client).status_code == 302
        assert mail.outbox == []

    def test_a_mail_server_that_is_down_stops_no_report(
        self, client: Client, site: Any, settings: Any, django_capture_on_commit_callbacks: Any
    ):
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
        with django_capture_on_commit_callbacks(execute=True):
            assert send(client).status_code == 302
        assert ProblemReport.objects.count() == 1

    @pytest.mark.parametrize("field", ["name", "email", "topic", "page_address"])
    def test_no_header_can_be_put_into_a_mail(
        self, client: Client, site: Any, field: str, django_capture_on_commit_callbacks: Any
    ):
        value = f"{typed()[f'problem-{field}']}\r\nBcc: all@example.com"
        with django_capture_on_commit_callbacks(execute=True):
            send(client, **{field: value})
        for told in mail.outbox:
            assert told.recipients() == ["centre@example.go.th"]
            assert "Bcc" not in str(told.message().items())
        for report in ProblemReport.objects.all():
            assert "\n" not in report.name + report.email + report.page_address
