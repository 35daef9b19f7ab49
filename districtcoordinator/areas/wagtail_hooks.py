"""Registers with Wagtail what the other modules define; nothing is decided here."""

from typing import Any

from wagtail import hooks
from wagtail_modeladmin.options import modeladmin_register

from districtcoordinator.rich_text import register_keyed_links

from .menus import leave_out_page_menus, leave_out_page_panels
from .modeladmins import MENU_HOOK, DistrictAdmin, ProvinceAdmin, reference_menu
from .site_history import scope_site_history

scope_site_history()
modeladmin_register(ProvinceAdmin)
modeladmin_register(DistrictAdmin)


@hooks.register("register_admin_menu_item")
def register_reference_menu() -> Any:
    return reference_menu()


@hooks.register(MENU_HOOK)
def register_provinces() -> Any:
    return ProvinceAdmin().get_menu_item(order=1)


@hooks.register(MENU_HOOK)
def register_districts() -> Any:
    return DistrictAdmin().get_menu_item(order=2)


hooks.register("construct_main_menu", leave_out_page_menus)
hooks.register("construct_homepage_panels", leave_out_page_panels)
# After Wagtail's own, whose places these take.
hooks.register("register_rich_text_features", register_keyed_links, order=1)
