"""`make bench`: how fast it is, beside how fast it should be.

    python -m tests.bench

Measures on SQLite and on a private PostgreSQL 15, or on the server of DATABASE_URL alone, always in
a database made for it. Times are medians on two cores; a figure that is missed is marked, and does
not fail: that the numbers of queries hold is for the tests.
"""

import os
import subprocess
import sys
from pathlib import Path

from tests.postgres import PostgresNotFound, private_postgres

ROOT = Path(__file__).resolve().parents[2]
CORES = 2


def run(url: str) -> int:
    environment = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
    if url:
        environment["DATABASE_URL"] = url
    command = [sys.executable, "-W", "ignore", "-m", "tests.bench.one"]
    return subprocess.run(command, cwd=ROOT, env=environment).returncode


def main() -> int:
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:CORES])
    if url := os.environ.get("DATABASE_URL", ""):
        return run(url)
    failed = run("")
    try:
        with private_postgres() as url:
            return run(url) or failed
    except PostgresNotFound as error:
        print(f"NOT MEASURED: {error}")
        return failed


if __name__ == "__main__":
    sys.exit(main())
