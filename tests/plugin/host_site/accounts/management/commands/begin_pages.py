from typing import Any

from django.core.management.base import BaseCommand
from wagtail.models import Site


class Command(BaseCommand):
    help = "What the host's editors do: put the guest's pages below their own home page."

    def handle(self, *args: Any, **options: Any) -> None:
        from faq.actions import ensure_faq
        from news.actions import ensure_news

        site = Site.objects.get(is_default_site=True)
        for ensure in (ensure_faq, ensure_news):
            ensure(parent=site.root_page)
            site.root_page.refresh_from_db()
