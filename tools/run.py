"""`make run`: bring the database up to date, load what is missing, and serve the site.

PORT chooses the port, BIND the address to listen on, DEMO_PASSWORD the demo accounts' password,
DATABASE_URL another database. A second start finds everything there and takes a few seconds.
"""

import os
import socket
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
STEPS = (
    ("Bringing the database up to date", ("migrate", "--verbosity", "1")),
    ("Loading provinces and districts", ("load_reference",)),
    ("Applying the role table", ("apply_roles",)),
    ("Loading demo data", ("load_demo",)),
)


def is_free(host: str, port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def prepare() -> None:
    """Run every step of loading.

    Errors: SystemExit with the code of the step that failed.
    """
    for title, command in STEPS:
        print(f"── {title}", flush=True)
        result = subprocess.run([sys.executable, "manage.py", *command], cwd=ROOT, check=False)
        if result.returncode:
            raise SystemExit(result.returncode)


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "districtcoordinator.settings.dev")
    os.environ.setdefault("BIND", "127.0.0.1")
    os.environ.setdefault("PORT", "8000")
    host, port = os.environ["BIND"], os.environ["PORT"]
    if not is_free(host, int(port)):
        raise SystemExit(f"Port {port} is in use. Choose another: make run PORT={int(port) + 1}")
    prepare()
    print("── Starting the site", flush=True)
    os.chdir(ROOT)
    gunicorn = str(Path(sys.executable).with_name("gunicorn"))
    os.execv(gunicorn, [gunicorn, "--config", "tools/gunicorn.conf.py"])


if __name__ == "__main__":
    main()
