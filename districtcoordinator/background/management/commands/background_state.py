import sys
from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand
from django.db.models import Min
from django.utils import timezone
from django_tasks_db.models import DBTaskResult, get_date_max

LATE = timedelta(minutes=10)


class Command(BaseCommand):
    help = "Count the background tasks; ends with 1 when one has been due for ten minutes."

    def handle(self, *args: Any, **options: Any) -> None:
        tasks, now = DBTaskResult.objects.all(), timezone.now()
        due = tasks.ready()
        at_once = due.filter(run_after=get_date_max()).aggregate(first=Min("enqueued_at"))
        later = due.exclude(run_after=get_date_max()).aggregate(first=Min("run_after"))
        since = min((one["first"] for one in (at_once, later) if one["first"]), default=now)
        counts = {
            "due": due.count(),
            "for later": tasks.filter(status="READY").count() - due.count(),
            "running": tasks.running().count(),
            "failed": tasks.failed().count(),
        }
        said = ", ".join(f"{name}: {count}" for name, count in counts.items())
        self.stdout.write(f"{said}, longest wait: {int((now - since).total_seconds())} s")
        if now - since > LATE:
            sys.exit(1)
