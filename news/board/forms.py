"""The forms by which people comment, report, and decide about what was reported."""

import re
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from districtcoordinator.areas.models import Province
from districtcoordinator.thai.normalise import normalise, normalise_lines

from ..enums import CommentState
from ..models.comments import LONGEST_COMMENT, LONGEST_REASON

REPORTED = "reported"
EMPTY_LINES = re.compile(r"\n{3,}")


class Lines(forms.CharField):
    """Text of several lines, never more than one of them empty in a row."""

    def to_python(self, value: Any) -> str:
        return EMPTY_LINES.sub("\n\n", normalise_lines(super().to_python(value) or ""))


class OneLine(forms.CharField):
    def to_python(self, value: Any) -> str:
        return normalise(super().to_python(value) or "")


class CommentForm(forms.Form):
    """What somebody says. `form_key` is of this form alone: sent twice, it is one comment."""

    prefix = "comment"

    text = Lines(
        label=_("Your comment"),
        max_length=LONGEST_COMMENT,
        widget=forms.Textarea({"rows": 4}),
        help_text=_("Everybody sees it with your name and office. At most 2,000 characters."),
    )
    form_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4, required=False)

    def clean_form_key(self) -> UUID:
        return self.cleaned_data["form_key"] or uuid4()


class ReportForm(forms.Form):
    prefix = "report"

    reason = OneLine(
        label=_("Reason for reporting it"),
        max_length=LONGEST_REASON,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("Read by the provincial office and the department, with your name."),
    )


class TakeBackForm(forms.Form):
    """Nothing to fill in: taking a comment back is pressed twice."""


class HideForm(forms.Form):
    prefix = "hide"

    reason = OneLine(
        label=_("Reason for hiding it"),
        max_length=LONGEST_REASON,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("The author of the comment reads it."),
    )


class FindCommentsForm(forms.Form):
    q = OneLine(label=_("Words in the comment"), max_length=200, required=False)
    state = forms.ChoiceField(
        label=_("State"),
        choices=[
            ("", _("All")),
            (REPORTED, pgettext_lazy("of a comment", "Reported")),
            *CommentState.choices,
        ],
        required=False,
    )
    province = forms.ModelChoiceField(
        label=_("Province"),
        queryset=Province.objects.none(),
        to_field_name="slug",
        empty_label=_("All"),
        required=False,
    )

    def __init__(self, data: Any, *, provinces: Any) -> None:
        """`provinces` are those whose comments the person may hide; one alone is no choice."""
        super().__init__(data, label_suffix="")
        field: Any = self.fields["province"]
        field.queryset = provinces
        if len(provinces) < 2:
            del self.fields["province"]


def typed_field_labels() -> list[tuple[str, Any]]:
    """How the fields are called where a refused form is shown for copying."""
    found: list[tuple[str, Any]] = [("comment-form_key", lambda match: None)]
    for form, name in ((CommentForm, "text"), (ReportForm, "reason"), (HideForm, "reason")):
        label = form.base_fields[name].label
        found.append((f"{form.prefix}-{name}", lambda match, label=label: str(label)))
    return found
