"""A private PostgreSQL 15 for as long as a block or a command runs; nothing of it remains.

    python -m tests.postgres COMMAND...     run a command with DATABASE_URL set

It needs no rights and no configuration: as root it runs under an unprivileged user, because initdb
refuses root. It gives up durability for speed.
"""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from secrets import token_hex
from types import FrameType
from typing import Any

VERSION = "15"
ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
OPTIONS = (
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "max_connections=100",
    "shared_buffers=128MB",
)


class PostgresNotFound(Exception):
    """PostgreSQL 15 is not on this machine."""


def binaries() -> Path:
    """Return the folder with initdb and pg_ctl of PostgreSQL 15.

    Errors: PostgresNotFound.
    """
    folders = [Path(f"/usr/lib/postgresql/{VERSION}/bin"), Path(f"/usr/pgsql-{VERSION}/bin")]
    if on_path := shutil.which("initdb"):
        folders.append(Path(on_path).resolve().parent)
    for folder in folders:
        initdb = folder / "initdb"
        if initdb.exists():
            answer = subprocess.run([initdb, "--version"], capture_output=True, text=True)
            if f" {VERSION}." in answer.stdout:
                return folder
    raise PostgresNotFound(f"PostgreSQL {VERSION} was not found")


def unprivileged() -> dict[str, Any]:
    """Return how to start a program as somebody who is not root."""
    if os.geteuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        try:
            user = pwd.getpwnam(name)
        except KeyError:
            continue
        return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
    raise PostgresNotFound("there is no unprivileged user to run PostgreSQL under")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """A server in a folder of its own, reachable with a password that nobody else knows."""

    def __init__(self) -> None:
        self.programs, self.account = binaries(), unprivileged()
        # Not TMPDIR: it may be closed to that user, and too long for the name of a socket.
        self.folder = Path(tempfile.mkdtemp(prefix="districtcoordinator-postgres-", dir="/tmp"))
        if self.account:
            os.chown(self.folder, self.account["user"], self.account["group"])
        self.data, self.port, self.password = self.folder / "data", free_port(), token_hex(16)

    @property
    def url(self) -> str:
        return f"postgres://tests:{self.password}@127.0.0.1:{self.port}/postgres"

    def start(self) -> None:
        password_file = self.folder / "password"
        password_file.write_text(self.password)
        password_file.chmod(0o644)
        self._run(
            "initdb",
            "--username=tests",
            "--auth=scram-sha-256",
            f"--pwfile={password_file}",
            "--encoding=UTF8",
            "--locale=C.UTF-8",
            "--no-sync",
        )
        password_file.unlink()
        where = f"-h 127.0.0.1 -p {self.port} -k {self.folder}"
        settings = " ".join(f"-c {option}" for option in OPTIONS)
        self._run("pg_ctl", "start", "-w", "-l", f"{self.folder}/log", "-o", f"{where} {settings}")

    def remove(self) -> None:
        if (self.data / "postmaster.pid").exists():
            self._run("pg_ctl", "stop", "-m", "immediate")
        shutil.rmtree(self.folder)

    def _run(self, program: str, *arguments: str) -> None:
        subprocess.run(
            [self.programs / program, "-D", self.data, *arguments],
            cwd=self.folder,
            env={"PATH": os.environ["PATH"], "HOME": str(self.folder), "LC_ALL": "C.UTF-8"},
            check=True,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            **self.account,
        )


@contextmanager
def private_postgres() -> Iterator[str]:
    """Yield the DATABASE_URL of a fresh server that is stopped and removed at the end.

    Errors: PostgresNotFound; CalledProcessError, after what PostgreSQL said.
    """
    with ExitStack() as ending:
        with held_back():
            server = Server()
            ending.callback(server.remove)
            server.start()
        yield server.url


@contextmanager
def held_back() -> Iterator[None]:
    """Let signals that end the process wait until what runs here is done."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ENDING)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def end_tidily(number: int, _frame: FrameType | None) -> None:
    """End the process by unwinding it; once begun, nothing disturbs that."""
    for ending in ENDING:
        signal.signal(ending, signal.SIG_IGN)
    raise SystemExit(128 + number)


def end_tidily_on_signals() -> None:
    """Make Ctrl-C, a closed terminal and `kill` leave no server behind, pressed once or twice."""
    for ending in ENDING:
        signal.signal(ending, end_tidily)


def main(command: list[str]) -> int:
    end_tidily_on_signals()
    with private_postgres() as url:
        return subprocess.run(command, env=os.environ | {"DATABASE_URL": url}).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
