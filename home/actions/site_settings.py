"""Menu, contact and links that the site begins with."""

import json
from typing import Any

from django.db import transaction
from wagtail.models import Site

from home.models import HomePage, SiteSettings

from .content import read_content

CONTENT = "site_settings.json"


@transaction.atomic
def ensure_site_settings(*, home_page: HomePage) -> SiteSettings | None:
    """The site of the home page has a menu, a contact and links; what editors wrote stays.

    Settings count as written once a single one of them is there. Returns them, or None where no
    site begins at the home page.
    """
    site = Site.objects.filter(root_page=home_page).order_by("-is_default_site").first()
    if site is None:
        return None
    settings = SiteSettings.for_site(site)
    content = read_content(CONTENT, home_page=home_page)
    if any(getattr(settings, name) for name in content):
        return settings
    for name, value in content.items():
        setattr(settings, name, json.dumps(_reachable(value)) if name == "menu" else value)
    settings.save()
    return settings


def _reachable(menu: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Entries that lead somewhere: to a place of the system, or to a page that is there."""
    return [entry for entry in menu if entry["value"]["place"] or entry["value"]["page"]]
