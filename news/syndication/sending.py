"""One attempt to deliver one message; docs/syndication.md is the contract."""

import logging
import socket
import time
from dataclasses import dataclass

import requests
import urllib3
from django.conf import settings
from django.utils.translation import gettext as _

from ..models import Delivery
from .addresses import NotAllowed, check_address
from .connection import GuardedAdapter
from .signing import signed_headers

CONNECT_SECONDS = 5.0
SECONDS = 10.0  # unless NEWS_SYNDICATION_SECONDS says otherwise; for all of an attempt
EXCERPT = 200
MOST_PROBLEM = 400
GONE = 410
TIMEOUTS = (requests.Timeout, urllib3.exceptions.TimeoutError, TimeoutError)
UNREACHABLE = (urllib3.exceptions.NewConnectionError, socket.gaierror)
logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Outcome:
    """What came of an attempt: the status if there was an answer, the problem if there is one."""

    status: int | None
    seconds: float
    problem: str = ""

    @property
    def is_delivered(self) -> bool:
        return self.status is not None and 200 <= self.status < 300

    @property
    def is_gone(self) -> bool:
        """The target says that it wants nothing more."""
        return self.status == GONE


def send(delivery: Delivery) -> Outcome:
    """Send a message to its target, once, and say what came of it; never raises for the target.

    Redirects are not followed, and of the answer no more than an excerpt is read.
    """
    began = time.monotonic()
    try:
        status, problem = _post(delivery)
    except NotAllowed as refusal:
        status, problem = None, str(refusal)
    except (requests.RequestException, urllib3.exceptions.HTTPError, OSError) as error:
        status, problem = None, _words(error, time.monotonic() - began)
    except ValueError as error:  # an address that urllib3 cannot make anything of
        status, problem = None, type(error).__name__
    seconds = round(time.monotonic() - began, 3)
    if problem:
        logger.warning("News to target %d: %s", delivery.target_id, problem)
    return Outcome(status, seconds, problem[:MOST_PROBLEM])


def seconds_an_attempt() -> float:
    return float(getattr(settings, "NEWS_SYNDICATION_SECONDS", SECONDS))


def message_number(delivery: Delivery) -> str:
    """Give the number of a message, the same at every attempt."""
    return f"news-{delivery.event_id}"


def _post(delivery: Delivery) -> tuple[int, str]:
    target, limit, began = delivery.target, seconds_an_attempt(), time.monotonic()
    check_address(target.address)
    body = delivery.event.payload.encode()
    headers = signed_headers(
        number=message_number(delivery),
        timestamp=int(time.time()),
        body=body,
        secrets=target.secrets,
    )
    with requests.Session() as session:
        # Neither a proxy nor a .netrc of this server.
        session.trust_env = False
        session.mount("https://", GuardedAdapter(limit))
        session.mount("http://", GuardedAdapter(limit))
        with session.post(
            target.address,
            data=body,
            headers={
                "Content-Type": "application/json; charset=utf-8",
                "User-Agent": "districtcoordinator",
                "Accept-Encoding": "identity",
                **headers,
            },
            timeout=(min(CONNECT_SECONDS, limit), limit),
            allow_redirects=False,
            stream=True,
        ) as response:
            if time.monotonic() - began >= limit:
                raise TimeoutError  # cut off: what looks like an answer is a part of one
            if 200 <= response.status_code < 300:
                return response.status_code, ""
            return response.status_code, _refusal(response)


def _refusal(response: requests.Response) -> str:
    if 300 <= response.status_code < 400:
        return _("It points to another address; messages are not sent on.")
    try:
        excerpt = response.raw.read(EXCERPT, decode_content=False)
    except (urllib3.exceptions.HTTPError, OSError):
        excerpt = b""
    return " ".join(excerpt.decode("utf-8", "replace").replace("\0", "").split())


def _words(error: Exception, seconds: float) -> str:
    """Say in words what kept a message from arriving, without quoting addresses or keys."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, NotAllowed):
            return str(cause)
        if isinstance(cause, requests.exceptions.SSLError):
            return _("The certificate of the site is not valid.")
        if isinstance(cause, UNREACHABLE):
            return _("The site cannot be reached.")
        cause = cause.__cause__ or cause.__context__
    if isinstance(error, TIMEOUTS) or seconds >= seconds_an_attempt():
        return _("The site did not answer in time.")
    return _("The connection was broken off.")
