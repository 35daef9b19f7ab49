from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from news.syndication.delivering import deliver_due
from news.syndication.tasks import due_targets
from news.syndication.upkeep import KEPT, remove_old


class Command(BaseCommand):
    help = "Send to other sites what news are due, and forget what was delivered long ago."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--keep-days",
            type=int,
            default=KEPT.days,
            help="how long the record of what was delivered is kept (default: a year)",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        attempts = 0
        while made := sum(deliver_due(target) for target in due_targets()):
            attempts += made
        removed = remove_old(timedelta(days=options["keep_days"]))
        self.stdout.write(f"attempts: {attempts}, old messages removed: {removed}")
