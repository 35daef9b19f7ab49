"""What is wrong with something typed, in words for the person who typed it, with an example."""

from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from .digits import NumberError, number_text

# From a reason's code to its sentence, lazily translated.
Messages = dict[str, Any]

NUMBER_MESSAGES: Messages = {
    "not_a_number": _("Digits only, for example 12 or ๑๒, without a unit."),
    "unit_included": _("Give the number without its unit, for example 12 or ๑๒."),
    "negative": _("Must not be below zero. Give 0 or more, for example 12."),
    "not_whole": _("Must be a whole number without decimals, for example 12."),
    "too_many_places": _("At most %(places)s decimals, for example 1.5 or 1.25."),
    "bad_separators": _(
        "A comma only parts thousands, for example 1,234. Decimals follow a point, for example 1.5."
    ),
    "too_large": _("Must not be above %(maximum)s."),
    "too_small": _("Must not be below %(minimum)s."),
}

DATE_MESSAGES: Messages = {
    "not_a_date": _("Give day, month and Buddhist year, for example 07/07/2569."),
    "no_such_day": _("The calendar has no such day. Look at the day and the month again."),
    "short_year": _("Give all four digits of the Buddhist year, for example 07/07/2569."),
    "gregorian_year": _("Give the year of the Buddhist era: 2026 is 2569, for example 07/07/2569."),
}

TELEPHONE_MESSAGES: Messages = {
    "not_a_telephone": _(
        "Give a Thai telephone number, for example 0 2241 9013 ต่อ 12 or 081 234 5678."
    ),
}


def explain_number(
    error: NumberError, *, maximum: Decimal | int | None = None, places: int = 2
) -> str:
    """Return the sentence for a refused number, for screens that are no Django forms."""
    message = str(NUMBER_MESSAGES[error.code])
    return message % {"maximum": "" if maximum is None else number_text(maximum), "places": places}
