"""Who is mailed by Wagtail about comments beside passages: whoever still writes in the province."""

from typing import Any

from django.http import HttpRequest
from wagtail.models import PageSubscription

from ..models import NewsPage
from ..permissions import writers_in


def drop_former_writers(request: HttpRequest, page: Any) -> None:
    """Before an item is saved, let go of subscribers who do not write in its province any more.

    Writing an item subscribes to its comments, and Wagtail keeps that for good.
    """
    if request.method == "POST" and isinstance(page, NewsPage) and page.province_id:
        subscriptions = PageSubscription.objects.filter(page=page)
        subscriptions.exclude(user__in=writers_in(page.province_id)).delete()
