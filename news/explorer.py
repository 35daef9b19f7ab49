"""What of news Wagtail's page explorer and its chooser of pages show to whom."""

import re

from django.db.models import QuerySet
from django.http import HttpRequest
from wagtail.models import Page

from districtcoordinator.areas.menus import holds

from .models import NewsPage
from .permissions import OVERSEE_NEWS, WRITE_NEWS

# A key that a database can look up.
KEY = re.compile(r"[0-9]{1,18}")
CHOSEN, BENEATH = "wagtailadmin_choose_page_chosen_multiple", "wagtailadmin_choose_page_child"


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


def chooses_unseen(request: HttpRequest) -> bool:
    """Whether the person asks by key for the title of a page that the chooser does not offer."""
    match = request.resolver_match
    if match is None or match.view_name not in (CHOSEN, BENEATH):
        return False
    keys = {int(key) for key in request.GET.getlist("id") if KEY.fullmatch(key)}
    keys |= set(match.kwargs.values())
    pages = Page.objects.filter(pk__in=keys)
    return seen_by(request, pages).count() < pages.count()
