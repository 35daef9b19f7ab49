"""The officers as DLA Connect has them; it is the source, so nothing is edited here."""

from __future__ import annotations

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, StatusTagColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.widgets.button import HeaderButton

from districtcoordinator.thai.dates import short_date

from ..models import Officer
from .admin_screens import KeepersOnly


def districts_of(officer: Officer) -> str:
    return ", ".join(district.name for district in officer.districts.all())


def state_of(officer: Officer) -> str:
    if officer.left_on is None:
        return str(_("In office"))
    return str(_("Left on %(day)s")) % {"day": short_date(officer.left_on)}


def updated_on(officer: Officer) -> str:
    return short_date(officer.updated_on) if officer.updated_on else ""


class OfficerList(KeepersOnly, IndexView):
    """Everybody, who left too, to search and to narrow by province, position and state."""

    model = Officer
    page_title = _("Directory (menu)")
    header_icon = "user"
    index_url_name = "dc_directory_admin:index"
    index_results_url_name = "dc_directory_admin:results"
    any_permission_required: list[str] = []
    paginate_by = 50
    default_ordering = ("sort_key", "pk")
    list_filter = ["province", "position", "is_active"]
    search_backend_name = None
    search_fields = ["name", "province__name", "districts__name"]
    columns = [
        Column("name", label=_("Name"), sort_key="sort_key"),
        Column("position", label=_("Position"), accessor="get_position_display"),
        Column("province", label=_("Province"), sort_key="province__sort_key"),
        Column("districts", label=_("Districts"), accessor=districts_of),
        Column("office_telephone", label=_("Office telephone")),
        Column("office_mail", label=_("Office mail")),
        Column("updated_on", label=_("Last updated"), accessor=updated_on, sort_key="updated_on"),
        StatusTagColumn(
            "state", label=_("State"), accessor=state_of, primary=lambda one: one.is_active
        ),
    ]

    def get_base_queryset(self) -> QuerySet[Officer]:
        officers = Officer.objects.kept_by(self.request.user)
        return officers.select_related("province").prefetch_related("districts")

    def search_queryset(self, queryset: QuerySet[Officer]) -> QuerySet[Officer]:
        """Once each, although several of the districts may fit."""
        found = super().search_queryset(queryset)
        return found.distinct() if self.is_searching else found

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        return [
            HeaderButton(
                _("Update the directory"),
                url=reverse("dc_directory_admin:updates"),
                icon_name="download",
            )
        ]
