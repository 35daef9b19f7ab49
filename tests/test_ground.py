"""What every app stands on: the SQLite check, log lines, a visitor's address, file sizes."""

import json
import logging
import sys
from pathlib import Path
from types import SimpleNamespace

import file_size
import pytest
from django.test import RequestFactory, override_settings

from districtcoordinator.checks import check_sqlite_options, check_time_zone
from districtcoordinator.client_address import client_address
from districtcoordinator.log_lines import JsonLines
from districtcoordinator.sqlite import SQLITE_OPTIONS

pytestmark = pytest.mark.once

SQLITE = {"ENGINE": "django.db.backends.sqlite3", "NAME": "x"}


@pytest.mark.parametrize(
    ("database", "warned"),
    [
        (SQLITE, True),
        (SQLITE | {"OPTIONS": {"transaction_mode": "DEFERRED"}}, True),
        (SQLITE | {"OPTIONS": SQLITE_OPTIONS}, False),
        ({"ENGINE": "django.db.backends.postgresql", "NAME": "x"}, False),
    ],
)
def test_a_site_is_warned_when_sqlite_would_lose_concurrent_saves(
    database: dict, warned: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = SimpleNamespace(DATABASES={"default": database})
    monkeypatch.setattr("districtcoordinator.checks.settings", site)
    found = [message.id for message in check_sqlite_options()]
    assert found == (["districtcoordinator.W001"] if warned else [])


@pytest.mark.parametrize(
    ("time_zone", "use_tz", "warned"),
    [("UTC", True, True), ("Asia/Bangkok", False, True), ("Asia/Bangkok", True, False)],
)
def test_a_site_is_warned_when_its_days_are_not_those_in_bangkok(
    time_zone: str, use_tz: bool, warned: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = SimpleNamespace(TIME_ZONE=time_zone, USE_TZ=use_tz)
    monkeypatch.setattr("districtcoordinator.checks.settings", site)
    found = [message.id for message in check_time_zone()]
    assert found == (["districtcoordinator.W002"] if warned else [])


@pytest.mark.parametrize(("behind_proxy", "address"), [(True, "203.0.113.9"), (False, "10.0.0.1")])
def test_a_forwarded_address_is_believed_only_behind_our_proxy(
    behind_proxy: bool, address: str
) -> None:
    request = RequestFactory().get(
        "/", REMOTE_ADDR="10.0.0.1", HTTP_X_FORWARDED_FOR="198.51.100.7, 203.0.113.9"
    )
    with override_settings(DISTRICTCOORDINATOR_BEHIND_PROXY=behind_proxy):
        assert client_address(request) == address


def test_a_log_record_is_one_line_of_json_with_request_and_trace() -> None:
    try:
        raise ValueError("ผิด")
    except ValueError:
        record = logging.LogRecord(
            "site", logging.ERROR, __file__, 1, "failed\n%s", ("here",), sys.exc_info()
        )
    record.request = RequestFactory().get("/login/")
    record.status_code = 500
    text = JsonLines().format(record)
    assert "\n" not in text
    line = json.loads(text)
    assert (line["level"], line["message"]) == ("ERROR", "failed\nhere")
    assert (line["path"], line["status"]) == ("/login/", 500)
    assert "ValueError: ผิด" in line["trace"]


@pytest.mark.parametrize(
    ("name", "lines", "failed", "printed"),
    [
        ("home/views.py", 300, 0, ""),
        ("home/views.py", 301, 0, "getting long"),
        ("home/views.py", 401, 1, "too long"),
        ("home/tests/test_views.py", 600, 0, "getting long"),
        ("home/tests/test_views.py", 601, 1, "too long"),
        ("home/migrations/0001_initial.py", 900, 0, ""),
    ],
)
def test_a_file_over_the_limit_fails(
    name: str,
    lines: int,
    failed: int,
    printed: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(file_size, "ROOT", tmp_path)
    path = tmp_path / name
    path.parent.mkdir(parents=True)
    path.write_text("\n" * lines)
    assert file_size.main() == failed
    assert (printed in (output := capsys.readouterr().out)) and bool(output) == bool(printed)
