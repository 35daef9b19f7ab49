"""The settings say what they need, and the site follows the path it is put under."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import override_settings

pytestmark = pytest.mark.once

ROOT = Path(__file__).resolve().parents[1]
PRODUCTION = {
    "DJANGO_SETTINGS_MODULE": "districtcoordinator.settings.production",
    "SECRET_KEY": "x" * 60,
    "ALLOWED_HOSTS": "site.example,.dla.example",
    "DATABASE_URL": "postgres://user:password@127.0.0.1:1/name",
    "REDIS_URL": "redis://127.0.0.1:1/0",
    "WAGTAILADMIN_BASE_URL": "https://site.example",
    "EMAIL_URL": "smtp+tls://user:password@mail.example:587",
    "DEFAULT_FROM_EMAIL": "site@site.example",
    "MEDIA_ROOT": "/srv/media",
}
REQUIRED = sorted(PRODUCTION.keys() - {"DJANGO_SETTINGS_MODULE"})


def run_python(code: str, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Run `code` in a process of its own, which sees nothing of this one's settings."""
    inherited = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=inherited | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def values(names: list[str], environment: dict[str, str]) -> dict:
    code = (
        "import json; from django.conf import settings;"
        f"print(json.dumps({{name: getattr(settings, name) for name in {names!r}}}, default=str))"
    )
    result = run_python(code, environment)
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout)


def test_production_names_everything_that_is_missing_at_once() -> None:
    settings = {"DJANGO_SETTINGS_MODULE": PRODUCTION["DJANGO_SETTINGS_MODULE"]}
    result = run_python("from django.conf import settings; settings.DEBUG", settings)
    assert result.returncode != 0
    for name in REQUIRED:
        assert f"  {name}: " in result.stderr


def test_production_names_only_what_is_missing() -> None:
    settings = {**PRODUCTION, "EMAIL_URL": " "}
    result = run_python("from django.conf import settings; settings.DEBUG", settings)
    assert "  EMAIL_URL: " in result.stderr
    assert "  SECRET_KEY: " not in result.stderr


def test_production_starts_with_what_it_needs_and_is_secure() -> None:
    found = values(
        [
            "DEBUG",
            "SESSION_COOKIE_SECURE",
            "SECURE_SSL_REDIRECT",
            "SECURE_PROXY_SSL_HEADER",
            "CSRF_TRUSTED_ORIGINS",
            "EMAIL_HOST",
            "EMAIL_BACKEND",
            "DISTRICTCOORDINATOR_MAIL_BACKEND",
            "DISTRICTCOORDINATOR_DEMO_ALLOWED",
        ],
        PRODUCTION,
    )
    assert found == {
        "DEBUG": False,
        "SESSION_COOKIE_SECURE": True,
        "SECURE_SSL_REDIRECT": True,
        "SECURE_PROXY_SSL_HEADER": None,
        "CSRF_TRUSTED_ORIGINS": ["https://site.example", "https://*.dla.example"],
        "EMAIL_HOST": "mail.example",
        "EMAIL_BACKEND": "districtcoordinator.mail.QueuedEmailBackend",
        "DISTRICTCOORDINATOR_MAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "DISTRICTCOORDINATOR_DEMO_ALLOWED": False,
    }


def test_a_proxy_is_believed_only_when_said() -> None:
    found = values(["SECURE_PROXY_SSL_HEADER"], {**PRODUCTION, "BEHIND_PROXY": "on"})
    assert found == {"SECURE_PROXY_SSL_HEADER": ["HTTP_X_FORWARDED_PROTO", "https"]}


def test_below_a_path_everything_moves_there() -> None:
    names = ["STATIC_URL", "MEDIA_URL", "LOGOUT_REDIRECT_URL", "SESSION_COOKIE_PATH"]
    assert values(names, PRODUCTION) == {
        "STATIC_URL": "/static/",
        "MEDIA_URL": "/media/",
        "LOGOUT_REDIRECT_URL": "/",
        "SESSION_COOKIE_PATH": "/",
    }
    assert values(names, {**PRODUCTION, "URL_PREFIX": "/districtcoordinator/"}) == {
        "STATIC_URL": "/districtcoordinator/static/",
        "MEDIA_URL": "/districtcoordinator/media/",
        "LOGOUT_REDIRECT_URL": "/districtcoordinator/",
        "SESSION_COOKIE_PATH": "/districtcoordinator",
    }


REQUEST = """
from django.test import RequestFactory
from districtcoordinator.wsgi import application
environ = RequestFactory().get({path!r}).environ
application(environ, lambda status, headers: print(status, dict(headers).get("Location", "")))
"""


@pytest.mark.parametrize("path", ["/districtcoordinator/health/", "/health/"])
def test_below_a_path_the_proxy_may_pass_it_on_or_cut_it_off(path: str, tmp_path: Path) -> None:
    settings = {
        "DJANGO_SETTINGS_MODULE": "districtcoordinator.settings.dev",
        "DATABASE_URL": f"sqlite:///{tmp_path}/site.sqlite3",
        "URL_PREFIX": "districtcoordinator",
    }
    result = run_python(REQUEST.format(path=path), settings)
    assert result.stdout.strip() == "200 OK", result.stderr


def test_below_a_path_redirects_stay_there(tmp_path: Path) -> None:
    settings = {
        "DJANGO_SETTINGS_MODULE": "districtcoordinator.settings.dev",
        "DATABASE_URL": f"sqlite:///{tmp_path}/site.sqlite3",
        "URL_PREFIX": "districtcoordinator",
    }
    result = run_python(REQUEST.format(path="/districtcoordinator/admin/"), settings)
    assert result.stdout.startswith("302 Found /districtcoordinator/login/"), result.stderr


def test_uploaded_files_are_served_by_make_run_and_left_to_the_proxy_in_production(
    tmp_path: Path,
) -> None:
    (tmp_path / "picture.txt").write_text("uploaded")
    settings = {
        "DJANGO_SETTINGS_MODULE": "districtcoordinator.settings.dev",
        "DATABASE_URL": f"sqlite:///{tmp_path}/site.sqlite3",
        "MEDIA_ROOT": str(tmp_path),
    }
    assert (
        run_python(REQUEST.format(path="/media/picture.txt"), settings).stdout.strip() == "200 OK"
    )
    assert values(["DISTRICTCOORDINATOR_SERVE_MEDIA"], PRODUCTION) == {
        "DISTRICTCOORDINATOR_SERVE_MEDIA": False
    }


def test_what_style_sheets_refer_to_is_there(tmp_path: Path) -> None:
    """Production names static files after their content, and fails over a reference to nothing."""
    storages = {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"},
    }
    with override_settings(STATIC_ROOT=tmp_path, STORAGES=storages):
        call_command("collectstatic", interactive=False, verbosity=0)
    assert (tmp_path / "staticfiles.json").exists()
