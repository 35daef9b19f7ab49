from typing import Any

from django.core.management.base import BaseCommand

from news.mailing.reminders import remind_approvers


class Command(BaseCommand):
    help = (
        "Remind those who decide of the news that wait. The worker does so by itself on every "
        "working day while anything waits; running this as well reminds nobody twice."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"Mails sent: {remind_approvers()}")
