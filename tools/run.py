"""`make run`: bring the database up to date, load what is missing, serve the site and its worker.

PORT chooses the port, BIND the address to listen on, DEMO_PASSWORD the demo accounts' password,
DATABASE_URL another database. A second start finds everything there and takes a few seconds.
"""

import os
import socket
import sys
from pathlib import Path

import django
from django.core.management import CommandError, call_command
from programs import run_together

ROOT = Path(__file__).resolve().parents[1]
SITE = [str(Path(sys.executable).with_name("gunicorn")), "--config", "tools/gunicorn.conf.py"]
WORKER = [sys.executable, "manage.py", "work"]
STEPS = {
    "migrate": "Bringing the database up to date",
    "load_reference": "Loading provinces and districts",
    "setup_site": "Making the pages that are missing",
    "apply_roles": "Applying the role table",
    "load_demo": "Loading demo data",
}


def set_up() -> None:
    """Start Django from the project's folder with the settings chosen, else the demo's."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "districtcoordinator.settings.dev")
    os.chdir(ROOT)
    sys.path.insert(0, str(ROOT))
    django.setup()


def is_free(host: str, port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def prepare() -> None:
    """Run every step of loading; all in one process, which saves starting Django each time.

    Errors: SystemExit with what the step that failed says.
    """
    for command, title in STEPS.items():
        print(f"── {title}", flush=True)
        try:
            call_command(command)
        except CommandError as error:
            raise SystemExit(f"{command}: {error}") from error


def main() -> None:
    os.environ.setdefault("BIND", "127.0.0.1")
    os.environ.setdefault("PORT", "8000")
    host, port = os.environ["BIND"], os.environ["PORT"]
    if not is_free(host, int(port)):
        raise SystemExit(f"Port {port} is in use. Choose another: make run PORT={int(port) + 1}")
    set_up()
    prepare()
    print("── Starting the site", flush=True)
    sys.exit(run_together(SITE, WORKER))


if __name__ == "__main__":
    main()
