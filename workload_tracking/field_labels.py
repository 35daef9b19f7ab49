"""What the fields of our forms are called, for whoever gives a refused form's values back."""

import re
from collections.abc import Callable

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

Label = Callable[[re.Match[str]], str | None]

FIGURES = {"quantity": _("Quantity a year"), "days": _("Days"), "hours": _("Hours")}
FIELDS = {
    **FIGURES,
    "address": _("Address"),
    "telephone": _("Telephone"),
    "officer_name": _("First and last name"),
    "mobile": _("Mobile telephone"),
    "covers_only_own": _("responsible for one district only"),
    "covered": _("Covered districts"),
    "text": _("Details of the work"),
    "unit": _("Unit"),
    "letters_received_district": _("Letters received, district"),
    "letters_sent_district": _("Letters sent, district"),
    "letters_received_office": _("Letters received, local office"),
    "letters_sent_office": _("Letters sent, local office"),
    "reason": _("Reason"),
}
# What the forms carry for themselves tells a person nothing.
HIDDEN = ("seen", "last_seen", "digest", "version", "token", "sent_id", "next", "checked")


def _figure(found: re.Match[str]) -> str:
    number, figure = found.groups()
    return gettext("Question {number}: {figure}").format(number=number, figure=FIGURES[figure])


def _named(label: str | Promise) -> Label:
    return lambda found: str(label)


def typed_field_labels() -> list[tuple[str, Label]]:
    """Give patterns of field names, each with the function that words it; None hides a field."""
    return [
        (r"q(\d+)-(quantity|days|hours)", _figure),
        *((re.escape(name), _named(label)) for name, label in FIELDS.items()),
        ("|".join(HIDDEN), lambda found: None),
    ]
