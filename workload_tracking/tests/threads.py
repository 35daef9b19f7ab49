"""Several people at once, each in a thread with a database connection of its own."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

from django.db import connection


def at_once(*people: Callable[[], Any]) -> list[Any]:
    """Let all begin together; give each one's result, or the exception that it met."""
    barrier = Barrier(len(people))

    def run(person: Callable[[], Any]) -> Any:
        barrier.wait()
        try:
            return person()
        except Exception as met:
            return met
        finally:
            connection.close()

    with ThreadPoolExecutor(len(people)) as pool:
        return list(pool.map(run, people))
