from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django_tasks import task_backends
from django_tasks_db import DatabaseBackend

from districtcoordinator.background.worker import SteadyWorker, ending_gracefully


class Command(BaseCommand):
    help = "Run what the site does in the background, as it comes: mail, search index and more."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--until-done", action="store_true", help="run what is due now, then end"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if not isinstance(task_backends["default"], DatabaseBackend):
            raise CommandError("These settings keep no tasks in the database: see TASKS.")
        worker = SteadyWorker()
        with ending_gracefully(worker):
            worker.work(until_done=options["until_done"])
