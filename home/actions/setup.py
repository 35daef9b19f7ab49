"""Bringing the whole public site into being; `setup_site` the command and the demo both call it."""

from collections.abc import Callable
from typing import Any

from django.db import transaction

from faq.actions import ensure_faq
from home.models import HomePage
from news.actions import ensure_board, ensure_news

from .content_pages import ensure_content_pages
from .home_page import ensure_home_page, fill_home_page
from .site_settings import ensure_site_settings
from .toolkits import ensure_toolkits

# What stands below the home page. Each function is called as `ensure(parent=…, user=…)`, makes
# what is missing and leaves alone what editors have written. Pages of text come last: they link to
# the others.
SECTIONS: tuple[Callable[..., Any], ...] = (
    ensure_toolkits,
    ensure_faq,
    ensure_news,
    ensure_board,
    ensure_content_pages,
)


@transaction.atomic
def setup_site(*, user: Any = None) -> HomePage:
    """The home page, all sections, the menu and the tiles are there, however often this is called.

    `user` becomes the author of the first revisions. Returns the home page.
    """
    pk = ensure_home_page(user=user).pk
    for ensure_section in SECTIONS:
        # Afresh each time: adding a page changes what the tree keeps in its parent's row.
        ensure_section(parent=HomePage.objects.get(pk=pk), user=user)
    home_page = HomePage.objects.get(pk=pk)
    # Last, because tiles and menu lead to the pages made before.
    fill_home_page(home_page=home_page, user=user)
    ensure_site_settings(home_page=home_page)
    return home_page
