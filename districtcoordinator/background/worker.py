"""The worker: django-tasks-db's own, kept going where that one would end."""

import logging
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import InterfaceError, OperationalError, connection
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from .upkeep import tidy_up

SECONDS_BETWEEN_LOOKS = 1
SECONDS_WITHOUT_DATABASE = 5
SECONDS_BETWEEN_UPKEEP = 5 * 60
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGQUIT)
logger = logging.getLogger(__name__)


class SteadyWorker(Worker):
    """Runs one task at a time of every queue, until it is told to end.

    A signal lets the task that runs come to its end first. A database that does not answer is
    waited for.
    """

    def __init__(self) -> None:
        super().__init__(
            queue_names=["*"],
            excluded_queue_names=[],
            interval=SECONDS_BETWEEN_LOOKS,
            batch=True,
            max_tasks=1,
            backend_name="default",
            startup_delay=False,
            worker_id=get_random_string(32),
        )
        self.upkeep_at = 0.0

    def work(self, *, until_done: bool = False) -> None:
        """Run tasks as they come; with `until_done` only what is due, then return."""
        # It tells of every look for a task, and to press keys that are not for this worker.
        logging.getLogger("django_tasks_db").setLevel(logging.ERROR)
        while self.running:
            try:
                if self.look():
                    continue
                if until_done:
                    return
                pause = SECONDS_BETWEEN_LOOKS
            except (OperationalError, InterfaceError):
                logger.exception("The database does not answer; trying again")
                connection.close()
                pause = SECONDS_WITHOUT_DATABASE
            if self.running:
                time.sleep(pause)

    def look(self) -> bool:
        """Run a task that is due; say whether there was one."""
        if time.monotonic() >= self.upkeep_at:
            tidy_up()
            self.upkeep_at = time.monotonic() + SECONDS_BETWEEN_UPKEEP
        due = DBTaskResult.objects.ready().filter(backend_name=self.backend_name)
        # Looking is reading: only what is there is taken, which on SQLite locks the database.
        if due.exists():
            self.run()
            return True
        return False


@contextmanager
def ending_gracefully(worker: Worker) -> Iterator[None]:
    """Let signals end the worker, for as long as the block runs."""
    before = {number: signal.getsignal(number) for number in SIGNALS}
    worker.configure_signals()
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
