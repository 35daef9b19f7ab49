"""The test database migrated once: every worker of a run begins with a copy of it."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

ROOT = Path(__file__).resolve().parents[1]
NAME = "migrated_for_tests"
# Read by the test settings; without it each worker migrates for itself.
VARIABLE = "TEST_DATABASE_TEMPLATE"


@contextmanager
def migrated_template(url: str) -> Iterator[str]:
    """Yield what to copy: a file of SQLite, or with the `url` of a PostgreSQL a database there.

    Errors: CalledProcessError, after what `migrate` said.
    """
    if url:
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {NAME}")
        migrate(f"{url.rpartition('/')[0]}/{NAME}")
        yield NAME
        return
    with tempfile.TemporaryDirectory(prefix="districtcoordinator-template-") as folder:
        file = f"{folder}/{NAME}.sqlite3"
        migrate(f"sqlite:///{file}")
        yield file


def migrate(url: str) -> None:
    """Migrate as Django does when it makes a test database."""
    subprocess.run(
        [sys.executable, "manage.py", "migrate", "--run-syncdb", "--verbosity=0"],
        cwd=ROOT,
        env=os.environ
        | {"DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "districtcoordinator.settings.test"},
        check=True,
    )
