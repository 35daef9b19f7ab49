"""The three figures of one line of work, as officers type them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from districtcoordinator.thai.fields import DecimalField, WholeNumberField

from ..bounds import MAX_DAYS, MAX_HOURS, MAX_QUANTITY
from ..progress import FIGURES
from . import seen

READERS = {"quantity": seen.whole, "days": seen.decimal, "hours": seen.decimal}
_NAME = re.compile(rf"q([1-9][0-9]{{0,2}})-(?:{'|'.join(FIGURES)})")

Figures = dict[str, Decimal | int | None]


class FiguresForm(forms.Form):
    """Quantity, days and hours; each may be blank. Names are `q<number>-quantity` and so on."""

    quantity = WholeNumberField(label=_("Quantity a year"), max_value=MAX_QUANTITY, required=False)
    days = DecimalField(label=_("Days"), max_value=MAX_DAYS, required=False)
    hours = DecimalField(label=_("Hours"), max_value=MAX_HOURS, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "%s", **kwargs})

    def clean(self) -> None:
        """A quantity of 0 speaks for the other two, whatever was typed there."""
        if self.cleaned_data.get("quantity") == 0:
            for name in ("days", "hours"):
                self.cleaned_data.pop(name, None)
                self.errors.pop(name, None)

    @property
    def sent(self) -> Figures:
        """The valid figures that were in the form at all; one that was not sent is not blank."""
        self.full_clean()
        return {
            name: value
            for name, value in self.cleaned_data.items()
            if name in FIGURES and self.add_prefix(name) in self.data
        }


class SentFigures:
    """The figures of one aspect as a browser sent them, by the questions' numbers."""

    def __init__(self, data: Mapping[str, str]) -> None:
        self.data = data

    @cached_property
    def forms(self) -> dict[int, FiguresForm]:
        """A form for each question of which anything was sent."""
        found = (_NAME.fullmatch(name) for name in self.data)
        numbers = sorted({int(name[1]) for name in found if name})
        return {number: FiguresForm(self.data, prefix=f"q{number}") for number in numbers}

    @property
    def cells(self) -> dict[int, Figures]:
        """The valid figures."""
        return {number: form.sent for number, form in self.forms.items()}

    @property
    def has_errors(self) -> bool:
        return any(form.errors for form in self.forms.values())

    @property
    def seen(self) -> dict[int, Figures]:
        """What the form showed, as the browser tells it."""
        told = seen.load(self.data.get("seen", ""))
        return {number: read_figures(told.get(str(number))) for number in self.forms}

    @property
    def checked(self) -> dict[int, Figures | None]:
        """The unusual figures that the officer says are right: the tick's value names them."""
        ticks = {number: self.data.get(f"q{number}-checked") for number in self.forms}
        return {
            number: read_figures([one or None for one in tick.split("/")]) if tick else None
            for number, tick in ticks.items()
        }


def read_figures(values: Any) -> Figures:
    """Read what `write_figures` wrote; what is anything else is left out."""
    if not isinstance(values, list) or len(values) != len(FIGURES):
        return {}
    named = dict(zip(FIGURES, values, strict=True))
    found: Figures = {}
    for name, reader in READERS.items():
        found |= seen.pick(named, reader, (name,))
    return found


def write_figures(line: Any) -> list[str | None]:
    """Write the figures of a line, equal ones alike."""
    return [seen.as_text(getattr(line, name)) for name in FIGURES]
