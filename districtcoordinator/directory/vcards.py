"""Officers as vCards (version 3.0, RFC 2426), for the address books of telephones and computers."""

import unicodedata
from collections.abc import Iterable
from typing import Any

import vobject
from django.utils.translation import gettext as _

from districtcoordinator.thai.telephone import telephone_uri

from .models import Officer

# Longest first: นาง is the beginning of นางสาว.
TITLES = ("ว่าที่ร้อยตรีหญิง", "ว่าที่ร้อยตรี", "ว่าที่ ร.ต.หญิง", "ว่าที่ ร.ต.", "นางสาว", "นาง", "นาย")


def vcards(officers: Iterable[Officer], *, host: str, address: str) -> str:
    """Give one file with a card for each officer that `for_user` gave.

    `host` is the site's name, by which a card is known when it is saved again; `address` is the
    page from which the cards come.
    """
    return "".join(_card(officer, host, address).serialize() for officer in officers)


def split_name(name: str) -> tuple[str, str, str]:
    """Give title, first name and family name: ("นาย", "สมชาย", "ใจดี")."""
    for title in TITLES:
        rest = name.removeprefix(title).lstrip()
        # A vowel above or below cannot begin a name: นายิกา is no นาย.
        if rest != name and rest and not unicodedata.category(rest[0]).startswith("M"):
            first, _space, family = rest.partition(" ")
            return title, first, family
    first, _space, family = name.partition(" ")
    return "", first, family


def _card(officer: Any, host: str, address: str) -> vobject.base.Component:
    card = vobject.vCard()
    title, first, family = split_name(officer.name)
    card.add("n").value = vobject.vcard.Name(family=family, given=first, prefix=title)
    card.add("fn").value = officer.name
    card.add("org").value = [
        _("Department of Local Administration"),
        _("Provincial Office of Local Administration of %(province)s")
        % {"province": officer.province.name},
    ]
    card.add("title").value = officer.post or officer.get_position_display()
    _add_telephone(card, officer.office_telephone, "WORK")
    _add_telephone(card, officer.shown_mobile, "CELL")
    _add(card, "email", officer.office_mail, "INTERNET", "WORK")
    _add(card, "email", officer.shown_private_mail, "INTERNET", "HOME")
    card.add("note").value = "\n".join(_notes(officer))
    card.add("url").value = address
    card.add("uid").value = f"officer-{officer.pk}@{host}"
    if officer.updated_on:
        card.add("rev").value = officer.updated_on.isoformat()
    return card


def _add_telephone(card: vobject.base.Component, printed: str, kind: str) -> None:
    """Add what can be dialled; an extension is told in the notes, where telephones leave it."""
    number = telephone_uri(printed).removeprefix("tel:") if printed else ""
    _add(card, "tel", number or printed, kind, "VOICE")


def _add(card: vobject.base.Component, name: str, value: str, *kinds: str) -> None:
    if value:
        line = card.add(name)
        line.value = value
        line.params["TYPE"] = list(kinds)


def _notes(officer: Officer) -> list[str]:
    names = ", ".join(district.name for district in officer.districts.all())
    place = {"province": officer.province.name, "districts": names}
    notes = [
        _("Districts: %(districts)s, province %(province)s") % place
        if names
        else _("Province %(province)s") % place
    ]
    if officer.office_telephone:
        notes.append(_("Office telephone: %(number)s") % {"number": officer.office_telephone})
    return notes
