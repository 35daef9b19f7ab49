from typing import Any

from django.core.management.base import BaseCommand

from districtcoordinator.areas.actions import load_reference


class Command(BaseCommand):
    help = "Load provinces and districts from the reference files; safe to run again."

    def handle(self, *args: Any, **options: Any) -> None:
        provinces, districts = load_reference()
        self.stdout.write(f"{provinces} provinces, {districts} districts.")
