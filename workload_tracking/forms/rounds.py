"""What the department gives for a round and its questions: days, working time, wordings."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from districtcoordinator.thai.fields import BuddhistDateField, DecimalField, WholeNumberField
from districtcoordinator.thai.normalise import normalise, normalise_lines

from ..models import Question
from ..refusals import Reason

FIRST_YEAR, LAST_YEAR = 2564, 2699
DAYS = ("opens_on", "entry_until", "confirm_until")
LONGEST_TEXT, LONGEST_REASON = 1000, 1000
UNIT_LENGTH = Question._meta.get_field("unit").max_length


class PlainForm(forms.Form):
    """A form whose fields wear the screens' own class."""

    def __init__(self, data: Any = None, *, initial: Any = None) -> None:
        super().__init__(data, initial=initial, auto_id="%s")
        for field in self.fields.values():
            if not isinstance(field.widget, forms.CheckboxInput):
                field.widget.attrs["class"] = "input"


class LastDaysForm(PlainForm):
    """Until when officers record and provinces confirm."""

    entry_until = BuddhistDateField(
        label=_("recording until"),
        help_text=_("The last day on which district officers record, to midnight."),
    )
    confirm_until = BuddhistDateField(
        label=_("confirming until"),
        help_text=_("The last day on which provinces send back and confirm, to midnight."),
    )

    def clean(self) -> None:
        """Say of each day that comes too early which one it must not come before."""
        earlier = None
        for name in DAYS:
            day = self.cleaned_data.get(name)
            if day and earlier and day < earlier[1]:
                label = self.fields[earlier[0]].label
                message = _("This day must not be before “%(label)s”.")
                self.add_error(name, forms.ValidationError(message, params={"label": label}))
            earlier = (name, day) if day else earlier


class DatesForm(LastDaysForm):
    """All three days of a round."""

    opens_on = BuddhistDateField(
        label=_("opens on"), help_text=_("From this day on, district officers record.")
    )
    field_order: Iterable[str] | None = DAYS


class WorkingTimeForm(PlainForm):
    """What a working day and a working year are, in all sums of a round."""

    hours_per_day = DecimalField(
        label=_("working hours a day"),
        min_value=1,
        max_value=24,
        initial=Decimal(7),
        help_text=_("Turns days into hours and hours into days."),
    )
    days_per_year = WholeNumberField(
        label=_("working days a year"),
        min_value=1,
        max_value=366,
        initial=230,
        help_text=_("What one person works in a year."),
    )


class CreateForm(DatesForm, WorkingTimeForm):
    """A new round."""

    fiscal_year = WholeNumberField(
        label=_("fiscal year (B.E.)"), min_value=FIRST_YEAR, max_value=LAST_YEAR
    )
    field_order = (
        "fiscal_year",
        *DAYS,
        "hours_per_day",
        "days_per_year",
    )


class LinesField(forms.CharField):
    """Text cleaned line by line; what has nothing to read in it is missing."""

    widget = forms.Textarea(attrs={"rows": 4})

    def to_python(self, value: Any) -> str:
        return normalise_lines(super().to_python(value) or "")


class LineField(forms.CharField):
    """Text cleaned on one line."""

    def to_python(self, value: Any) -> str:
        return normalise(super().to_python(value) or "")


class QuestionForm(PlainForm):
    """A question of a planned round."""

    text = LinesField(
        label=_("Details of the work"),
        max_length=LONGEST_TEXT,
        error_messages={"required": Reason.WORDING_MISSING.label},
    )
    unit = LineField(
        label=_("Unit"), max_length=UNIT_LENGTH, help_text=_("For example times, cases, copies.")
    )
    is_sample = forms.BooleanField(
        label=_("Sample – awaits the department"),
        required=False,
        help_text=_("Officers see the mark until it is taken off."),
    )


class TitleForm(PlainForm):
    """An aspect's title."""

    title = LineField(label=_("Title of the aspect"), max_length=300)


class WordingForm(PlainForm):
    """A corrected wording, and why."""

    text = LinesField(
        label=_("Corrected wording"),
        max_length=LONGEST_TEXT,
        error_messages={"required": Reason.WORDING_MISSING.label},
    )
    reason = LinesField(
        label=_("Reason for the correction"),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Kept in the log with the old wording, for whoever asks later."),
        error_messages={"required": Reason.REASON_MISSING.label},
    )
