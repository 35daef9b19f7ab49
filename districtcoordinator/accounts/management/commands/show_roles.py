from typing import Any

from django.core.management.base import BaseCommand

from districtcoordinator.accounts.role_table import readable_table


class Command(BaseCommand):
    help = "Shows which role carries which permission, over all installed apps."

    def handle(self, *args: Any, **options: Any) -> None:
        for row in readable_table():
            self.stdout.write("| " + " | ".join(row) + " |")
