"""Mail goes through the task queue: written with the change it tells of, sent by the worker.

A change that is rolled back mails nothing, and a mail server that is down delays nobody.
"""

import logging
from base64 import b64decode, b64encode
from collections.abc import Sequence
from datetime import timedelta
from email import message_from_bytes
from email.message import Message
from smtplib import SMTPRecipientsRefused
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import DatabaseError, transaction
from django.utils import timezone
from django_tasks import task

# People wait for mail, not for the search index; what has failed stands behind everything.
FIRST, LATER = 10, -10
# Minutes before each further attempt: soon at first, then every hour for three days.
PAUSES = (1, 5, 15, *[60] * 72)
logger = logging.getLogger(__name__)


class QueuedEmailBackend(BaseEmailBackend):
    """Puts each message into the task queue, in the transaction of the caller."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Give the number of messages put into the queue.

        A message that cannot be written, by a line break in its subject for instance, is refused
        here and now: BadHeaderError. `fail_silently` says nothing of a database that fails.
        """
        return sum(self._put(message) for message in email_messages)

    def _put(self, message: EmailMessage) -> bool:
        if not (recipients := list(dict.fromkeys(message.recipients()))):
            return False
        # The finished letter: with its number (Message-ID), the same at every attempt.
        letter = b64encode(message.message().as_bytes()).decode()
        try:
            with transaction.atomic():
                for recipient in recipients:
                    send_letter.enqueue(
                        sender=message.from_email, recipient=recipient, letter=letter
                    )
        except DatabaseError:
            if not self.fail_silently:
                raise
            return False
        return True


class ReadLetter(Message):
    """A finished letter that can be written as the sending backends ask for it."""

    def as_bytes(self, unixfrom: bool = False, policy: Any = None, linesep: str = "\n") -> bytes:
        return super().as_bytes(unixfrom, policy or self.policy.clone(linesep=linesep))


class FinishedMessage(EmailMessage):
    """A letter that was written before, on its way to one recipient."""

    def __init__(self, sender: str, recipient: str, letter: bytes) -> None:
        self.letter = message_from_bytes(letter, _class=ReadLetter)
        super().__init__(from_email=sender, to=[recipient])

    def message(self, **_options: Any) -> Any:
        return self.letter


@task(priority=FIRST)
def send_letter(*, sender: str, recipient: str, letter: str, attempt: int = 1) -> None:
    """Send a letter to one recipient, so that nobody is mailed again for another's sake.

    What fails is tried again after the next pause. Raises the error, which is logged, when the
    recipient is refused for good or the last pause is over.
    """
    message = FinishedMessage(sender, recipient, b64decode(letter))
    try:
        get_connection(settings.DISTRICTCOORDINATOR_MAIL_BACKEND).send_messages([message])
    except OSError as error:
        if attempt > len(PAUSES) or _is_for_good(error):
            logger.error("The mail to %s is given up at attempt %d: %s", recipient, attempt, error)
            raise
        pause = timedelta(minutes=PAUSES[attempt - 1])
        logger.warning("The mail to %s is tried again in %s: %s", recipient, pause, error)
        later = send_letter.using(run_after=timezone.now() + pause, priority=LATER)
        later.enqueue(sender=sender, recipient=recipient, letter=letter, attempt=attempt + 1)


def _is_for_good(error: OSError) -> bool:
    """Say whether the server refuses this recipient, and not just for now (RFC 5321, 4.2.1)."""
    return isinstance(error, SMTPRecipientsRefused) and all(
        code >= 500 for code, _reason in error.recipients.values()
    )
