"""The screens ข้อมูลเฉพาะ สถอ.: the rows that a district adds beside the eight aspects."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .. import actions
from ..bounds import MAX_OWN_WORK
from ..forms.own_work import OwnWorkForm, initial_of, shown
from ..models import OwnWork
from ..worktime import WorkTime
from .filling import CONFLICT, UNPROCESSABLE, FillingView

LARGEST_KEY = 2**63 - 1


class OwnWorkView(FillingView):
    """The rows with the time of each and of all."""

    template_name = "workload_tracking/own_work.html"
    page_title = gettext_lazy("Own work")
    header_icon = "list-ul"
    http_method_names = ["get", "head", "options"]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        hours_per_day = self.report.round.hours_per_day
        rows = [
            (row, WorkTime.of(row.quantity, row.days, row.hours))
            for row in self.report.own_work.all()
        ]
        total = sum((time for _row, time in rows), WorkTime())
        return super().get_context_data(
            rows=[(row, time.in_hours(hours_per_day)) for row, time in rows],
            hours=total.in_hours(hours_per_day),
            days=total.in_days(hours_per_day),
            may_add=len(rows) < MAX_OWN_WORK,
            most=MAX_OWN_WORK,
            **kwargs,
        )


class OwnWorkFormView(FillingView):
    """What adding and changing a row share."""

    template_name = "workload_tracking/own_work_form.html"
    header_icon = "list-ul"
    row: OwnWork | None = None
    is_gone = False

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.contested: dict[str, Any] = {}
        self.saved_before: Any = None

    @property
    def list_address(self) -> str:
        return reverse("workload:own_work") + self.query

    @cached_property
    def form(self) -> OwnWorkForm:
        if self.request.method == "POST":
            return OwnWorkForm(self.request.POST)
        return OwnWorkForm(initial=initial_of(self.row) if self.row else None)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            form=self.form,
            row=self.row,
            shown=shown(self.row) if self.row else "",
            last_seen=self.last_seen,
            contested=self.contested,
            contested_fields=dict.fromkeys(self.contested, True),
            saved_before=self.saved_before,
            is_gone=self.is_gone,
            list_address=self.list_address,
            add_address=reverse("workload:own_work_add") + self.report_query,
            **kwargs,
        )

    @property
    def last_seen(self) -> int:
        """The newest row there is, so that a form sent twice adds one row."""
        newest = self.report.own_work.order_by("-pk").values_list("pk", flat=True).first()
        return newest or 0


class OwnWorkAddView(OwnWorkFormView):
    page_title = gettext_lazy("Add own work")

    def save(self) -> HttpResponse:
        if not self.form.is_valid():
            return self.show(status=UNPROCESSABLE)
        told = self.request.POST.get("last_seen", "")
        actions.add_own_work(
            user=self.request.user,
            report=self.report,
            values=self.form.values,
            last_seen=int(told) if told.isdecimal() and len(told) < 19 else None,
        )
        return self.saved(_("The row is added."), self.list_address)


class OwnRowView(OwnWorkFormView):
    """A screen on one row; a row of another report answers 404, as if it were not there."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.key: int = min(kwargs["pk"], LARGEST_KEY)

    def find_row(self) -> OwnWork:
        found = self.report.own_work.filter(pk=self.key).first()
        if found is None:
            raise Http404
        return found

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.row = self.find_row()
        return super().get(request, *args, **kwargs)


class OwnWorkChangeView(OwnRowView):
    page_title = gettext_lazy("Change own work")

    def save(self) -> HttpResponse:
        self.row = self.report.own_work.filter(pk=self.key).first()
        if not self.form.is_valid():
            return self.show(status=UNPROCESSABLE)
        before = self.report
        try:
            self.contested = actions.change_own_work(
                user=self.request.user,
                report=self.report,
                row=OwnWork(pk=self.key),
                values=self.form.values,
                seen=self.form.seen,
            )
        except OwnWork.DoesNotExist:
            self.row, self.is_gone = None, True
            return self.show(status=CONFLICT)
        if not self.contested:
            return self.saved(_("The row is saved."), self.list_address)
        self.saved_before = before
        self.row = self.find_row()
        return self.show(status=CONFLICT)


class OwnWorkDeleteView(OwnRowView):
    """Asks first; deleting what is gone already is no error, another's row is not found."""

    template_name = "workload_tracking/own_work_delete.html"
    page_title = gettext_lazy("Delete own work")
    header_icon = "bin"

    def save(self) -> HttpResponse:
        self.row = OwnWork.objects.filter(pk=self.key).first()
        if self.row is not None and self.row.report_id != self.report.pk:
            raise Http404
        actions.delete_own_work(
            user=self.request.user, report=self.report, row=OwnWork(pk=self.key)
        )
        return self.saved(_("The row is deleted."), self.list_address)
