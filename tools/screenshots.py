"""`make screenshots`: every screen and role at two widths, into screenshots/.

    python tools/screenshots.py [--only TEXT]... [--docs]

A site of its own is started on a free port, with demo data in a database of its own (or, with
SCREENSHOTS_DATABASE, in that SQLite file, which is made if missing and kept). --only takes the
pictures whose name contains a text; --docs writes the two pictures of the README instead. Fails
when a page answers otherwise than it should, scrolls sideways on a phone, or leaves an error in the
console.
"""

import argparse
import http.client
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.core.management import call_command
from run import ROOT, SITE, prepare, set_up

FOLDER, DOCS_FOLDER = ROOT / "screenshots", ROOT / "docs" / "images"
DOCS = {"public-home": "home", "approver-matrix": "admin"}
SECONDS_TO_START = 30


@contextmanager
def demo_database() -> Iterator[None]:
    """Let this process and those it starts use a database with demo data."""
    kept = os.environ.get("SCREENSHOTS_DATABASE")
    folder = Path(tempfile.mkdtemp(prefix="districtcoordinator-screenshots-"))
    try:
        os.environ["DATABASE_URL"] = f"sqlite:///{kept or folder / 'demo.sqlite3'}"
        os.environ.setdefault("DEMO_PASSWORD", "districtcoordinator")
        set_up()
        prepare()
        yield
    finally:
        shutil.rmtree(folder)


@contextmanager
def site() -> Iterator[str]:
    """Serve the site as `make run` does and give its address."""
    from tests.postgres import free_port

    port = free_port()
    server = subprocess.Popen(
        SITE,
        cwd=ROOT,
        env=os.environ | {"BIND": "127.0.0.1", "PORT": str(port)},
        stdout=subprocess.DEVNULL,
    )
    try:
        until = time.monotonic() + SECONDS_TO_START
        while not is_healthy(port):
            if time.monotonic() > until or server.poll() is not None:
                raise SystemExit("The site did not start.")
            time.sleep(0.2)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait()


def is_healthy(port: int) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/health/")
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description="Take pictures of every screen.")
    parser.add_argument("--only", action="append", default=[], metavar="TEXT")
    parser.add_argument("--docs", action="store_true", help="the two pictures of the README")
    options = parser.parse_args(arguments)
    with demo_database():
        from known_rows import add_what_demo_lacks, known_rows
        from photographer import Photographer
        from screens import not_pictured, screens

        add_what_demo_lacks()
        # No worker stands beside this site: what is searched for has to be found already.
        call_command("work", "--until-done")
        wanted = screens(known_rows())
        missing = [] if options.only or options.docs else not_pictured(wanted)
        if options.docs:
            wanted = [screen for screen in wanted if screen.picture in DOCS]
        if options.only:
            wanted = [one for one in wanted if any(text in one.picture for text in options.only)]
        with site() as address, Photographer(address) as photographer:
            for screen in wanted:
                if options.docs:
                    photographer.take_for_docs(screen, DOCS_FOLDER / f"{DOCS[screen.picture]}.png")
                else:
                    photographer.take(screen, FOLDER)
    print(f"{photographer.taken} pictures")
    problems = [*photographer.problems, *(f"not pictured: {name}" for name in missing)]
    for problem in problems:
        print(problem)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
