"""The form by which anybody reports a problem, and those by which it is answered."""

import re
from collections.abc import Callable
from functools import partial
from typing import Any

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from districtcoordinator.areas.models import Province
from districtcoordinator.thai.fields import ThaiTelephoneField
from districtcoordinator.thai.normalise import normalise, normalise_lines

from .enums import ProblemState, ProblemTopic

SALT = "home.report_problem"
FASTEST_SECONDS = 3
MOST_LINKS = 3
UNSEEN = ("website", "opened")
LINK = re.compile(r"https?://|www\.|\[url|<a\b", re.IGNORECASE)
TOO_FAST = _("Please wait a few seconds, then press the button again.")


class OneLine(forms.CharField):
    """Text on one line, whatever was pasted."""

    def to_python(self, value: Any) -> str:
        return " ".join(normalise(super().to_python(value) or "").split())


class Lines(forms.CharField):
    """Text of several lines; a line's end counts as one character, as browsers count it."""

    widget = forms.Textarea(attrs={"rows": 7})

    def to_python(self, value: Any) -> str:
        return normalise_lines(super().to_python(value) or "")


class ReportProblemForm(forms.Form):
    """What happened and whom to answer; without a puzzle, yet nothing for machines.

    `website` is seen by no person and stays empty; `opened` is when the form was shown.
    """

    prefix = "problem"

    topic = forms.ChoiceField(
        label=_("What it is about"), choices=[("", _("Choose a topic")), *ProblemTopic.choices]
    )
    message = Lines(
        label=_("What happened"),
        min_length=10,
        max_length=4000,
        help_text=_("What you did, and what you saw on the screen. Please give no Password."),
    )
    page_address = OneLine(
        label=_("Where it happened"),
        max_length=500,
        required=False,
        help_text=_("Name or address of the page."),
    )
    name = OneLine(
        label=pgettext_lazy("of a person", "Name"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        help_text=_("The answer is sent to it."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "invalid": _("Give an e-mail address, for example name@example.go.th."),
        },
    )
    telephone = ThaiTelephoneField(label=_("Telephone"), required=False)
    province = forms.ModelChoiceField(
        label=_("Province"),
        queryset=Province.objects.filter(is_active=True),
        required=False,
        empty_label=_("Not given"),
    )
    website = forms.CharField(label=_("Leave this empty"), required=False)
    opened = forms.CharField(widget=forms.HiddenInput, required=False)

    def clean_message(self) -> str:
        message = self.cleaned_data["message"]
        if len(LINK.findall(message)) > MOST_LINKS:
            raise ValidationError(
                _("At most %(most)d links. Please take some out.") % {"most": MOST_LINKS}
            )
        return message

    def clean_name(self) -> str:
        name = self.cleaned_data["name"]
        if LINK.search(name):
            raise ValidationError(_("Give your name, without a link."))
        return name

    def clean(self) -> None:
        """What looks like a machine is told, in words, what a person does about it."""
        if self.cleaned_data.get("website"):
            raise ValidationError(
                _("A field that nobody sees was filled in. It is empty again: please send it now.")
            )
        if not self._opened_long_enough():
            raise ValidationError(TOO_FAST)

    def details(self) -> dict[str, Any]:
        """Give what is kept of a form that is right."""
        return {k: v for k, v in self.cleaned_data.items() if k not in UNSEEN}

    def _opened_long_enough(self) -> bool:
        try:
            opened = signing.loads(self.cleaned_data.get("opened", ""), salt=SALT)
        except signing.BadSignature:
            self.data = {**dict(self.data.items()), self.add_prefix("opened"): stamp()}
            return False
        return timezone.now().timestamp() - opened >= FASTEST_SECONDS


def stamp() -> str:
    """Give the moment as a signed text, for the form that is shown now."""
    return signing.dumps(timezone.now().timestamp(), salt=SALT)


class AnswerForm(forms.Form):
    prefix = "problem"

    answer = Lines(
        label=_("Answer"),
        max_length=4000,
        help_text=_("It is mailed as you write it; what was reported stands beneath it."),
    )


class CloseForm(forms.Form):
    prefix = "problem"

    reason = OneLine(
        label=_("Reason for closing it without an answer"),
        max_length=500,
        help_text=_("Kept with the report; nobody is mailed."),
    )


class FindProblemsForm(forms.Form):
    q = OneLine(label=_("Words, name, mail address or number"), max_length=200, required=False)
    state = forms.ChoiceField(
        label=_("State"), choices=[("", _("All")), *ProblemState.choices], required=False
    )
    topic = forms.ChoiceField(
        label=_("What it is about"), choices=[("", _("All")), *ProblemTopic.choices], required=False
    )


def typed_field_labels() -> list[tuple[str, Callable[[re.Match[str]], str | None]]]:
    """How the fields are called where a refused form is shown for copying."""
    fields = {
        name: field
        for form in (ReportProblemForm, AnswerForm, CloseForm)
        for name, field in form.base_fields.items()
    }
    return [
        (f"problem-{name}", partial(_label, None if name in UNSEEN else field.label))
        for name, field in fields.items()
    ]


def _label(label: Any, found: re.Match[str]) -> str | None:
    return None if label is None else str(label)
