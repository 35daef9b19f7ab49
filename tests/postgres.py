"""A private PostgreSQL 15 for as long as a block or a command runs; nothing of it remains.

    python -m tests.postgres COMMAND...     run a command with DATABASE_URL set

It needs no rights and no configuration: as root it runs under an unprivileged user, because initdb
refuses root. It gives up durability for speed.
"""

import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

VERSION = "15"
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


@contextmanager
def private_postgres() -> Iterator[str]:
    """Yield the DATABASE_URL of a fresh server that is stopped and removed at the end.

    Errors: PostgresNotFound; CalledProcessError with what PostgreSQL said.
    """
    programs, account = binaries(), unprivileged()
    # Not TMPDIR: it may be closed to that user, and too long for the name of a socket.
    folder = Path(tempfile.mkdtemp(prefix="districtcoordinator-postgres-", dir="/tmp"))
    if account:
        os.chown(folder, account["user"], account["group"])
    data, port, password = folder / "data", free_port(), secrets.token_hex(16)

    def run(program: str, *arguments: str) -> None:
        subprocess.run(
            [programs / program, "-D", data, *arguments],
            cwd=folder,
            env={"PATH": os.environ["PATH"], "HOME": str(folder), "LC_ALL": "C.UTF-8"},
            check=True,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            **account,
        )

    try:
        password_file = folder / "password"
        password_file.write_text(password)
        password_file.chmod(0o644)
        run(
            "initdb",
            "--username=tests",
            "--auth=scram-sha-256",
            f"--pwfile={password_file}",
            "--encoding=UTF8",
            "--locale=C.UTF-8",
            "--no-sync",
        )
        password_file.unlink()
        settings = " ".join(f"-c {option}" for option in OPTIONS)
        where = f"-h 127.0.0.1 -p {port} -k {folder}"
        run("pg_ctl", "start", "-w", "-l", f"{folder}/log", "-o", f"{where} {settings}")
        try:
            yield f"postgres://tests:{password}@127.0.0.1:{port}/postgres"
        finally:
            run("pg_ctl", "stop", "-m", "immediate")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise SystemExit(143)


def main(command: list[str]) -> int:
    signal.signal(signal.SIGTERM, _stop)
    with private_postgres() as url:
        return subprocess.run(command, env=os.environ | {"DATABASE_URL": url}).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
