"""The officers as DLA Connect has them; it is the source, so nothing is edited here."""

from __future__ import annotations

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext
from django_filters import ChoiceFilter, ModelChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import IndexView
from wagtail.admin.widgets.button import HeaderButton

from districtcoordinator.areas.models import Province
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


class LabelledColumn(Column):
    """A column whose cells carry its label, for phones, where each row is a card."""

    cell_template_name = "dc_directory/admin/cell.html"


class OfficerFilterSet(WagtailFilterSet):
    province = ModelChoiceFilter(queryset=Province.objects.with_office(), label=_("Province"))
    is_active = ChoiceFilter(
        label=_("State"),
        empty_label=_("All"),
        choices=[("True", _("In office")), ("False", _("Has left"))],
    )

    class Meta:
        model = Officer
        fields = ["province", "position", "is_active"]


class OfficerList(KeepersOnly, IndexView):
    """Everybody, who left too, to search and to narrow by province, position and state."""

    model = Officer
    page_title = _("Directory (menu)")
    header_icon = "user"
    index_url_name = "dc_directory_admin:index"
    index_results_url_name = "dc_directory_admin:results"
    # Not by Wagtail's rights to add, change or view: there is one right for all of it.
    permission_policy = None
    any_permission_required = None
    paginate_by = 50
    default_ordering = ("sort_key", "pk")
    filterset_class = OfficerFilterSet
    search_backend_name = None
    search_fields = ["name", "province__name", "districts__name"]
    template_name = "dc_directory/admin/officers.html"
    columns = [
        LabelledColumn("name", label=_("Name"), sort_key="sort_key"),
        LabelledColumn("position", label=_("Position"), accessor="get_position_display"),
        LabelledColumn("province", label=_("Province"), sort_key="province__sort_key"),
        LabelledColumn("districts", label=_("Districts"), accessor=districts_of),
        LabelledColumn("office_telephone", label=_("Office telephone")),
        LabelledColumn("office_mail", label=_("Office mail")),
        LabelledColumn(
            "updated_on", label=_("Last updated"), accessor=updated_on, sort_key="updated_on"
        ),
        LabelledColumn("state", label=_("State"), accessor=state_of),
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
                pgettext("directory", "Update"),
                url=reverse("dc_directory_admin:updates"),
                icon_name="download",
            )
        ]
