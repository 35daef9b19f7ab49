"""Asks DLA Connect for one page of officers; docs/dla-connect.md is the contract."""

from __future__ import annotations

import json
import logging
import time
from ipaddress import ip_address
from typing import Any
from urllib.parse import SplitResult, urlsplit

import requests
import urllib3
from django.conf import settings
from django.utils.translation import gettext as _
from requests.adapters import HTTPAdapter
from requests.auth import AuthBase
from urllib3.util import Retry

from .pages import Page, read_page
from .problems import ConnectProblem

CONNECT_SECONDS = 5.0
READ_SECONDS = 8.0  # unless DLA_CONNECT_TIMEOUT says otherwise; for every answer, and every retry
BODY_SECONDS = 20.0
LARGEST_BODY = 5_000_000
PIECE = 65_536
RETRIES = 2
BACKOFF = 0.5
LONGEST_WAIT = 3
WORTH_ANOTHER_TRY = (429, 500, 502, 503, 504)
TIMEOUTS = (requests.Timeout, urllib3.exceptions.TimeoutError, TimeoutError)
logger = logging.getLogger(__name__)


class Bearer(AuthBase):
    """Sends the token; as `auth`, so that no .netrc of the server takes its place."""

    def __init__(self, token: str) -> None:
        self.token = token

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        request.headers["Authorization"] = f"Bearer {self.token}"
        return request


def missing_settings() -> list[str]:
    """Give the names of the settings that are needed and are not set."""
    names = ("DLA_CONNECT_URL", "DLA_CONNECT_TOKEN")
    return [name for name in names if not getattr(settings, name, "")]


def check_settings() -> None:
    """Raise ConnectProblem unless DLA Connect can be asked without telling others the token."""
    if missing := missing_settings():
        raise ConnectProblem(
            _("DLA Connect is not set up. Missing setting: %(names)s.")
            % {"names": ", ".join(missing)}
        )
    address = urlsplit(settings.DLA_CONNECT_URL)
    if address.scheme not in ("http", "https") or not address.hostname:
        raise ConnectProblem(_("DLA_CONNECT_URL is not a web address."))
    if address.scheme != "https" and not (settings.DEBUG or _is_this_machine(address)):
        raise ConnectProblem(_("DLA_CONNECT_URL must begin with https://."))


def fetch_page(number: int) -> Page:
    """Ask for one page and give it; raises ConnectProblem in words for who asked.

    Connection errors, time-outs and the answers of WORTH_ANOTHER_TRY are tried again twice.
    Redirects are never followed: they could carry the token elsewhere.
    """
    check_settings()
    with requests.Session() as session:
        adapter = HTTPAdapter(max_retries=_retry())
        session.mount("https://", adapter)
        session.mount("http://", adapter)
        try:
            with session.get(
                settings.DLA_CONNECT_URL,
                params={"page": number},
                auth=Bearer(settings.DLA_CONNECT_TOKEN),
                headers={"Accept": "application/json", "Accept-Encoding": "identity"},
                timeout=(CONNECT_SECONDS, getattr(settings, "DLA_CONNECT_TIMEOUT", READ_SECONDS)),
                allow_redirects=False,
                stream=True,
            ) as response:
                _check_status(response)
                body = _read_body(response)
        except (requests.RequestException, urllib3.exceptions.HTTPError, OSError) as error:
            if _is_timeout(error):
                raise _problem(_("DLA Connect did not answer in time."), error) from error
            raise _problem(_("DLA Connect cannot be reached."), error) from error
    return read_page(_parsed(body), number)


def _retry() -> Retry:
    return Retry(
        total=RETRIES,
        status_forcelist=WORTH_ANOTHER_TRY,
        allowed_methods={"GET"},
        backoff_factor=BACKOFF,
        backoff_max=LONGEST_WAIT,
        retry_after_max=LONGEST_WAIT,
        raise_on_status=False,
    )


def _check_status(response: requests.Response) -> None:
    status = response.status_code
    if status == 200:
        return
    if status in (401, 403):
        text = _("DLA Connect does not accept the token (%(status)d). Look at DLA_CONNECT_TOKEN.")
    elif status == 404:
        text = _("DLA Connect has nothing at this address (404). Look at DLA_CONNECT_URL.")
    elif 300 <= status < 400:
        text = _("DLA Connect points to another address (%(status)d). Look at DLA_CONNECT_URL.")
    elif status == 429:
        text = _("DLA Connect is asked too often (429). Try again in a while.")
    else:
        text = _("DLA Connect answers with an error (%(status)d). Try again in a while.")
    raise ConnectProblem(text % {"status": status})


def _read_body(response: requests.Response) -> bytes:
    """Read no more than LARGEST_BODY, and no longer than BODY_SECONDS even if it only drips."""
    until, body = time.monotonic() + BODY_SECONDS, b""
    while piece := response.raw.read1(PIECE, decode_content=True):
        body += piece
        if len(body) > LARGEST_BODY:
            raise ConnectProblem(_("The answer of DLA Connect is too large."))
        if time.monotonic() > until:
            raise ConnectProblem(_("DLA Connect did not answer in time."))
    return body


def _parsed(body: bytes) -> Any:
    try:
        return json.loads(body.decode())
    except (ValueError, RecursionError) as error:
        raise _problem(_("The answer of DLA Connect is not JSON, or is cut off."), error) from error


def _is_timeout(error: Exception) -> bool:
    """Say whether time ran out; after the last retry the reason is wrapped twice."""
    cause: Any = error.args[0] if error.args else None
    reason = getattr(cause, "reason", None)
    # To urllib3 a refused connection is a kind of time-out.
    refused = isinstance(reason, urllib3.exceptions.NewConnectionError)
    return isinstance(error, TIMEOUTS) or (isinstance(reason, TIMEOUTS) and not refused)


def _problem(text: str, error: Exception) -> ConnectProblem:
    logger.warning("DLA Connect: %s", type(error).__name__)
    return ConnectProblem(text)


def _is_this_machine(address: SplitResult) -> bool:
    host = address.hostname or ""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False
