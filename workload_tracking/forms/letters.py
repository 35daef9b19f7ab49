"""The numbers of letters received and sent: the district office beside the สถอ."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from districtcoordinator.thai.fields import WholeNumberField

from ..bounds import MAX_LETTERS
from ..digest import LETTER_FIELDS
from ..models import Report
from . import seen


class LettersForm(forms.Form):
    """Four numbers; each may be blank, and what is valid is saved."""

    letters_received_district = WholeNumberField(
        label=_("Letters received, district"), max_value=MAX_LETTERS, required=False
    )
    letters_received_office = WholeNumberField(
        label=_("Letters received, local office"), max_value=MAX_LETTERS, required=False
    )
    letters_sent_district = WholeNumberField(
        label=_("Letters sent, district"), max_value=MAX_LETTERS, required=False
    )
    letters_sent_office = WholeNumberField(
        label=_("Letters sent, local office"), max_value=MAX_LETTERS, required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "%s", **kwargs})

    @property
    def sent(self) -> dict[str, int | None]:
        """The valid numbers that were in the form at all."""
        return {name: value for name, value in self.cleaned_data.items() if name in self.data}

    @property
    def seen(self) -> dict[str, int | None]:
        """What the form showed, as the browser tells it."""
        return seen.pick(seen.load(self.data.get("seen", "")), seen.whole, LETTER_FIELDS)


def shown(report: Report) -> str:
    """What a form shows of a report, for the hidden field."""
    return seen.dump({name: seen.as_text(getattr(report, name)) for name in LETTER_FIELDS})
