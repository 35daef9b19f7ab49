"""The form for a table of officers."""

from django import forms
from django.utils.translation import gettext_lazy as _


class UploadForm(forms.Form):
    file = forms.FileField(
        label=_("File (.xlsx or .csv, at most 3 MB)"),
        max_length=200,
        # An empty file is told of like all others that cannot be read.
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
    )
