"""Reports of problems: taken in, answered by mail, closed. `user` is who does it."""

from datetime import datetime, timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from wagtail.log_actions import log

from home.enums import ProblemState
from home.models import ProblemReport
from home.problem_mail import announce, send_answer
from home.querysets import HOUR
from home.sender import sender_code

# Many officers may share one address; one person has less to report.
MOST_FROM_ADDRESS = 10
MOST_FROM_MAIL = 5
# After this long, sending that has not ended is taken for failed.
SENDING_TAKES_AT_MOST = timedelta(minutes=2)


class TooManyReports(Exception):
    """The sender has reported too often in the last hour; `until` is when the next is taken."""

    def __init__(self, until: datetime) -> None:
        super().__init__(until)
        self.until = until


class AlreadySettled(Exception):
    """Somebody has answered or closed the report before; `report` is as it is now."""

    def __init__(self, report: ProblemReport) -> None:
        super().__init__(report)
        self.report = report


@transaction.atomic
def report_problem(*, user: Any, client_address: str, **details: Any) -> ProblemReport:
    """Take a report in and announce it to the department; `details` are fields of the model.

    The same words sent again within an hour, by a double click for instance, are the same report.
    Raises TooManyReports when as many as are allowed came from the address or the mail address.
    """
    # One at a time, so that reports sent at once are all counted.
    ContentType.objects.select_for_update(no_key=True).get(app_label="home", model="problemreport")
    sender = sender_code(client_address)
    since = timezone.now() - HOUR
    same = ProblemReport.objects.filter(sender=sender, created_at__gte=since, **details).first()
    if same is not None:
        return same
    _refuse_too_many({"sender": sender}, MOST_FROM_ADDRESS)
    _refuse_too_many({"email": details["email"]}, MOST_FROM_MAIL)
    report = ProblemReport.objects.create(
        reported_by=user if user.is_authenticated else None, sender=sender, **details
    )
    transaction.on_commit(lambda: announce(report))
    return report


def answer_problem(*, user: Any, report: ProblemReport, answer: str) -> ProblemReport:
    """Answer a report; the answer is kept, and leaves by mail once it is. Give the report as it is.

    Whether it was taken for mailing is told by `answer_sent_at`. Answering twice in the same words
    changes nothing. Raises PermissionDenied, and AlreadySettled when somebody was quicker.
    """
    with transaction.atomic():
        report = _locked(user, report)
        if report.is_settled:
            if report.settled_by_id == user.pk and report.answer == answer:
                return report
            raise AlreadySettled(report)
        report.answer = answer
        _settle(report, user, ProblemState.ANSWERED, "home.answer_problem")
        transaction.on_commit(lambda: _send(report))
    report.refresh_from_db()
    return report


def close_problem(*, user: Any, report: ProblemReport, reason: str) -> ProblemReport:
    """Close a report without an answer; nobody is mailed. Raises as `answer_problem` does."""
    with transaction.atomic():
        report = _locked(user, report)
        if report.is_settled:
            if report.settled_by_id == user.pk and report.closing_reason == reason:
                return report
            raise AlreadySettled(report)
        report.closing_reason = reason
        _settle(report, user, ProblemState.CLOSED, "home.close_problem")
    return report


def send_answer_again(*, user: Any, report: ProblemReport) -> ProblemReport:
    """Send an answer that has not left yet; one that has left is not sent again."""
    with transaction.atomic():
        report = _locked(user, report)
        if report.awaits_sending:
            log(report, "home.send_answer_again", user=user)
            transaction.on_commit(lambda: _send(report))
    report.refresh_from_db()
    return report


def _locked(user: Any, report: ProblemReport) -> ProblemReport:
    """Give the report as the database has it now, kept from others until the end."""
    mine = ProblemReport.objects.for_user(user).select_for_update(of=("self",))
    found = mine.filter(pk=report.pk).first()
    if found is None:
        raise PermissionDenied
    return found


def _settle(report: ProblemReport, user: Any, state: ProblemState, action: str) -> None:
    report.state = state
    report.settled_at = timezone.now()
    report.settled_by = user
    report.save(update_fields=["state", "answer", "closing_reason", "settled_at", "settled_by"])
    log(report, action, user=user)


def _send(report: ProblemReport) -> None:
    """Send the answer, unless it has left or somebody else is just sending it."""
    now = timezone.now()
    one = ProblemReport.objects.filter(pk=report.pk)
    idle = Q(answer_tried_at=None) | Q(answer_tried_at__lt=now - SENDING_TAKES_AT_MOST)
    if not one.filter(idle, answer_sent_at=None).update(answer_tried_at=now):
        return
    sent = send_answer(report)
    one.update(answer_tried_at=None, answer_sent_at=timezone.now() if sent else None)


def _refuse_too_many(who: dict[str, str], most: int) -> None:
    earlier = ProblemReport.objects.last_hour(**who)
    if len(earlier) >= most:
        raise TooManyReports(earlier[-most] + HOUR)
