"""The ground of reference tables in Wagtail's admin: for those who hold their permission alone.

wagtail-modeladmin looks rows up before it asks who is there, leaks its history and writes by
itself. Here the permission comes first, there is no history and no deleting, and saving is an
action's business.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from typing import Any

from django.contrib.admin import SimpleListFilter
from django.contrib.admin.utils import label_for_field, lookup_field, unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.panels import ObjectList, Panel
from wagtail_modeladmin.helpers import PermissionHelper
from wagtail_modeladmin.menus import ModelAdminMenuItem
from wagtail_modeladmin.options import ModelAdmin
from wagtail_modeladmin.views import CreateView, EditView, IndexView, InspectView, ModelFormView

from .permissions import holds
from .roles import roles_with

LONGEST_SEARCH = 100
BYTE_ORDER_MARK = "\ufeff".encode()


def may(user: Any, permission: str) -> bool:
    """Say whether a request's user holds a permission; asked once, though every row asks again."""
    asked = user.__dict__.setdefault("_reference_tables", {})
    roles = tuple(roles_with(permission))
    if roles not in asked:
        asked[roles] = holds(user, permission)
    return asked[roles]


class ReferencePermissions(PermissionHelper):
    """Appointments decide, as everywhere; nobody deletes."""

    def may(self, user: Any, verb: str) -> bool:
        return may(user, f"{self.opts.app_label}.{self.get_perm_codename(verb)}")

    def user_can_list(self, user: Any) -> bool:
        return self.may(user, "view")

    def user_can_create(self, user: Any) -> bool:
        return self.may(user, "add")

    def user_can_inspect_obj(self, user: Any, obj: Model) -> bool:
        return self.may(user, "view")

    def user_can_edit_obj(self, user: Any, obj: Model) -> bool:
        return self.may(user, "change")

    def user_can_delete_obj(self, user: Any, obj: Model) -> bool:
        return False


class ChoiceFilter(SimpleListFilter):
    """A filter shown as a list to choose from; what is not in the list filters nothing."""

    field = ""

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        if self.value() in dict(self.lookup_choices):
            return queryset.filter(**{self.field: self.value()})
        return queryset


class ReferenceIndexView(IndexView):
    """The list: only known filters count, and a spreadsheet opens in Excel with Thai intact."""

    def get_filters_params(self, params: Any = None) -> dict[str, list[str]]:
        known = {choice.parameter_name for choice in self.list_filter}
        asked = super().get_filters_params(params)
        return {name: values for name, values in asked.items() if name in known}

    def get_search_results(self, request: HttpRequest, queryset: QuerySet, term: str) -> QuerySet:
        words = term.replace("\x00", "")[:LONGEST_SEARCH]
        return super().get_search_results(request, queryset, words)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Number the pages around the one that is shown, also where the address names none."""
        context = super().get_context_data(**kwargs)
        shown = context["page_obj"].number
        context["elided_page_range"] = context["paginator"].get_elided_page_range(shown)
        return context

    def to_row_dict(self, item: Model) -> OrderedDict[str, Any]:
        row = OrderedDict()
        for name in self.list_export:
            field, _attribute, value = lookup_field(name, item, self.model_admin)
            row[name] = in_words(field, value)
        return row

    def stream_csv(self, queryset: QuerySet) -> Iterator[bytes]:
        yield BYTE_ORDER_MARK
        yield from super().stream_csv(queryset)

    def write_csv_response(self, queryset: QuerySet) -> HttpResponse:
        response = super().write_csv_response(queryset)
        response["Content-Type"] = "text/csv; charset=utf-8"
        return response


class NamesRow:
    """A page about one row, under the name that its table gives it."""

    model_admin: ReferenceAdmin
    instance: Any

    def get_page_subtitle(self) -> str:
        return self.model_admin.name_of(self.instance)


class ReferenceInspectView(NamesRow, InspectView):
    """One row; a method of the table may stand for a field here, as it may in the list."""

    def get_field_label(self, field_name: str, field: Any = None) -> str:
        return self.model_admin.label_of(field_name)

    def get_field_display_value(self, field_name: str, field: Any = None) -> Any:
        field, _attribute, value = lookup_field(field_name, self.instance, self.model_admin)
        return in_words(field, value) or self.model_admin.get_empty_value_display(field_name)


class SavesByAction(ModelFormView):
    """A form whose rows are written by the action that knows the rules, and by nothing else."""

    model_admin: ReferenceAdmin
    request: HttpRequest

    def get_edit_handler(self) -> Any:
        handler = ObjectList(self.panels(), base_form_class=self.model_admin.base_form_class)
        return handler.bind_to_model(self.model_admin.model)

    def panels(self) -> list[Panel]:
        raise NotImplementedError

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            self.instance = self.model_admin.save(user=self.request.user, instance=form.instance)
        except ValidationError as error:
            for name, reasons in error.message_dict.items():
                form.add_error(name if name in form.fields else None, reasons)
            return self.form_invalid(form)
        message = self.get_success_message(self.instance)
        messages.success(self.request, message)
        return redirect(self.get_success_url())

    def form_invalid(self, form: Any) -> HttpResponse:
        response = super().form_invalid(form)
        response.status_code = 422
        return response


class ReferenceCreateView(SavesByAction, CreateView):
    page_title = gettext_lazy("Add")

    def panels(self) -> list[Panel]:
        return self.model_admin.create_panels


class ReferenceEditView(NamesRow, SavesByAction, EditView):
    def panels(self) -> list[Panel]:
        return self.model_admin.edit_panels


class ReferenceMenuItem(ModelAdminMenuItem):
    """An entry of the group menu; its label follows the person's language."""

    def is_shown(self, request: HttpRequest) -> bool:
        return self.model_admin.permission_helper.user_can_list(request.user)


class ReferenceAdmin(ModelAdmin):
    """A reference table. A subclass says its columns, its panels, and which action saves."""

    add_to_admin_menu = False
    history_view_enabled = False
    inspect_view_enabled = True
    permission_helper_class = ReferencePermissions
    index_view_class = ReferenceIndexView
    inspect_view_class = ReferenceInspectView
    create_view_class = ReferenceCreateView
    edit_view_class = ReferenceEditView
    index_template_name = "dc_areas/reference/index.html"
    inspect_template_name = "dc_areas/reference/inspect.html"
    index_view_extra_css = ("dc_areas/css/reference.css",)
    inspect_view_extra_css = ("dc_areas/css/reference.css",)
    form_view_extra_css = ("dc_areas/css/reference.css",)
    list_per_page = 50
    base_form_class: Any = None
    create_panels: list[Panel] = []
    edit_panels: list[Panel] = []

    def save(self, *, user: Any, instance: Any) -> Any:
        """Hand a form's instance to the action that saves it; raises ValidationError."""
        raise NotImplementedError

    def label_of(self, field_name: str) -> str:
        """Give the heading of a column: of a field, or of a method of the table."""
        return capfirst(str(label_for_field(field_name, self.model, self)))

    def name_of(self, instance: Any) -> str:
        """Name a row in the heading of its page."""
        return str(instance)

    def get_admin_urls_for_registration(self) -> list[Any]:
        """There is no deleting: reference data are deactivated."""
        deleting = self.url_helper.get_action_url_name("delete")
        urls = super().get_admin_urls_for_registration()
        return [url for url in urls if url.name != deleting]

    def get_menu_item(self, order: int | None = None) -> ReferenceMenuItem:
        return ReferenceMenuItem(self, order or self.get_menu_order())

    def register_indexing(self) -> None:
        """Wagtail's reference index warns before deleting; nothing is deleted here."""

    def get_index_view_extra_css(self) -> list[str]:
        return list(self.index_view_extra_css)

    def get_extra_attrs_for_field_col(self, obj: Model, field_name: str) -> dict[str, str]:
        """Name each cell, for screens too narrow to show a table with its headings."""
        return {"data-label": self.label_of(field_name)}

    def edit_view(self, request: HttpRequest, instance_pk: str) -> HttpResponse:
        self.refuse_unless(request, "change")
        return super().edit_view(request, self.known(instance_pk))

    def inspect_view(self, request: HttpRequest, instance_pk: str) -> HttpResponse:
        self.refuse_unless(request, "view")
        return super().inspect_view(request, self.known(instance_pk))

    def refuse_unless(self, request: HttpRequest, verb: str) -> None:
        """Ask for the permission before any row is looked up, so that a key gives no hint."""
        if not self.permission_helper.may(request.user, verb):
            raise PermissionDenied

    def known(self, instance_pk: str) -> str:
        """Give back a key that can be one; raises Http404 for what cannot."""
        try:
            self.model._meta.pk.to_python(unquote(instance_pk))
        except ValidationError as error:
            raise Http404 from error
        return instance_pk


def in_words(field: Any, value: Any) -> Any:
    """Give what a person reads: a choice's label, yes or no, nothing for nothing."""
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if field is not None and field.flatchoices:
        return dict(field.flatchoices).get(value, value)
    return "" if value is None else value
