"""One row of own work: what it is, its unit, and its three figures."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ..models import OwnWork
from ..progress import FIGURES
from . import seen
from .contact import NameField
from .figures import READERS, FiguresForm

LONGEST_TEXT, LONGEST_UNIT = 1000, 40


class OwnWorkForm(FiguresForm):
    """A row is saved whole: it needs its wording and unit, the figures may follow."""

    text = NameField(
        label=_("Details of the work"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Say what the work is.")},
    )
    unit = NameField(
        label=_("Unit"),
        max_length=LONGEST_UNIT,
        error_messages={"required": _("Give the unit in which it is counted, for example ครั้ง.")},
    )
    field_order = ("text", "unit", *FIGURES)

    @property
    def values(self) -> dict[str, Any]:
        """The row as the action takes it."""
        return {name: self.cleaned_data.get(name) for name in self.fields}

    @property
    def seen(self) -> dict[str, Any]:
        """What the form showed, as the browser tells it."""
        told = seen.load(self.data.get("seen", ""))
        found = seen.pick(told, seen.text, ("text", "unit"))
        for name, reader in READERS.items():
            found |= seen.pick(told, reader, (name,))
        return found


def shown(row: OwnWork) -> str:
    """What a form shows of a row, for the hidden field."""
    figures = {name: seen.as_text(getattr(row, name)) for name in FIGURES}
    return seen.dump({"text": row.text, "unit": row.unit, **figures})


def initial_of(row: OwnWork) -> dict[str, Any]:
    return {name: getattr(row, name) for name in ("text", "unit", *FIGURES)}
