"""Provinces and districts as central keeps them; what follows from a code never changes."""

from typing import Any

from django.contrib.admin import display
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import Menu, SubmenuMenuItem
from wagtail.admin.panels import FieldPanel

from .actions import save_district, save_province
from .models import District, Province, Region
from .reference_tables import ChoiceFilter, ReferenceAdmin

# Other apps add their own reference tables to the menu by this hook.
MENU_HOOK = "register_reference_menu_item"


class ActiveFilter(ChoiceFilter):
    title = _("use")
    parameter_name = "active"
    field = "is_active"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("1", _("In use")), ("0", _("No longer in use"))]


class RegionFilter(ChoiceFilter):
    title = _("region")
    parameter_name = "region"
    field = "region"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return Region.choices


class ProvinceFilter(ChoiceFilter):
    title = _("province")
    parameter_name = "province"
    field = "province"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return list(Province.objects.values_list("code", "name"))


class AreaAdmin(ReferenceAdmin):
    """What provinces and districts have in common."""

    search_fields: tuple[str, ...] = ("name", "name_en", "code")

    @display(description=_("name"), ordering="sort_key")
    def thai_name(self, area: Province | District) -> str:
        return area.name

    @display(description=_("use"), ordering="is_active")
    def in_use(self, area: Province | District) -> Any:
        return _("In use") if area.is_active else _("No longer in use")


ACTIVE_PANEL = FieldPanel(
    "is_active",
    help_text=_(
        "Nothing is deleted: what is no longer in use gets no report in new rounds, and what was"
        " recorded stays."
    ),
)


class ProvinceAdmin(AreaAdmin):
    model = Province
    base_url_path = "reference/provinces"
    menu_label = _("Provinces")
    menu_item_name = "reference-provinces"
    menu_icon = "globe"
    export_filename = "provinces"
    ordering = ("sort_key", "code")
    list_display = ("thai_name", "code", "name_en", "region", "in_use")
    list_filter = (RegionFilter, ActiveFilter)
    list_export = ("code", "name", "name_en", "region", "has_office", "is_active")
    inspect_view_fields = (*list_export, "slug")
    edit_panels = [
        FieldPanel("code", read_only=True),
        FieldPanel("name"),
        FieldPanel("name_en"),
        FieldPanel("region"),
        FieldPanel(
            "has_office", help_text=_("Without an office, its districts record no figures.")
        ),
        ACTIVE_PANEL,
    ]
    create_panels = [
        FieldPanel("code", help_text=_("Two digits. A code is not changed afterwards.")),
        *edit_panels[1:],
    ]

    def save(self, *, user: Any, instance: Province) -> Province:
        return save_province(user=user, province=instance)


class DistrictAdmin(AreaAdmin):
    model = District
    base_url_path = "reference/districts"
    menu_label = _("Districts")
    menu_item_name = "reference-districts"
    menu_icon = "site"
    export_filename = "districts"
    ordering = ("province__sort_key", "sort_key", "code")
    list_select_related = ("province",)
    list_display = ("thai_name", "thai_province", "code", "name_en", "in_use")
    list_filter = (ProvinceFilter, ActiveFilter)
    search_fields = (*AreaAdmin.search_fields, "province__name")
    list_export = ("code", "name", "name_en", "province_id", "province", "is_active")
    inspect_view_fields = ("code", "name", "name_en", "province", "is_active")
    edit_panels = [
        FieldPanel("code", read_only=True),
        FieldPanel("province", read_only=True),
        FieldPanel("name"),
        FieldPanel("name_en"),
        ACTIVE_PANEL,
    ]
    create_panels = [
        FieldPanel(
            "code",
            help_text=_(
                "Four digits; the first two are the province's. A code is not changed afterwards."
            ),
        ),
        *edit_panels[2:],
    ]

    @display(description=_("province"), ordering="province__sort_key")
    def thai_province(self, district: District) -> str:
        return district.province.name

    def save(self, *, user: Any, instance: District) -> District:
        return save_district(user=user, district=instance)


def reference_menu() -> SubmenuMenuItem:
    """Build the menu "ข้อมูลหลัก"; each table in it is shown to whoever may see it."""
    return SubmenuMenuItem(
        _("Reference data"),
        Menu(register_hook_name=MENU_HOOK),
        name="reference",
        icon_name="folder-open-inverse",
        order=20,
    )
