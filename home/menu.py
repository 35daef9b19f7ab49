"""The main menu as visitors see it: entries that lead somewhere, the current one marked."""

from dataclasses import dataclass

from django.core.exceptions import DisallowedHost
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext, pgettext

from home.models import SiteSettings


@dataclass(frozen=True)
class MenuEntry:
    text: str
    address: str
    is_elsewhere: bool = False
    only_at_the_foot: bool = False
    current: str = ""
    """What `aria-current` says: "page" on the page itself, "true" beneath it, else nothing."""


def settings_for(request: HttpRequest | None) -> SiteSettings | None:
    """Give the settings of the site asked for; nothing without a request, or for a foreign host."""
    try:
        return SiteSettings.for_request(request) if request else None
    except (DisallowedHost, SiteSettings.DoesNotExist):
        return None


def menu_entries(request: HttpRequest | None) -> list[MenuEntry]:
    """Give the editors' entries; where nobody can be asked, those that always lead somewhere."""
    path = request.path if request else ""
    settings = settings_for(request)
    entries = [
        MenuEntry(
            text=link["text"],
            address=link.address,
            is_elsewhere=link.is_elsewhere,
            only_at_the_foot=link["only_at_the_foot"],
            current=current(link.address, path),
        )
        for link in (block.value for block in (settings.menu if settings else ()))
        if link["text"] and link.address
    ]
    return entries or [
        MenuEntry(text=text, address=address, current=current(address, path))
        for text, address in _plain_entries()
    ]


def current(address: str, path: str) -> str:
    """Say how an entry's address relates to the path asked for; only "/" has nothing beneath it."""
    if address == path:
        return "page"
    return "true" if address != _home_address() and path.startswith(address) else ""


def _plain_entries() -> list[tuple[str, str]]:
    """What answers even on a page for a server error, when nobody can be asked."""
    return [
        (pgettext("menu", "Home"), _home_address()),
        (gettext("Directory of district officers"), reverse("dc_directory:index")),
        ("Workload Tracking System", reverse("dc_accounts:login")),
    ]


def _home_address() -> str:
    return reverse("wagtail_serve", args=[""])
