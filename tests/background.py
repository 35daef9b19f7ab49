"""Background work in tests: kept in the database as on the real site, done when a test says so."""

from typing import Any
from unittest.mock import patch

from django_tasks_db.management.commands import db_worker

from districtcoordinator.background.worker import SteadyWorker

DATABASE_TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


def keep_tasks(settings: Any) -> None:
    """Keep tasks in the database for this test; `settings` is the fixture."""
    settings.TASKS = DATABASE_TASKS


def run_tasks() -> None:
    """Run what is due, in the test's own transaction."""
    # Between tasks a worker looks whether its connection has expired, and would end the test's.
    with patch.object(db_worker, "close_old_connections"):
        SteadyWorker().work(until_done=True)
