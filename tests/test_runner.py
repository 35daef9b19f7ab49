"""`make test` says what it could not test; `make demo-reset` keeps its hands off production."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests import __main__ as runner
from tests.postgres import PostgresNotFound
from tests.public.nu_checker import CheckerNotFound
from tests.test_settings import PRODUCTION, run_python

pytestmark = pytest.mark.once


class Suites:
    """Stands in for the suites: notes which were run, and lets the named one fail."""

    def __init__(self, failing: str = "") -> None:
        self.failing = failing
        self.run: list[tuple[str, str]] = []

    def __call__(
        self, name: str, markers: str, arguments: list[str], url: str = ""
    ) -> tuple[bool, str]:
        self.run.append((name, markers))
        passed = name != self.failing
        return passed, f"{name}: 3 {'passed' if passed else 'failed'}"


@pytest.fixture
def bare_machine(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """A machine with neither PostgreSQL 15 nor Chromium nor Java."""

    def not_found() -> Path:
        raise PostgresNotFound("PostgreSQL 15 was not found")

    def no_checker() -> list[str]:
        raise CheckerNotFound("Java was not found")

    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setattr(runner, "binaries", not_found)
    monkeypatch.setattr(runner, "find_chromium", lambda: None)
    monkeypatch.setattr(runner, "checker_command", no_checker)
    return monkeypatch


@pytest.fixture
def full_machine(bare_machine: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    bare_machine.setattr(runner, "binaries", lambda: Path("/usr/bin"))
    bare_machine.setattr(runner, "find_chromium", lambda: "/usr/bin/chromium")
    bare_machine.setattr(runner, "checker_command", lambda: ["java"])

    class Server:
        def __enter__(self) -> str:
            return "postgres://server"

        def __exit__(self, *error: object) -> None: ...

    bare_machine.setattr(runner, "private_postgres", Server)
    return bare_machine


def test_by_hand_a_bare_machine_tests_what_it_can_and_says_the_rest_last(
    bare_machine: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    suites = Suites()
    bare_machine.setattr(runner, "run_suite", suites)
    assert runner.main([]) == 0
    assert suites.run == [("SQLite", "not browser and not html")]
    last_line = capsys.readouterr().out.splitlines()[-1]
    assert last_line.startswith("NOT TESTED: ")
    assert "Chromium" in last_line
    assert "HTML (Java was not found)" in last_line
    assert "PostgreSQL 15" in last_line


@pytest.mark.parametrize("how", ["--strict", "CI"])
def test_automatic_runs_fail_on_a_bare_machine(how: str, bare_machine: pytest.MonkeyPatch) -> None:
    suites = Suites()
    bare_machine.setattr(runner, "run_suite", suites)
    if how == "CI":
        bare_machine.setenv("CI", "true")
    assert runner.main([how] if how == "--strict" else []) == 1
    assert suites.run == []


def test_a_full_machine_tests_both_databases_and_journeys_once(
    full_machine: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    suites = Suites()
    full_machine.setattr(runner, "run_suite", suites)
    assert runner.main(["--strict"]) == 0
    assert suites.run == [
        ("SQLite", ""),
        ("PostgreSQL 15", "not browser and not html and not plugin and not once"),
    ]
    assert capsys.readouterr().out.splitlines()[-1] == "SQLite: 3 passed · PostgreSQL 15: 3 passed"


@pytest.mark.parametrize("failing", ["SQLite", "PostgreSQL 15"])
def test_one_failing_database_fails_the_whole(
    failing: str, full_machine: pytest.MonkeyPatch
) -> None:
    full_machine.setattr(runner, "run_suite", Suites(failing))
    assert runner.main([]) == 1


def test_demo_reset_is_refused_with_production_settings() -> None:
    code = "import runpy; runpy.run_path('tools/demo_reset.py', run_name='__main__')"
    result = run_python(f"import sys; sys.path.insert(0, 'tools'); {code}", PRODUCTION)
    assert result.returncode == 1
    assert result.stderr.startswith("Refused")


def test_demo_reset_begins_anew_with_demo_settings(tmp_path: Path) -> None:
    database = tmp_path / "site.sqlite3"
    database.write_bytes(b"")
    settings = {
        "DJANGO_SETTINGS_MODULE": "districtcoordinator.settings.dev",
        "DATABASE_URL": f"sqlite:///{database}",
        "MEDIA_ROOT": str(tmp_path / "media"),
    }
    code = (
        "import sys; sys.path.insert(0, 'tools')\n"
        "import django, demo_reset; django.setup(); demo_reset.empty_database()"
    )
    result = run_python(code, settings)
    assert result.returncode == 0, result.stderr
    assert not database.exists()


WHERE_IT_LIES = """
import os, psycopg
with psycopg.connect(os.environ["DATABASE_URL"]) as connection:
    print(connection.execute("SHOW data_directory").fetchone()[0])
"""


def test_a_private_postgres_leaves_nothing_behind() -> None:
    try:
        runner.binaries()
    except PostgresNotFound:
        with pytest.raises(PostgresNotFound), runner.private_postgres():
            pass
        return
    result = subprocess.run(
        [sys.executable, "-m", "tests.postgres", sys.executable, "-c", WHERE_IT_LIES],
        capture_output=True,
        text=True,
        check=False,
    )
    folder = Path(result.stdout.strip())
    assert folder.name == "data", result.stderr
    assert not folder.parent.exists()
