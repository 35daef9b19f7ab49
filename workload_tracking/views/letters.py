"""The screen การรับ–ส่งหนังสือ: letters received and sent, the district office beside the สถอ."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from districtcoordinator.thai.templatetags.thai import number

from .. import actions
from ..digest import LETTER_FIELDS
from ..forms.letters import LettersForm, shown
from .filling import CONFLICT, UNPROCESSABLE, FillingView

# As the table stands: received, then sent; the district office, then the สถอ.
ROWS = (
    (
        gettext_lazy("Letters received"),
        ("letters_received_district", "letters_received_office"),
    ),
    (gettext_lazy("Letters sent"), ("letters_sent_district", "letters_sent_office")),
)


class LettersView(FillingView):
    template_name = "workload_tracking/letters.html"
    page_title = gettext_lazy("Letters received and sent")
    header_icon = "mail"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.contested: dict[str, int | None] = {}
        self.saved_before: Any = None

    @cached_property
    def form(self) -> LettersForm:
        if self.request.method == "POST":
            return LettersForm(self.request.POST)
        return LettersForm(initial={name: getattr(self.report, name) for name in LETTER_FIELDS})

    def save(self) -> HttpResponse:
        self.form.is_valid()
        before = self.report
        self.contested = actions.save_letters(
            user=self.request.user,
            report=self.report,
            letters=self.form.sent,
            seen=self.form.seen,
        )
        if not (self.contested or self.form.errors):
            return self.saved(_("The numbers of letters are saved."))
        self.saved_before = before
        self.forget_report()
        return self.show(status=CONFLICT if self.contested else UNPROCESSABLE)

    def rows(self) -> list[dict[str, Any]]:
        """The table's rows with their cells."""
        rows = [(label, [self._cell(name) for name in names]) for label, names in ROWS]
        return [
            {"label": label, "cells": cells, "is_unsaved": any(c["is_unsaved"] for c in cells)}
            for label, cells in rows
        ]

    def _cell(self, name: str) -> dict[str, Any]:
        """One number: as typed where it was not accepted, else as it stands."""
        field, stands = self.form[name], getattr(self.report, name)
        is_unsaved = bool(field.errors) or name in self.contested
        return {
            "field": field,
            "stands": stands,
            "contested": name in self.contested,
            "is_unsaved": is_unsaved,
            "text": (field.data or "") if is_unsaved else number(stands),
        }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            form=self.form,
            rows=self.rows(),
            contested=self.contested,
            saved_before=self.saved_before,
            shown=shown(self.report),
            **kwargs,
        )
