"""What of news Wagtail's page explorer shows to whom."""

from django.db.models import QuerySet
from django.http import HttpRequest
from wagtail.models import Page

from districtcoordinator.areas.menus import holds

from .models import NewsPage
from .permissions import OVERSEE_NEWS, WRITE_NEWS


def leave_out_drafts_of_provinces(
    parent_page: Page, pages: QuerySet[Page], request: HttpRequest
) -> QuerySet[Page]:
    """What is not published is seen by the offices of its province and by who oversees news; the
    department's editors have the whole tree, but not what others are still writing."""
    if holds(request, OVERSEE_NEWS):
        return pages
    own = NewsPage.objects.for_user(request.user, WRITE_NEWS)
    unseen = NewsPage.objects.of_provinces().filter(live=False).exclude(pk__in=own.values("pk"))
    return pages.exclude(pk__in=unseen.values("pk"))
