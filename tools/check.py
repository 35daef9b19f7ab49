"""`make check`: every check that needs no test, all of them run even when one fails."""

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent
APPS = ("districtcoordinator", "faq", "home", "news", "workload_tracking")
CODE = (*APPS, "tests", "tools", "manage.py")
TYPED = (*APPS, "tools")
TEMPLATES = [
    str(path.relative_to(ROOT))
    for app in APPS
    for path in sorted((ROOT / app).rglob("templates/**/*.html"))
]
MANAGE = (sys.executable, "manage.py")

TEST_SETTINGS = {"DJANGO_SETTINGS_MODULE": "districtcoordinator.settings.test"}
# Values of the right form; nothing answers there.
PRODUCTION_SETTINGS = {
    "DJANGO_SETTINGS_MODULE": "districtcoordinator.settings.production",
    "SECRET_KEY": "a-key-for-this-check-alone-9!x2@q7#w4$e1%r8^t5&y0*u3(i6)o",
    "ALLOWED_HOSTS": "site.example",
    "DATABASE_URL": "postgres://user:password@127.0.0.1:1/districtcoordinator",
    "REDIS_URL": "redis://127.0.0.1:1/0",
    "WAGTAILADMIN_BASE_URL": "https://site.example",
    "EMAIL_URL": "smtp+tls://user:password@127.0.0.1:1",
    "DEFAULT_FROM_EMAIL": "site@site.example",
    "MEDIA_ROOT": "/var/lib/districtcoordinator/media",
}

Check = tuple[str, tuple[str, ...], dict[str, str]]
CHECKS: list[Check] = [
    ("ruff check", (f"{BIN}/ruff", "check", *CODE), {}),
    ("ruff format", (f"{BIN}/ruff", "format", "--check", *CODE), {}),
    ("djhtml", (f"{BIN}/djhtml", "--check", "--tabwidth", "4", *TEMPLATES), {}),
    ("curlylint", (f"{BIN}/curlylint", *TEMPLATES), {}),
    ("mypy", (f"{BIN}/mypy", *TYPED), {}),
    ("check", (*MANAGE, "check", "--fail-level", "WARNING"), TEST_SETTINGS),
    (
        "check --deploy",
        (*MANAGE, "check", "--deploy", "--fail-level", "WARNING"),
        PRODUCTION_SETTINGS,
    ),
    ("makemigrations", (*MANAGE, "makemigrations", "--check", "--dry-run"), TEST_SETTINGS),
    ("catalogues", (sys.executable, "tools/catalogues.py", "check"), {}),
    ("file size", (sys.executable, "tools/file_size.py"), {}),
]


def passes(name: str, command: tuple[str, ...], environment: dict[str, str]) -> bool:
    print(f"── {name}", flush=True)
    began = time.monotonic()
    result = subprocess.run(command, cwd=ROOT, env=os.environ | environment, check=False)
    word = "passed" if result.returncode == 0 else "FAILED"
    print(f"   {word} in {time.monotonic() - began:.1f} s", flush=True)
    return result.returncode == 0


def main() -> int:
    failed = [check[0] for check in CHECKS if not passes(*check)]
    print(f"Failed: {', '.join(failed)}" if failed else "All checks passed.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
