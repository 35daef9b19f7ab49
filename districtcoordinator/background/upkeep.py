"""Keeping the table of tasks in order: what was broken off begins again, what is over goes."""

import logging
from datetime import timedelta

from django.apps import apps
from django.core.management import call_command
from django.db.models import Q
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

# No task takes longer; one that seems to was broken off with its worker.
LONGEST_TASK = timedelta(minutes=15)
MOST_BEGINNINGS = 5
# Finished tasks hold letters: they are kept no longer than somebody may ask about them.
DAYS_KEPT, DAYS_KEPT_FAILED = 1, 30
BY_FORCE = ("builtins.SystemExit", "builtins.KeyboardInterrupt")
logger = logging.getLogger(__name__)


class BrokenOffTooOften(Exception):
    """The task has been begun so often, and never ended, that it may be what ends the worker."""


def tidy_up() -> None:
    """Put back what was broken off; remove what has been over for long; let apps do likewise.

    An app's configuration may have a method `upkeep`, which is quick.
    """
    put_back_broken_off()
    call_command(
        "prune_db_task_results",
        queue_name="*",
        min_age_days=DAYS_KEPT,
        failed_min_age_days=DAYS_KEPT_FAILED,
        verbosity=0,
    )
    for app in apps.get_app_configs():
        if hasattr(app, "upkeep"):
            app.upkeep()


def put_back_broken_off() -> None:
    """Let tasks begin again whose worker was killed meanwhile; five times, then they have failed.

    Such a task may have done its work, or a part of it: every task must bear being run twice.
    """
    killed = Q(status=TaskResultStatus.RUNNING, started_at__lt=timezone.now() - LONGEST_TASK) | Q(
        status=TaskResultStatus.FAILED, exception_class_path__in=BY_FORCE
    )
    for broken_off in DBTaskResult.objects.filter(killed):
        begun = len(broken_off.worker_ids)
        if begun >= MOST_BEGINNINGS:
            broken_off.set_failed(BrokenOffTooOften(f"begun {begun} times"))
            logger.error("Given up after %d beginnings: %s", begun, _name(broken_off))
            continue
        # Only if it is still as it was read: another worker may be doing the same.
        DBTaskResult.objects.filter(
            pk=broken_off.pk, status=broken_off.status, started_at=broken_off.started_at
        ).update(status=TaskResultStatus.READY, finished_at=None)
        logger.warning("Broken off, begins again: %s", _name(broken_off))


def _name(result: DBTaskResult) -> str:
    return f"{result.task_path} {result.pk}"
