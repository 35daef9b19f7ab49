"""What the frame of every page needs: `{% load shell %}`."""

from typing import Any

from django import template

from home.menu import MenuEntry, menu_entries, settings_for
from home.models import SiteSettings

register = template.Library()


@register.simple_tag(takes_context=True)
def site_settings(context: dict[str, Any]) -> SiteSettings | None:
    """Give contact and links, or nothing on a page that cannot ask for them."""
    return settings_for(context.get("request"))


@register.simple_tag(takes_context=True)
def main_menu(context: dict[str, Any]) -> list[MenuEntry]:
    """Give the entries of the main menu; the frame asks once and shows them twice."""
    return menu_entries(context.get("request"))
