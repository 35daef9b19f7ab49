"""What the worker does for news in its own time."""

from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db import DatabaseBackend
from django_tasks_db.models import DBTaskResult


@task()
def remind() -> None:
    """Remind whoever decides, and look again on the next working day, while anything waits."""
    from .mailing.reminders import remind_approvers
    from .models import NewsPage

    if NewsPage.objects.waiting().exists():
        # First, so that a round that fails is not the last.
        schedule_reminders()
        remind_approvers()


def keep_reminding() -> None:
    """See that a round is scheduled while anything waits, should the one before have got lost."""
    from .models import NewsPage

    if NewsPage.objects.waiting().exists():
        schedule_reminders()


def schedule_reminders() -> None:
    """The worker looks on the next working day what waits; once, however much is submitted.

    Where tasks are not kept in the database, `manage.py remind_approvers` has to be run daily.
    """
    from .mailing.reminders import next_round

    if not isinstance(remind.get_backend(), DatabaseBackend):
        return
    at = next_round(timezone.now())
    scheduled = DBTaskResult.objects.filter(task_path=remind.module_path, run_after=at)
    if not scheduled.filter(status=TaskResultStatus.READY).exists():
        remind.using(run_after=at).enqueue()
