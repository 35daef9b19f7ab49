from typing import Any

from django.core.management.base import BaseCommand

from home.actions import setup_site


class Command(BaseCommand):
    help = (
        "Make the pages, the menu and the links that are missing; what editors have written stays."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        page = setup_site()
        self.stdout.write(f"Home page: {page.title} ({page.url})")
