"""A Wagtail site that is not ours, made by `wagtail start`, and the wheel that it installs."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from .guide import blocks

ROOT = Path(__file__).resolve().parents[2]
HOST_FILES = Path(__file__).with_name("host_site")
LISTENING = "Starting development server at "
MANAGE_EACH = """
import json, os, sys
from django.core.management import execute_from_command_line
sys.path.insert(0, "")
os.environ["DJANGO_SETTINGS_MODULE"] = "hostsite.settings.dev"
for command in json.loads(sys.argv[1]):
    execute_from_command_line(["manage.py", *command])
"""


def build_wheel(folder: Path) -> Path:
    """Build the wheel from the checkout, with nothing from the network."""
    _run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=ROOT)
    (wheel,) = folder.glob("*.whl")
    return wheel


def _environment(guests: Path) -> dict[str, str]:
    """Nothing of this project's own settings, and no path into the checkout."""
    passed = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR") if name in os.environ}
    return passed | {
        "PYTHONPATH": str(guests),
        "PYTHONUNBUFFERED": "1",
        "PYTHONWARNINGS": "ignore",
        "LANG": "C.UTF-8",
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
    }


def _run(*command: Any, **options: Any) -> str:
    done = subprocess.run(
        [str(part) for part in command], capture_output=True, text=True, check=False, **options
    )
    said = f"{done.stdout}\n{done.stderr}"
    assert done.returncode == 0, f"{' '.join(map(str, command))} failed:\n{said}"
    return done.stdout


class Host:
    """The foreign site: its own home page, its own `accounts` with its own user model."""

    def __init__(self, folder: Path) -> None:
        self.guests = folder / "guests"
        self.folder = folder / "hostsite"
        self.guests.mkdir()
        self.folder.mkdir()
        self.environment = _environment(self.guests)
        self._begin()

    def _begin(self) -> None:
        wagtail = "from wagtail.bin.wagtail import main; main()"
        self.run(sys.executable, "-c", wagtail, "start", "hostsite", ".")
        shutil.copytree(HOST_FILES, self.folder, dirs_exist_ok=True)
        self.edit_settings('    "home",\n', '    "home",\n    "accounts",\n')
        self.add_settings('LANGUAGE_CODE = "th"\nAUTH_USER_MODEL = "accounts.User"\n')

    def run(self, *command: Any) -> str:
        return _run(*command, cwd=self.folder, env=self.environment)

    def manage(self, *commands: list[str]) -> str:
        """Run `manage.py` commands one after the other; gives what they print.

        In one process, because starting Wagtail takes longer than most of them.
        """
        return self.run(sys.executable, "-c", MANAGE_EACH, json.dumps(commands))

    def manage_and_tell(self, *commands: list[str]) -> dict[str, Any]:
        """Run commands; gives the rows and tables after them, and where our packages come from."""
        return json.loads(self.manage(*commands, ["host_state"]).splitlines()[-1])

    def install(self, wheel: Path) -> None:
        """Install the wheel where only this host finds it; no package index is asked."""
        offline = ("--no-index", "--no-deps", "--no-compile", "--quiet")
        self.run(sys.executable, "-m", "pip", "install", *offline, "--target", self.guests, wheel)

    def add_apps(self) -> None:
        """Do what the guide says under Settings."""
        apps, settings = blocks("Settings")
        first_of_wagtail = '    "wagtail.contrib.forms",\n'
        self.edit_settings(first_of_wagtail, apps + first_of_wagtail)
        self.add_settings(settings)

    def add_sign_in(self) -> None:
        """Do what the guide says under Our sign-in as well."""
        settings, address = blocks("Our sign-in as well")
        self.add_settings(settings)
        pages = '    path("", include(wagtail_urls)),\n'
        _replace(self.folder / "hostsite" / "urls.py", pages, address + pages)

    def add_public_pages(self) -> None:
        """Do what the guide says under Directory, news and questions as well."""
        apps, settings, addresses = blocks("Directory, news and questions as well")
        self.add_settings(settings)
        self.edit_settings('"workload_tracking",\n', apps + '"workload_tracking",\n')
        pages = '    path("", include(wagtail_urls)),\n'
        _replace(self.folder / "hostsite" / "urls.py", pages, addresses + pages)

    def edit_settings(self, old: str, new: str) -> None:
        _replace(self.folder / "hostsite" / "settings" / "base.py", old, new)

    def add_settings(self, lines: str) -> None:
        with (self.folder / "hostsite" / "settings" / "base.py").open("a") as settings:
            settings.write(f"\n{lines}")

    @contextmanager
    def serve(self) -> Iterator[str]:
        """Serve the site on a free port of this machine for as long as the block runs."""
        command = [sys.executable, "manage.py", "runserver", "--noreload", "127.0.0.1:0"]
        with (
            (self.folder / "server.log").open("w") as log,
            subprocess.Popen(
                command,
                cwd=self.folder,
                env=self.environment,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
            ) as server,
        ):
            try:
                said = []
                for line in server.stdout or ():
                    said.append(line)
                    if line.startswith(LISTENING):
                        yield line.removeprefix(LISTENING).strip().rstrip("/")
                        return
                raise AssertionError(f"The host does not come up:\n{''.join(said)}{self.log()}")
            finally:
                server.terminate()

    def log(self) -> str:
        return (self.folder / "server.log").read_text()


def _replace(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text, f"{old!r} is not in {path}"
    path.write_text(text.replace(old, new, 1))
