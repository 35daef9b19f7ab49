"""Mail leaves with the change that it tells of, by the worker, however long the server is down."""

import logging
import smtplib
from collections.abc import Iterator
from datetime import timedelta
from email import message_from_bytes
from email.mime.image import MIMEImage
from email.policy import default
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.core.mail import EmailMessage, EmailMultiAlternatives, send_mail
from django.core.mail.message import BadHeaderError
from django.db import DatabaseError, transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from wagtail.admin.mail import send_mail as send_mail_of_wagtail

from districtcoordinator.mail import LATER, PAUSES, QueuedEmailBackend
from tests.background import keep_tasks, run_tasks
from tests.mail_server import Mailbox, mail_server

pytestmark = pytest.mark.django_db

MANEE, PITI, SOMSRI = "manee@example.go.th", "piti@example.go.th", "somsri@example.go.th"
SMTP = "django.core.mail.backends.smtp.EmailBackend"


@pytest.fixture(autouse=True)
def queued(settings: Any) -> None:
    """Mail is queued as on the real site; in place of a server there is the outbox."""
    keep_tasks(settings)
    settings.EMAIL_BACKEND = "districtcoordinator.mail.QueuedEmailBackend"
    settings.DISTRICTCOORDINATOR_MAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"


@pytest.fixture
def server(settings: Any) -> Iterator[Mailbox]:
    with mail_server() as mailbox:
        settings.DISTRICTCOORDINATOR_MAIL_BACKEND = SMTP
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", mailbox.port
        yield mailbox


@pytest.fixture
def no_server(settings: Any) -> None:
    settings.DISTRICTCOORDINATOR_MAIL_BACKEND = SMTP
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1


def write(*to: str, **more: Any) -> int:
    return EmailMessage("เรื่อง", "เนื้อความ", "site@example.go.th", to=to or [MANEE], **more).send()


def waiting() -> DBTaskResult:
    return DBTaskResult.objects.get(status="READY")


def test_a_mail_leaves_when_the_worker_comes_to_it() -> None:
    assert write() == 1
    assert mail.outbox == []
    run_tasks()
    (sent,) = mail.outbox
    assert sent.recipients() == [MANEE]
    assert sent.from_email == "site@example.go.th"


def test_a_change_that_is_rolled_back_mails_nothing() -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        write()
        raise RuntimeError
    with transaction.atomic():
        write(PITI)
    run_tasks()
    assert [sent.recipients() for sent in mail.outbox] == [[PITI]]


def test_a_letter_arrives_as_it_was_written(server: Mailbox) -> None:
    picture = MIMEImage(b"GIF89a", "gif")
    picture["Content-ID"] = "<cover>"
    message = EmailMultiAlternatives(
        "ข่าวของอำเภอ",
        "เนื้อความ\n.\nบรรทัดที่มีจุด",
        "ศูนย์ประสานงาน <site@example.go.th>",
        to=[f"มานี <{MANEE}>"],
        cc=[PITI],
        bcc=[SOMSRI],
        reply_to=["centre@example.go.th"],
        headers={"X-News": "7"},
        attachments=[("ตาราง.csv", "ก,ข", "text/csv"), ("a.bin", b"\x00\xff", None), picture],
    )
    message.attach_alternative("<p>เนื้อความ</p>", "text/html")
    assert message.send() == 1
    run_tasks()

    assert sorted(to for (to,), _letter in server.taken) == [MANEE, PITI, SOMSRI]
    letters = [message_from_bytes(letter, policy=default) for _to, letter in server.taken]
    assert len({str(letter["Message-ID"]) for letter in letters}) == 1
    letter = letters[0]
    assert letter["Subject"] == "ข่าวของอำเภอ"
    assert letter["From"] == "ศูนย์ประสานงาน <site@example.go.th>"
    assert (letter["To"], letter["Cc"], letter["Bcc"]) == (f"มานี <{MANEE}>", PITI, None)
    assert (letter["Reply-To"], letter["X-News"]) == ("centre@example.go.th", "7")
    plain = letter.get_body(("plain",)).get_content()
    assert plain.splitlines() == ["เนื้อความ", ".", "บรรทัดที่มีจุด"]
    assert letter.get_body(("html",)).get_content().strip() == "<p>เนื้อความ</p>"
    table, binary, cover = letter.iter_attachments()
    assert (table.get_filename(), table.get_content().strip()) == ("ตาราง.csv", "ก,ข")
    assert binary.get_content() == b"\x00\xff"
    assert (cover["Content-ID"], cover.get_content()) == ("<cover>", b"GIF89a")


def test_django_and_wagtail_mail_by_the_queue_too(server: Mailbox) -> None:
    assert send_mail("เรื่อง", "เนื้อความ", None, [MANEE], html_message="<p>ก</p>") == 1
    assert send_mail_of_wagtail("เรื่อง", "เนื้อความ", [PITI]) == 1
    run_tasks()
    assert sorted(to for (to,), _letter in server.taken) == [MANEE, PITI]


def test_nobody_is_written_to_twice_and_nobody_not_at_all() -> None:
    assert write(MANEE, MANEE, PITI, cc=[PITI]) == 1
    assert QueuedEmailBackend().send_messages([EmailMessage("เรื่อง", "เนื้อความ")]) == 0
    run_tasks()
    assert sorted(sent.to for sent in mail.outbox) == [[MANEE], [PITI]]


def test_a_subject_that_would_add_a_header_is_refused_at_once() -> None:
    with pytest.raises(BadHeaderError):
        EmailMessage("เรื่อง\nBcc: all@example.com", "เนื้อความ", to=[MANEE]).send()
    assert not DBTaskResult.objects.exists()


def test_a_server_that_is_down_delays_nobody_and_loses_nothing(
    no_server: None, settings: Any, caplog: pytest.LogCaptureFixture
) -> None:
    with time_machine.travel(timezone.now(), tick=False) as clock:
        write()
        for minutes in (1, 5, 15, 60, 60):
            run_tasks()
            assert waiting().run_after == timezone.now() + timedelta(minutes=minutes)
            assert waiting().priority == LATER, "others are not kept waiting for it"
            clock.shift(timedelta(minutes=minutes, seconds=-1))
            before = waiting().pk
            run_tasks()
            assert waiting().pk == before, "it is not tried before its time"
            clock.shift(1)
        with mail_server() as mailbox:
            settings.EMAIL_PORT = mailbox.port
            run_tasks()
    assert [to for to, _letter in mailbox.taken] == [[MANEE]]
    assert not DBTaskResult.objects.exclude(status="SUCCESSFUL").exists()
    assert "is tried again in 0:05:00" in caplog.text


def test_after_three_days_it_is_given_up_and_logged(
    no_server: None, caplog: pytest.LogCaptureFixture
) -> None:
    assert timedelta(days=3) < timedelta(minutes=sum(PAUSES)) < timedelta(days=3, hours=1)
    with time_machine.travel(timezone.now(), tick=False) as clock:
        write()
        for pause in PAUSES:
            run_tasks()
            clock.shift(timedelta(minutes=pause))
        assert not DBTaskResult.objects.failed().exists()
        run_tasks()
    assert DBTaskResult.objects.failed().count() == 1
    assert not DBTaskResult.objects.filter(status="READY").exists()
    told = [one for one in caplog.records if one.levelno == logging.ERROR]
    assert any(MANEE in one.getMessage() for one in told)


def test_an_address_that_the_server_does_not_know_is_not_tried_again(
    server: Mailbox, caplog: pytest.LogCaptureFixture
) -> None:
    server.unknown = {MANEE}
    write()
    run_tasks()
    assert DBTaskResult.objects.get().status == "FAILED"
    assert f"The mail to {MANEE} is given up at attempt 1" in caplog.text

    server.busy = {PITI}
    write(PITI)
    run_tasks()
    assert waiting().args_kwargs["kwargs"]["recipient"] == PITI
    assert server.taken == []


def test_one_refused_recipient_keeps_the_letter_from_no_other(server: Mailbox) -> None:
    server.unknown = {MANEE}
    write(MANEE, PITI)
    run_tasks()
    states = DBTaskResult.objects.values_list("status", flat=True)
    assert sorted(states) == ["FAILED", "SUCCESSFUL"]
    assert [to for to, _letter in server.taken] == [[PITI]]


@pytest.mark.parametrize(
    "error", [smtplib.SMTPServerDisconnected("gone"), TimeoutError(), ConnectionResetError()]
)
def test_whatever_breaks_on_the_way_is_tried_again(
    error: OSError, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_arguments: Any) -> None:
        raise error

    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", broken)
    write()
    run_tasks()
    assert waiting().args_kwargs["kwargs"]["attempt"] == 2


def test_a_database_that_fails_is_heard_of_unless_asked_otherwise(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(*_arguments: Any, **_more: Any) -> None:
        raise DatabaseError

    monkeypatch.setattr(DBTaskResult.objects, "create", broken)
    with pytest.raises(DatabaseError):
        write()
    message = EmailMessage("เรื่อง", "เนื้อความ", to=[MANEE])
    assert message.send(fail_silently=True) == 0
