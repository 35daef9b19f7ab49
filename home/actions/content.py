"""Reading the content that the site begins with; it names pages by their paths."""

import json
from pathlib import Path
from typing import Any

from wagtail.models import Page

from home.models import HomePage

CONTENT = Path(__file__).parents[1] / "content"


def read_content(name: str, *, home_page: HomePage | None = None) -> Any:
    """Give what `home/content/<name>` says; for a home page, with keys for the paths of pages."""
    content = json.loads((CONTENT / name).read_text(encoding="utf-8"))
    return _with_page_keys(content, home_page) if home_page else content


def page_at(path: str, *, home_page: HomePage) -> Page | None:
    """The page at a path such as `/toolkits/laws/`, or else the nearest one above it but the first.

    `/` is the home page itself.
    """
    steps = path.strip("/").split("/") if path.strip("/") else []
    if not steps:
        return home_page
    paths = ["/".join(steps[:length]) for length in range(1, len(steps) + 1)]
    found = Page.objects.filter(url_path__in=[f"{home_page.url_path}{one}/" for one in paths])
    return found.order_by("-depth").first()


def _with_page_keys(content: Any, home_page: HomePage) -> Any:
    if isinstance(content, list):
        return [_with_page_keys(one, home_page) for one in content]
    if not isinstance(content, dict):
        return content
    changed = {name: _with_page_keys(value, home_page) for name, value in content.items()}
    if isinstance(content.get("page"), str):
        page = page_at(content["page"], home_page=home_page)
        changed["page"] = page.pk if page else None
    return changed
