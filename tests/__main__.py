"""`make test`: the whole suite on SQLite, then on a private PostgreSQL 15.

    python -m tests [--strict] [ARGUMENTS FOR PYTEST]

Journeys in Chromium, the plug-in test and what has nothing to do with the database run on SQLite
only. What this machine cannot test is said in the last line; with --strict, or CI=true in
the environment, it is a failure instead.
"""

import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from tests.chromium import find_chromium
from tests.postgres import (
    PostgresNotFound,
    binaries,
    end_tidily_on_signals,
    private_postgres,
)
from tests.public.nu_checker import CheckerNotFound, checker_command
from tests.template_database import VARIABLE, migrated_template

ROOT = Path(__file__).resolve().parents[1]
NO_TESTS_RAN = 5
POSTGRES = "PostgreSQL"
# What runs on SQLite alone; of these, what needs a program is left out where that is missing.
ONLY_ONCE = ("browser", "html", "plugin", "once")
NEEDS = {"browser": "journeys in the browser", "html": "HTML"}


def missing_programs() -> dict[str, str]:
    """Return what cannot be tested on this machine, by name, with what would be needed."""
    missing = {}
    if find_chromium() is None:
        missing[NEEDS["browser"]] = "Chromium was not found"
    try:
        checker_command()
    except CheckerNotFound as error:
        missing[NEEDS["html"]] = str(error)
    try:
        binaries()
    except PostgresNotFound as error:
        missing[POSTGRES] = str(error)
    return missing


def all_but(markers: Iterable[str]) -> str:
    """Say to pytest which tests to leave out."""
    return " and ".join(f"not {marker}" for marker in markers)


def run_suite(name: str, markers: str, arguments: list[str], url: str = "") -> tuple[bool, str]:
    """Run pytest on a database migrated before; return whether it passed, and its closing line."""
    print(f"── Tests on {name}", flush=True)
    environment = os.environ | {"DATABASE_URL": url}
    if not url:
        del environment["DATABASE_URL"]
    # Handed out in their order, two by two: the longest begin, those that empty the database end.
    command = [sys.executable, "-m", "pytest", "-q", "-n", "auto", "--maxschedchunk", "2"]
    command += ["-m", markers, "--color", "yes" if sys.stdout.isatty() else "no", *arguments]
    try:
        with migrated_template(url) as template:
            return run_pytest(name, command, environment | {VARIABLE: template})
    except subprocess.CalledProcessError:
        return False, f"{name}: cannot be migrated"


def run_pytest(name: str, command: list[str], environment: dict[str, str]) -> tuple[bool, str]:
    """Run it with its output passed on; return whether it passed, and its closing line."""
    closing_line = "no result"
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True
    ) as pytest:
        try:
            for line in pytest.stdout or ():
                print(line, end="", flush=True)
                closing_line = line.strip("= \n") or closing_line
        except BaseException:
            pytest.terminate()
            raise
    return pytest.returncode in (0, NO_TESTS_RAN), f"{name}: {closing_line}"


def main(arguments: list[str]) -> int:
    end_tidily_on_signals()
    strict = "--strict" in arguments or os.environ.get("CI") == "true"
    arguments = [argument for argument in arguments if argument != "--strict"]
    missing = missing_programs()
    not_tested = "; ".join(f"{what} ({why})" for what, why in missing.items())
    if strict and missing:
        print(f"This machine cannot test {not_tested}.")
        return 1

    left_out = [marker for marker, what in NEEDS.items() if what in missing]
    results = [run_suite("SQLite", all_but(left_out), arguments)]
    if POSTGRES not in missing:
        with private_postgres() as url:
            results.append(run_suite("PostgreSQL 15", all_but(ONLY_ONCE), arguments, url))

    print("── Result")
    print(" · ".join(closing_line for _passed, closing_line in results))
    if missing:
        print(f"NOT TESTED: {not_tested}")
    return 0 if all(passed for passed, _closing_line in results) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
