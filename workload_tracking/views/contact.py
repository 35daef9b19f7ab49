"""The screen ข้อมูล ติดต่อ สถอ.: contact data and the districts in the officer's care."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .. import actions
from ..actions import CoverageProblem
from ..forms.contact import ContactForm, choices_of, initial_of, shown
from ..models import Report
from ..progress import CONTACT_FIELDS
from .filling import CONFLICT, UNPROCESSABLE, FillingView


class ContactView(FillingView):
    """Contact data; `?take=last-year` fills blanks with last year's, to be looked at and saved."""

    template_name = "workload_tracking/contact.html"
    page_title = gettext_lazy("Contact data")
    header_icon = "user"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.problems: list[CoverageProblem] = []
        self.contested: Mapping[str, Any] = {}
        self.saved_before: Report | None = None

    @cached_property
    def last_year(self) -> Report | None:
        """The district's report of the year before, if it has contact data."""
        earlier = Report.objects.for_user(self.request.user, self.permission).filter(
            district=self.report.district_id,
            round__fiscal_year__lt=self.report.round.fiscal_year,
        )
        found = earlier.select_related("round").order_by("-round__fiscal_year").first()
        return found if found and any(getattr(found, name) for name in CONTACT_FIELDS) else None

    @property
    def takes_last_year(self) -> bool:
        return self.request.GET.get("take") == "last-year" and self.last_year is not None

    @cached_property
    def form(self) -> ContactForm:
        if self.request.method == "POST":
            return ContactForm(self.report, self.request.POST)
        last_year = self.last_year if self.takes_last_year else None
        return ContactForm(self.report, initial=initial_of(self.report, last_year))

    def save(self) -> HttpResponse:
        self.form.is_valid()
        saved = actions.save_contact(
            user=self.request.user,
            report=self.report,
            contact=self.form.contact,
            covered=self.form.districts_named,
            withdraw=self.form.withdrawn,
            seen=self.form.seen_for_saving,
        )
        self.contested, self.problems = saved.contested, saved.problems
        if not (self.contested or self.problems or self.form.errors):
            return self.saved(_("The contact data is saved."), self.request.path + self.query)
        self.saved_before = self.report
        self.forget_report()
        refused = self.contested or self.problems
        return self.show(status=CONFLICT if refused else UNPROCESSABLE)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        blank = not any(getattr(self.report, name) for name in CONTACT_FIELDS)
        return super().get_context_data(
            form=self.form,
            choices=choices_of(self.form, self.problems),
            choices_refused=bool(self.problems),
            contested_fields=dict.fromkeys(self.contested, True),
            shown=shown(self.report),
            contested=self.contested,
            saved_before=self.saved_before,
            last_year=self.last_year if blank else None,
            takes_last_year=self.takes_last_year,
            **kwargs,
        )
