"""What of news Wagtail's page explorer and its chooser of pages show to whom."""

import re

from django.db.models import QuerySet
from django.http import HttpRequest
from wagtail.models import Page

from districtcoordinator.areas.menus import holds, keeps_no_pages

from .models import NewsPage
from .permissions import OVERSEE_NEWS, WRITE_NEWS

# A key that a database can look up.
KEY = re.compile(r"[0-9]{1,18}")
CHOSEN, BENEATH = "wagtailadmin_choose_page_chosen_multiple", "wagtailadmin_choose_page_child"
BULK, PAGES = "wagtail_bulk_action", "wagtailcore"


def leave_out_drafts_of_provinces(
    parent_page: Page, pages: QuerySet[Page], request: HttpRequest
) -> QuerySet[Page]:
    """What is not published is seen by the offices of its province and by who oversees news; the
    department's editors have the whole tree, but not what others are still writing."""
    return seen_by(request, pages)


def offer_no_drafts_of_others(pages: QuerySet[Page], request: HttpRequest) -> QuerySet[Page]:
    """Wagtail's chooser of pages offers everybody every page there is."""
    return seen_by(request, pages)


def seen_by(request: HttpRequest, pages: QuerySet[Page]) -> QuerySet[Page]:
    """Leave out drafts of provinces whose news the person neither writes nor oversees."""
    if holds(request, OVERSEE_NEWS):
        return pages
    own = NewsPage.objects.for_user(request.user, WRITE_NEWS)
    unseen = NewsPage.objects.of_provinces().filter(live=False).exclude(pk__in=own.values("pk"))
    return pages.exclude(pk__in=unseen.values("pk"))


def asks_for_unseen(request: HttpRequest) -> bool:
    """Whether the person asks by key for the title of a page that these lists leave out: Wagtail's
    chooser tells it, and its bulk actions tell what of it one may not do."""
    match = request.resolver_match
    if match is None or match.view_name not in (CHOSEN, BENEATH, BULK):
        return False
    of_others = match.kwargs.get("app_label", PAGES) != PAGES
    if match.view_name == BULK and (of_others or not keeps_no_pages(request)):
        return False
    pages = _asked_for(request, match.kwargs.get("parent_page_id"))
    return seen_by(request, pages).count() < pages.count()


def _asked_for(request: HttpRequest, parent: int | None) -> QuerySet[Page]:
    """Give the pages with these keys; of "all" those that may be meant."""
    asked = request.GET.getlist("id")
    if "all" not in asked:
        keys = {int(key) for key in asked if KEY.fullmatch(key)}
        return Page.objects.filter(pk__in=keys | ({parent} - {None}))
    above = request.GET.get("childOf", "")
    found = Page.objects.filter(pk=above).first() if KEY.fullmatch(above) else None
    return found.get_descendants() if found else Page.objects.all()
