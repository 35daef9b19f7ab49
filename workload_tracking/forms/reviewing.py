"""What a province gives with its acts: a reason, or the word that everything was looked at."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from districtcoordinator.thai.normalise import normalise_lines

LONGEST_REASON = 1000
LARGEST_VERSION = 2**31 - 1


class ReasonForm(forms.Form):
    """A reason, which the officer will read."""

    reason = forms.CharField(
        max_length=LONGEST_REASON,
        widget=forms.Textarea(
            attrs={"class": "input", "rows": 4, "aria-describedby": "reason-hint"}
        ),
        error_messages={"required": _("Give a reason.")},
    )

    def clean_reason(self) -> str:
        reason = normalise_lines(self.cleaned_data["reason"])
        if not reason:
            raise forms.ValidationError(self.fields["reason"].error_messages["required"])
        return reason


class NoForm(forms.Form):
    """Nothing to fill in: the press itself is the word."""


class ConfirmForm(forms.Form):
    """Carries what the dialog showed, so that nothing else is confirmed."""

    digest = forms.RegexField(r"^[0-9a-f]{64}$", widget=forms.HiddenInput)
    version = forms.IntegerField(min_value=0, max_value=LARGEST_VERSION, widget=forms.HiddenInput)
    checked = forms.BooleanField(
        label=_("I have checked all aspects and the covered districts."),
        error_messages={"required": _("Tick this once you have checked everything.")},
    )
