"""People from a csv table: upload, see what would change, confirm it in one transaction."""

from typing import Any

from django.core import signing
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe
from django.views.generic import FormView
from import_export.results import Result
from wagtail.admin import messages

from ..forms import UploadForm
from ..people_table import PeopleTable, TableError, empty_table, read_table, read_text
from ..permissions import MANAGE_PEOPLE
from ..resources import COLUMNS, PeopleResource
from .screens import PeopleScreen

SALT = "dc_accounts.import"
CONFIRM_WITHIN_SECONDS = 60 * 60


class ImportPeople(PeopleScreen, FormView):
    """The table travels between the two steps in a signed field: it is never stored anywhere."""

    page_title = gettext_lazy("Import users from a table")
    form_class = UploadForm
    template_name = "dc_accounts/people/import.html"
    success_url = reverse_lazy("dc_people:index")
    extra_context = {"columns": COLUMNS, "back": reverse_lazy("dc_people:index")}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "sealed-table" in request.POST:
            return self.confirm(request.POST["sealed-table"])
        return super().post(request, *args, **kwargs)

    def form_valid(self, form: UploadForm) -> HttpResponse:
        try:
            text = read_text(form.cleaned_data["file"])
            table = read_table(text)
        except TableError as error:
            form.add_error("file", str(error))
            return self.form_invalid(form)
        return self.show(form, table, self.run(table, dry_run=True), text)

    def confirm(self, seal: str) -> HttpResponse:
        form = UploadForm()
        try:
            content = signing.loads(seal, salt=SALT, max_age=CONFIRM_WITHIN_SECONDS)
        except signing.BadSignature:
            messages.error(
                self.request, _("Too much time has passed. Please choose the file again.")
            )
            return redirect("dc_people:import")
        if content["user"] != str(self.request.user.pk):
            raise PermissionDenied
        table = read_table(content["table"])
        result = self.run(table, dry_run=False)
        if _has_mistakes(result):  # something was changed since the table was looked at
            return self.show(form, table, result, content["table"])
        count = result.totals["new"] + result.totals["update"]
        done = ngettext("%(count)d row was taken over.", "%(count)d rows were taken over.", count)
        messages.success(self.request, done % {"count": count})
        return redirect(self.get_success_url())

    def run(self, table: PeopleTable, *, dry_run: bool) -> Result:
        return PeopleResource(user=self.request.user).import_data(
            table.rows, dry_run=dry_run, rollback_on_validation_errors=True
        )

    def show(self, form: UploadForm, table: PeopleTable, result: Result, text: str) -> HttpResponse:
        content = {"table": text, "user": str(self.request.user.pk)}
        mistaken = _has_mistakes(result)
        context = self.get_context_data(
            form=form,
            totals=result.totals,
            changes=[row for row in result.rows if row.import_type in ("new", "update")],
            mistakes=mistakes(result, table.numbers),
            seal="" if mistaken else signing.dumps(content, salt=SALT, compress=True),
        )
        return self.render_to_response(context)


def mistakes(result: Result, numbers: list[int]) -> list[tuple[int | None, str]]:
    """Give number and text of what cannot be taken over; no number where it is the whole table."""
    found: list[tuple[int | None, str]] = [(None, _text(one.error)) for one in result.base_errors]
    wrong = [(row.number, row.error) for row in result.invalid_rows]
    wrong += [(row.number, row.errors[0].error) for row in result.error_rows]
    return found + [
        (numbers[place - 1], _text(error)) for place, error in sorted(wrong, key=_first)
    ]


def _first(pair: tuple) -> int:
    return pair[0]


def _has_mistakes(result: Result) -> bool:
    return result.has_errors() or result.has_validation_errors()


def _text(error: Exception) -> str:
    if isinstance(error, ValidationError):
        return " ".join(error.messages)
    return _("This cannot be taken over.")


@require_safe
def import_template(request: HttpRequest) -> HttpResponse:
    """Give an empty table with the right columns, such that Excel shows its Thai."""
    if not request.user.has_perm(MANAGE_PEOPLE):
        raise PermissionDenied
    response = HttpResponse(empty_table(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="people.csv"'
    return response
