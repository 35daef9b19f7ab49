"""People from a csv table: upload, see what would change, confirm it in one transaction."""

from typing import Any

import tablib
from django.core import signing
from django.core.exceptions import PermissionDenied
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
from ..permissions import MANAGE_PEOPLE
from ..resources import COLUMNS, PeopleResource
from .screens import PeopleScreen

SALT = "dc_accounts.import"
CONFIRM_WITHIN_SECONDS = 60 * 60
LARGEST_FILE = 1_000_000
MOST_ROWS = 2_000
ENCODINGS = ("utf-8-sig", "cp874")  # what Excel writes on Thai computers
BYTE_ORDER_MARK = "\ufeff"  # without it Excel shows Thai as garbage


class ImportPeople(PeopleScreen, FormView):
    """The table travels between the two steps in a signed field: it is never stored anywhere."""

    page_title = gettext_lazy("Import users from a table")
    form_class = UploadForm
    template_name = "accounts/people/import.html"
    success_url = reverse_lazy("people:index")
    extra_context = {"columns": COLUMNS, "back": reverse_lazy("people:index")}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "sealed-table" in request.POST:
            return self.confirm(request.POST["sealed-table"])
        return super().post(request, *args, **kwargs)

    def form_valid(self, form: UploadForm) -> HttpResponse:
        try:
            text = read_text(form.cleaned_data["file"])
            result = self.run(text, dry_run=True)
        except TableError as error:
            form.add_error("file", str(error))
            return self.form_invalid(form)
        return self.show(form, result, text)

    def confirm(self, seal: str) -> HttpResponse:
        form = UploadForm()
        try:
            content = signing.loads(seal, salt=SALT, max_age=CONFIRM_WITHIN_SECONDS)
        except signing.BadSignature:
            messages.error(
                self.request, _("Too much time has passed. Please choose the file again.")
            )
            return redirect("people:import")
        if content["user"] != str(self.request.user.pk):
            raise PermissionDenied
        result = self.run(content["table"], dry_run=False)
        if _has_mistakes(result):
            return self.show(form, result, content["table"])
        count = result.totals["new"] + result.totals["update"]
        done = ngettext("%(count)d row was taken over.", "%(count)d rows were taken over.", count)
        messages.success(self.request, done % {"count": count})
        return redirect(self.get_success_url())

    def run(self, text: str, *, dry_run: bool) -> Result:
        return PeopleResource(user=self.request.user).import_data(
            read_table(text), dry_run=dry_run, rollback_on_validation_errors=True
        )

    def show(self, form: UploadForm, result: Result, text: str) -> HttpResponse:
        content = {"table": text, "user": str(self.request.user.pk)}
        mistaken = _has_mistakes(result)
        context = self.get_context_data(
            form=form,
            totals=result.totals,
            changes=[row for row in result.rows if row.import_type in ("new", "update")],
            mistakes=mistakes(result),
            seal="" if mistaken else signing.dumps(content, salt=SALT, compress=True),
        )
        return self.render_to_response(context)


class TableError(Exception):
    """The file cannot be read as a table of people; the text says why."""


def read_text(file: Any) -> str:
    """Give the text of an uploaded csv file; raises TableError."""
    if file.size > LARGEST_FILE:
        raise TableError(_("The file is larger than 1 MB."))
    content = file.read()
    for encoding in ENCODINGS:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise TableError(_("The file is not a csv file. In Excel, choose “CSV UTF-8” when saving."))


def read_table(text: str) -> tablib.Dataset:
    """Give the rows of a csv text, empty ones left out; raises TableError."""
    lines = [line for line in text.splitlines() if line.strip(" ,\t")]
    try:
        table = tablib.Dataset().load("\n".join(lines), format="csv")
    except (tablib.InvalidDimensions, tablib.UnsupportedFormat, ValueError) as error:
        raise TableError(_("The rows do not all have the same number of cells.")) from error
    missing = [column for column in COLUMNS if column not in (table.headers or ())]
    if missing:
        raise TableError(
            _("These columns are missing: %(columns)s") % {"columns": ", ".join(missing)}
        )
    if len(table) > MOST_ROWS:
        raise TableError(_("The table has more than 2,000 rows."))
    return table


def mistakes(result: Result) -> list[tuple[int | None, str]]:
    """Give number and text of what cannot be taken over; no number where it is the whole table."""
    found: list[tuple[int | None, str]] = [(None, _text(one.error)) for one in result.base_errors]
    found += [(row.number, _text(row.error)) for row in result.invalid_rows]
    found += [(row.number, _text(row.errors[0].error)) for row in result.error_rows]
    return sorted(found, key=lambda mistake: mistake[0] or 0)


def _has_mistakes(result: Result) -> bool:
    return result.has_errors() or result.has_validation_errors()


def _text(error: Exception) -> str:
    return " ".join(getattr(error, "messages", None) or [str(error)])


@require_safe
def import_template(request: HttpRequest) -> HttpResponse:
    """Give an empty table with the right columns, such that Excel shows its Thai."""
    if not request.user.has_perm(MANAGE_PEOPLE):
        raise PermissionDenied
    response = HttpResponse(
        f"{BYTE_ORDER_MARK}{','.join(COLUMNS)}\r\n", content_type="text/csv; charset=utf-8"
    )
    response["Content-Disposition"] = 'attachment; filename="people.csv"'
    return response
