"""What shows that something tried with news was done, and what the public sees of it."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from wagtail.models import Page, PageViewRestriction, Revision

from news.enums import NewsState
from news.models import NewsPage

from .attempts import CHANGED, again

Done = Callable[[Page, HttpResponse], bool]


def public() -> Any:
    """What anybody reads: the news with their words, places and addresses, and the lists."""
    shown = ("pk", "title", "lead", "url_path", "province", "district", "live_revision")
    news = set(NewsPage.objects.live().public().values_list(*shown))
    pages = set(Page.objects.live().values_list("pk", "title", "path"))
    kept_back = PageViewRestriction.objects.count()
    scheduled = Revision.objects.exclude(approved_go_live_at=None).count()
    return news, pages, kept_back, scheduled


def opened(page: Page, response: HttpResponse) -> bool:
    return response.status_code == 200


def changed(page: Page, response: HttpResponse) -> bool:
    return Page.objects.get(pk=page.pk).draft_title == CHANGED


def gone(page: Page, response: HttpResponse) -> bool:
    return not Page.objects.filter(pk=page.pk).exists()


def one_more(page: Page, response: HttpResponse) -> bool:
    return NewsPage.objects.filter(title=CHANGED).exists()


def an_alias(page: Page, response: HttpResponse) -> bool:
    return Page.objects.exclude(alias_of=None).exists()


def added(page: Page, response: HttpResponse) -> bool:
    return NewsPage.objects.child_of(page).filter(title=CHANGED, live=False).exists()


def moved(page: Page, response: HttpResponse) -> bool:
    return Page.objects.get(pk=page.pk).path != page.path


def locked(page: Page, response: HttpResponse) -> bool:
    return Page.objects.get(pk=page.pk).locked


def unlocked(page: Page, response: HttpResponse) -> bool:
    return not locked(page, response)


def private(page: Page, response: HttpResponse) -> bool:
    return page.view_restrictions.exists()


def is_now(state: NewsState) -> Done:
    return lambda page, response: again(page).state == state
