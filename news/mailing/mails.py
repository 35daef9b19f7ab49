"""Mails about news: plain text in Thai, one to each person, which names no other address."""

import logging
import re
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from wagtail.admin.mail import send_mail
from wagtail.admin.utils import get_admin_base_url

from .working_days import BANGKOK

EMPTY_LINES = re.compile(r"\n\s*\n")
logger = logging.getLogger(__name__)


def mailable(people: QuerySet, *, unless_off: str = "") -> QuerySet:
    """Keep the active people with an address who have not switched this kind of mail off.

    `unless_off` is one of Wagtail's kinds ("submitted", "approved", "rejected"); others cannot be
    switched off.
    """
    found = people.filter(is_active=True, email__contains="@")
    if unless_off:
        found = found.exclude(**{f"wagtail_userprofile__{unless_off}_notifications": False})
    return found


def send(people: Iterable[Any], mail: str, **context: Any) -> int:
    """Send each of the people the text of a template, whose first line is the subject.

    Belongs into the transaction of what it tells of: queued mail leaves when that is committed.
    Returns how many were sent; without a queue, a mail server that is down is logged.
    """
    if not (people := list(people)):
        return 0
    with translation.override("th"), timezone.override(BANGKOK):
        site = settings.WAGTAIL_SITE_NAME
        text = render_to_string(f"news/mail/{mail}.txt", {**context, "site": site}).strip()
    subject, _end, message = text.partition("\n")
    message = EMPTY_LINES.sub("\n\n", message.strip()) + "\n"
    return sum(_send_one(subject, message, person) for person in people)


def screen(name: str, *args: Any) -> str:
    """Give the absolute address of a screen of the admin."""
    return f"{get_admin_base_url() or ''}{reverse(name, args=args)}"


def review_screen(item: int) -> str:
    """Give the address at which an item that waits is read and decided about."""
    return screen("news_admin:review", item)


def name_of(person: Any) -> str:
    return (person.get_full_name() or person.get_username()) if person else ""


def _send_one(subject: str, message: str, person: Any) -> bool:
    try:
        return bool(send_mail(subject, message, [person.email]))
    except OSError:
        logger.exception("The mail “%s” to %s was not sent", subject, person.email)
        return False
