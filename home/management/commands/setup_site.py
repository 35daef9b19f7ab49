from typing import Any

from django.core.management.base import BaseCommand

from home.actions import ensure_home_page


class Command(BaseCommand):
    help = "Make the site's home page if it is missing; what editors have written stays as it is."

    def handle(self, *args: Any, **options: Any) -> None:
        page = ensure_home_page()
        self.stdout.write(f"Home page: {page.title} ({page.url})")
