"""The two mails about a report: the answer to who reported, and the news of it to the department.

Both are in Thai, whatever the language of the screen. Their subjects hold nothing that a visitor
typed, and nobody but the department is mailed before a person has answered.
"""

import logging

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from home.models import ProblemReport, SiteSettings

SECONDS = 10
logger = logging.getLogger(__name__)


def send_answer(report: ProblemReport) -> bool:
    """Mail the answer to who reported; say whether it was taken for mailing.

    With mail that is queued, as it is here, that means: it leaves as soon as the mail server
    takes it, and if none does within three days, the log says so.
    """
    with override(settings.LANGUAGE_CODE):
        subject = _("Answer to report no. %(number)d") % {"number": report.pk}
        body = render_to_string("home/mail/answer.txt", {"report": report, "contact": _contact()})
    mail = EmailMessage(subject, body, to=[report.email], reply_to=_reply_to())
    return _sent(mail, report)


def announce(report: ProblemReport) -> None:
    """Tell the department's mail address, if it has one, that a report is waiting."""
    if not (address := _contact().email):
        return
    with override(settings.LANGUAGE_CODE):
        subject = _("Report of a problem no. %(number)d") % {"number": report.pk}
        path = reverse("home_problems:problem", args=[report.pk])
        body = render_to_string(
            "home/mail/announcement.txt",
            {"report": report, "address": f"{settings.WAGTAILADMIN_BASE_URL}{path}"},
        )
    _sent(EmailMessage(subject, body, to=[address]), report)


def _sent(mail: EmailMessage, report: ProblemReport) -> bool:
    try:
        # Mailing may fail in any way; neither the report nor the answer is lost by it.
        mail.connection = get_connection(timeout=SECONDS)
        return mail.send() > 0
    except Exception:
        logger.exception("The mail on report %s could not be sent", report.pk)
        return False


def _contact() -> SiteSettings:
    return SiteSettings.objects.filter(site__is_default_site=True).first() or SiteSettings()


def _reply_to() -> list[str]:
    return [address] if (address := _contact().email) else []
