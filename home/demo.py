"""The public site of the demo: what every site begins with, toolkits and new books."""

import json
from collections.abc import Callable
from typing import Any

from django.core.files.base import ContentFile
from django.utils.translation import gettext as _
from wagtail.images import get_image_model

from home.actions import setup_site
from home.actions.content import read_content
from home.covers import draw_cover
from home.demo_toolkits import load_toolkits
from home.models import HomePage

# The news have a section for each province, which come with the accounts.
AFTER = ("dc_accounts",)
BOOKS = "demo_books.json"


def load(report_progress: Callable[[str, int, int], None]) -> str:
    """Make the site if it is missing, and put books on its first page; give a sentence about it."""
    home_page = setup_site()
    load_toolkits()
    add_books(home_page, report_progress)
    return _("Home page: %(title)s") % {"title": home_page.title}


def add_books(home_page: HomePage, report_progress: Callable[[str, int, int], None]) -> None:
    """The demo's books stand in each list of new books that has none yet."""
    body = home_page.body.get_prep_value()
    empty = [one for one in body if one["type"] == "books" and not one["value"]["books"]]
    if not empty:
        return
    books = []
    content = read_content(BOOKS)
    for number, book in enumerate(content, 1):
        books.append(_book(book))
        report_progress(_("Books"), number, len(content))
    for block in empty:
        block["value"]["books"] = books
    home_page.body = json.dumps(body)
    home_page.save_revision().publish()


def _book(book: dict[str, Any]) -> dict[str, Any]:
    link = {"text": _("Read"), "place": "", "page": None, "address_elsewhere": book["address"]}
    return {
        "cover": _cover(book).pk,
        "title": book["title"],
        "publisher": book["publisher"],
        "link": link,
    }


def _cover(book: dict[str, Any]) -> Any:
    """Give the picture of a book's cover, drawn at its first use."""
    title = _("Cover: %(title)s") % {"title": book["title"]}
    images = get_image_model()
    found = images.objects.filter(title=title).first()
    if found is None:
        drawn = draw_cover(lines=book["lines"], edition=book["publisher"], style=book["style"])
        found = images(title=title, file=ContentFile(drawn, name=f"cover-{book['style']}.png"))
        found.save()
    return found
