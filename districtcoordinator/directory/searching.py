"""Finds people and places of the directory by words of names, posts, districts and provinces."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.core.paginator import Page, Paginator
from django.db.models import Exists, OuterRef, Q

from districtcoordinator.areas.models import District, Province
from districtcoordinator.thai.digits import to_arabic
from districtcoordinator.thai.normalise import normalise

from .enums import Position
from .models import Officer
from .places import DISTRICT_PREFIXES, PROVINCE_PREFIXES

LONGEST = 100
MOST_WORDS = 8
MOST_PLACES = 20
ON_A_PAGE = 30
POSITIONS = {
    "ผอ.ทลอ": Position.GROUP_DIRECTOR,
    "ทลอ": Position.DISTRICT_OFFICER,
    "ท้องถิ่นอำเภอ": Position.DISTRICT_OFFICER,
}


@dataclass(frozen=True)
class Found:
    """`unserved` are districts found that nobody is responsible for."""

    provinces: list[Province]
    unserved: list[District]
    officers: Page

    @property
    def shows_private(self) -> bool:
        return any(officer.shows_private for officer in self.officers)

    @property
    def is_empty(self) -> bool:
        return not (self.provinces or self.unserved or self.officers.paginator.count)


def cleaned(typed: str) -> str:
    """Give what was typed on one line, printable and not longer than the field allows."""
    return "".join(filter(str.isprintable, normalise(typed[: 4 * LONGEST])))[:LONGEST].strip()


def words_of(text: str) -> list[str]:
    """Give the words to look for, without what only says that a place is a place."""
    words = (_plain(word) for word in to_arabic(text).split())
    return list(dict.fromkeys(filter(None, words)))[:MOST_WORDS]


def find(text: str, *, user: Any, page: str | int = 1) -> Found:
    """Find what has all words of a cleaned text; without a word, nothing is found."""
    words = words_of(text)
    officers, provinces, districts = _officers(words, user), _provinces(words), _districts(words)
    return Found(
        provinces=list(provinces[:MOST_PLACES]) if words else [],
        unserved=list(districts[:MOST_PLACES]) if words else [],
        officers=Paginator(officers if words else officers.none(), ON_A_PAGE).get_page(page),
    )


def stands_with(text: str) -> Q:
    """What holds of officers in whose name, post, province or districts a text stands."""
    # Never by what only some may see: finding would tell it.
    serves_in = Officer.districts.through.objects.filter(officer=OuterRef("pk"))
    in_district = Q(Exists(serves_in.filter(_named(text, "district__"))))
    by_place = _named(text, "province__") | in_district
    return Q(name__icontains=text) | Q(post__icontains=text) | by_place


def _officers(words: list[str], user: Any) -> Any:
    found = Officer.objects.for_user(user)
    for word in words:
        condition = stands_with(word)
        if position := POSITIONS.get(word.rstrip(".")):
            condition |= Q(position=position)
        found = found.filter(condition)
    return found.select_related("province").prefetch_related("districts")


def _provinces(words: list[str]) -> Any:
    found = Province.objects.with_office()
    for word in words:
        found = found.filter(_named(word))
    return found


def _districts(words: list[str]) -> Any:
    served = Officer.objects.for_user(AnonymousUser()).filter(districts=OuterRef("pk"))
    found = District.objects.reporting().filter(~Exists(served)).select_related("province")
    by_itself = Q()
    for word in words:
        found = found.filter(_named(word) | _named(word, "province__"))
        by_itself |= _named(word)
    return found.filter(by_itself)


def _named(word: str, place: str = "") -> Q:
    return Q(**{f"{place}name__icontains": word}) | Q(**{f"{place}name_en__icontains": word})


def _plain(word: str) -> str:
    for prefix in (*PROVINCE_PREFIXES, *DISTRICT_PREFIXES):
        # ท้องถิ่นอำเภอ is a position; only what begins with the word for a place is a place.
        word = word.removeprefix(prefix)
    return word.strip(".,()\"'“”")
