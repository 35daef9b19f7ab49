"""One page of DLA Connect's answer, checked for its shape; the officers in it are not yet."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from .problems import ConnectProblem

MOST_PAGES = 500
MOST_OFFICERS = 10_000
LONGEST_SNAPSHOT = 40


@dataclass(frozen=True)
class Page:
    number: int
    pages: int
    total: int
    snapshot: str
    officers: list[Any]


def read_page(answer: Any, number: int) -> Page:
    """Give the page that was asked for; raises ConnectProblem naming the field that is wrong."""
    if not isinstance(answer, dict):
        raise ConnectProblem(_("The answer of DLA Connect is not a page of officers."))
    page = Page(
        number=_whole(answer, "page", 1, MOST_PAGES),
        pages=_whole(answer, "pages", 1, MOST_PAGES),
        total=_whole(answer, "total", 0, MOST_OFFICERS),
        snapshot=_snapshot(answer),
        officers=_officers(answer),
    )
    if page.number != number:
        raise ConnectProblem(
            _("DLA Connect was asked for page %(asked)d and gave page %(given)d.")
            % {"asked": number, "given": page.number}
        )
    if number > page.pages:
        raise _wrong("pages")
    return page


def _whole(answer: dict, field: str, least: int, most: int) -> int:
    value = answer.get(field)
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        raise _wrong(field)
    return value


def _snapshot(answer: dict) -> str:
    value = answer.get("generated_at")
    # Python takes any one character between day and time, an unprintable one as well.
    if isinstance(value, str) and value.isascii() and value.isprintable():
        try:
            datetime.fromisoformat(value)
        except ValueError:
            pass
        else:
            return value[:LONGEST_SNAPSHOT]
    raise _wrong("generated_at")


def _officers(answer: dict) -> list[Any]:
    value = answer.get("officers")
    if not isinstance(value, list) or len(value) > MOST_OFFICERS:
        raise _wrong("officers")
    return value


def _wrong(field: str) -> ConnectProblem:
    return ConnectProblem(
        _("The answer of DLA Connect is not as agreed: “%(field)s” is wrong or missing.")
        % {"field": field}
    )
