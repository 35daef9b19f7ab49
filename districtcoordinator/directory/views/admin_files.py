"""The directory from an uploaded table, and as a table to download."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView, View

from ..forms import UploadForm
from ..importing import update_from_file
from ..models import Officer
from ..problems import DirectoryProblem
from ..resources import COLUMNS
from ..tables import CONTENT_TYPES, write_table
from .admin_screens import DirectoryScreen, KeepersOnly, as_file


class Upload(DirectoryScreen, FormView):
    """Takes a table; what is wrong with it is told by rows, and nothing changes."""

    page_title = _("Update from a file")
    form_class = UploadForm
    template_name = "dc_directory/admin/upload.html"
    extra_context = {"columns": list(COLUMNS.values())}

    def form_valid(self, form: UploadForm) -> HttpResponse:
        try:
            update = update_from_file(user=self.request.user, file=form.cleaned_data["file"])
        except DirectoryProblem as problem:
            context = self.get_context_data(form=form, problems=str(problem).splitlines())
            return self.render_to_response(context)
        return redirect("dc_directory_admin:update", update.pk)


class WholeTable(KeepersOnly, View):
    """The directory as it is, to change and to upload again."""

    kind = "csv"
    name = "directory"

    def officers(self, user: Any) -> QuerySet[Officer]:
        everybody = Officer.objects.kept_by(user).filter(is_active=True)
        return everybody.order_by("province__sort_key", "sort_key", "pk")

    def get(self, request: HttpRequest) -> HttpResponse:
        officers = self.officers(request.user).prefetch_related("districts")
        content = write_table(officers, self.kind)
        return as_file(content, CONTENT_TYPES[self.kind], f"{self.name}.{self.kind}")


class EmptyTable(WholeTable):
    """The columns alone, to fill in."""

    name = "directory-template"

    def officers(self, user: Any) -> QuerySet[Officer]:
        return Officer.objects.none()
