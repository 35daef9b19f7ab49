"""The directory's officers whom a question names: by name, post, province or district.

Names are no words of the dictionary, and an update of the directory writes many officers at once.
So the directory itself is asked, not the index, and finds any part of a name.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q, QuerySet

from districtcoordinator.directory.models import Officer
from districtcoordinator.directory.searching import stands_with
from districtcoordinator.thai.segmentation import words

from .question import Question

MOST_TEXTS = 10
# Words of an unbroken text that are long enough to be looked for by themselves.
SHORTEST_WORD = 4
_TITLE = re.compile("^(?:จังหวัด|อำเภอ|นางสาว|นาง|นาย)(?=...)")
# What people add to say that they look for an officer; nobody's name, so it narrows nothing.
_SAYS_WHOM = frozenset(
    ("ทลอ", "ผอ", "ทำเนียบ", "โทร", "โทรศัพท์", "เบอร์โทร", "ติดต่อ", "จังหวัด", "อำเภอ", "นาย", "นาง")
)
_COLUMNS = ("pk", "name", "post", "office_telephone", "updated_on", "province__name")


@dataclass
class OfficerRow:
    name: str
    post: str
    office_telephone: str
    updated_on: date | None
    province: str
    districts: list[str] = field(default_factory=list)


def officers_found(officers: QuerySet[Officer], question: Question) -> Iterable[OfficerRow]:
    """Return the officers in whose data everything asked for stands, with all their districts."""
    found = officers.filter(*map(_stands, _texts(question)))
    found = found.order_by("sort_key", "pk", "districts__sort_key")
    rows: dict[int, OfficerRow] = {}
    for pk, *columns, district in found.values_list(*_COLUMNS, "districts__name"):
        row = rows.setdefault(pk, OfficerRow(*columns))
        if district:
            row.districts.append(district)
    return rows.values()


def _texts(question: Question) -> list[str]:
    texts = [text for text in re.split("[^\\w\u0e00-\u0e7f]+", question.text) if text]
    telling = [text for text in texts if text not in _SAYS_WHOM and len(text) > 1]
    return (telling or texts)[:MOST_TEXTS]


def _stands(text: str) -> Q:
    """The text stands somewhere; or, if it is several words in a row, each of them does."""
    text = _TITLE.sub("", text)
    cut = [word for word in words(text) if word not in _SAYS_WHOM]
    stands = stands_with(text)
    if len(cut) > 1 and all(len(word) >= SHORTEST_WORD for word in cut):
        each = Q()
        for word in cut:
            each &= stands_with(word)
        stands |= each
    return stands
