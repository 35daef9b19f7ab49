"""What a person typed into a form that was refused: shown for copying, kept to be sent again.

Apps say how their fields are called with `register_label`. Passwords, tokens and files are never
kept. A very long value is shown cut, with a notice; a form too large for a hidden field can be
copied but not sent again.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

from django.contrib.auth import SESSION_KEY
from django.core import signing
from django.core.exceptions import BadRequest, RequestDataTooBig, SuspiciousOperation
from django.http import HttpRequest, RawPostDataException, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

LONGEST_SHOWN = 200_000
LARGEST_KEPT = 1_000_000
KEPT_FOR_SECONDS = 24 * 60 * 60
KEPT_FIELD = "kept"
SALT = "dc_accounts.typed_values"
SECRET = re.compile(r"passw(or)?d|token$|secret$|^kept$", re.IGNORECASE)

Fields = list[tuple[str, str]]
Label = Callable[[re.Match[str]], str | None]

_labels: list[tuple[re.Pattern[str], Label]] = []


@dataclass(frozen=True)
class Kept:
    """A refused form: where it was sent, its fields as typed, and whose it was, if known."""

    address: str
    fields: Fields
    owner: str | None

    def may_be_sent_by(self, user: Any) -> bool:
        """On a shared computer one person's figures are never sent in another's name."""
        return self.owner is None or self.owner == str(user.pk)


def register_label(pattern: str, label: Label) -> None:
    """Say how fields whose whole name fits a pattern are called; None hides a field from people.

    `register_label(r"q(\\d+)-quantity", lambda found: f"ข้อ {found[1]} ปริมาณงาน/ปี")` in the
    `ready` of an AppConfig. The latest registration that fits decides.
    """
    _labels.insert(0, (re.compile(pattern), label))


def typed_values(request: HttpRequest) -> list[tuple[str, str]]:
    """Give label and value of everything typed into the refused form, for people to read."""
    kept = kept_values(request)
    return readable(kept.fields if kept else _posted(request))


def readable(fields: Fields) -> list[tuple[str, str]]:
    """Give the fields under the names by which people know them, long values cut."""
    named = ((_label(name), value) for name, value in fields)
    return [(label, _shown(value)) for label, value in named if label is not None]


def as_text(values: Iterable[tuple[str, str]]) -> str:
    """Give typed values as lines of text, for a box to copy from."""
    return "\n".join(f"{label}: {value}" for label, value in values)


def typed_context(request: HttpRequest) -> dict[str, Any]:
    """Give what `dc_accounts/includes/typed_values.html` needs."""
    values = typed_values(request)
    return {"typed_values": values, "typed_text": as_text(values)}


def keep(request: HttpRequest) -> Kept | None:
    """Take down a refused POST to be sent again later; None when it is too large for that."""
    if earlier := kept_values(request):
        return earlier
    fields = _posted(request)
    if sum(len(name) + len(value) for name, value in fields) > LARGEST_KEPT:
        return None
    session = getattr(request, "session", {})
    owner = getattr(request, "idle_user", None) or session.get(SESSION_KEY)
    return Kept(request.get_full_path(), fields, owner)


def sealed(kept: Kept) -> str:
    """Give a kept form as one signed text that travels in a hidden field."""
    content = {"address": kept.address, "fields": kept.fields, "owner": kept.owner}
    return signing.dumps(content, salt=SALT, compress=True)


def kept_values(request: HttpRequest) -> Kept | None:
    """Give the form that travels with a sign-in; None if there is none, or its seal is broken."""
    seal = dict(_raw(request)).get(KEPT_FIELD)
    if not seal:
        return None
    try:
        content = signing.loads(seal, salt=SALT, max_age=KEPT_FOR_SECONDS)
    except signing.BadSignature:
        return None
    if not url_has_allowed_host_and_scheme(content["address"], allowed_hosts=None):
        return None
    fields = [(name, value) for name, value in content["fields"]]
    return Kept(content["address"], fields, content["owner"])


def _posted(request: HttpRequest) -> Fields:
    return [(name, value) for name, value in _raw(request) if not SECRET.search(name)]


def _raw(request: HttpRequest) -> Fields:
    """Give the fields of a POST; of a body that Django refuses, what can still be read of it."""
    known = vars(request)  # a body can be read once, and is asked for several times
    if "typed_fields" not in known:
        known["typed_fields"] = _read(request) if request.method == "POST" else []
    return known["typed_fields"]


def _read(request: HttpRequest) -> Fields:
    try:
        fields = [(name, value) for name, values in request.POST.lists() for value in values]
    except (BadRequest, MultiPartParserError, SuspiciousOperation, UnreadablePostError):
        fields = []
    # Once Django has refused a body it says that nothing was posted, whoever asks again.
    return fields or _read_leniently(request)


def _read_leniently(request: HttpRequest) -> Fields:
    if request.content_type != "application/x-www-form-urlencoded":
        return []
    try:
        body = request.body[:LARGEST_KEPT]
    except RequestDataTooBig:
        body = request.read(LARGEST_KEPT)
    except (RawPostDataException, UnreadablePostError):
        return []
    return parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True)


def _label(name: str) -> str | None:
    for pattern, label in _labels:
        if found := pattern.fullmatch(name):
            return label(found)
    return name


def _shown(value: str) -> str:
    if len(value) <= LONGEST_SHOWN:
        return value
    rest = len(value) - LONGEST_SHOWN
    notice = _("[%(count)d more characters are not shown]") % {"count": rest}
    return f"{value[:LONGEST_SHOWN]}\n{notice}"
