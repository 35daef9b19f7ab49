"""`make run` keeps the site and its worker running, and leaves neither behind, however it ends."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

pytestmark = pytest.mark.once

ROOT = Path(__file__).resolve().parents[1]
TOGETHER = """
import sys, programs
programs.SECONDS_BETWEEN_STARTS = programs.SECONDS_TO_END = float(sys.argv[1])
sys.exit(programs.run_together(*([sys.executable, "-c", code] for code in sys.argv[2:])))
"""
# Each says who it is, and stays.
STAYS = """
import os, signal, sys
def say(line):
    os.write(1, f"{{line}}\\n".encode())
def end(*_):
    say("{name} ends")
    sys.exit()
signal.signal(signal.SIGTERM, end)
signal.signal(signal.SIGINT, lambda *_: say("{name} was interrupted"))
say(f"{name} {{os.getpid()}}")
while True:
    signal.pause()
"""
SITE, WORKER = STAYS.format(name="site"), STAYS.format(name="worker")
STUBBORN = SITE.replace("    sys.exit()\n", "")


class Together:
    def __init__(self, started: subprocess.Popen[str]) -> None:
        self.started = started
        assert started.stdout
        self.output = started.stdout

    def comes_up(self, name: str) -> int:
        """Read until a program says that it is up; give its process."""
        for line in self.output:
            if found := re.fullmatch(rf"{name} (\d+)", line.strip()):
                return int(found[1])
        raise AssertionError(f"{name} does not come up")

    def ends(self) -> str:
        """Read until nobody is left who could write; give what was said."""
        return self.output.read()


@contextmanager
def together(site: str, worker: str, seconds: float = 20) -> Iterator[Together]:
    """Start both in a session of their own, as a terminal does; no one is left at the end."""
    with subprocess.Popen(
        [sys.executable, "-c", TOGETHER, str(seconds), site, worker],
        cwd=ROOT / "tools",
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    ) as started:
        try:
            yield Together(started)
        finally:
            started.kill()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_what_ends_it_ends_both_once_and_waits_for_them(number: signal.Signals) -> None:
    with together(SITE, WORKER) as both:
        ups = sorted(line.split()[0] for line in (both.output.readline(), both.output.readline()))
        assert ups == ["site", "worker"]
        os.killpg(both.started.pid, number)
        assert sorted(both.ends().splitlines()) == ["site ends", "worker ends"]
        assert both.started.wait() == 0


def test_a_worker_that_dies_is_started_again_and_the_site_stays() -> None:
    with together(SITE, WORKER, seconds=0) as both:
        first = both.comes_up("worker")
        os.kill(first, signal.SIGKILL)
        assert both.comes_up("worker") != first
        assert both.started.poll() is None


def test_a_site_that_dies_ends_all_with_its_status() -> None:
    with together("import sys; sys.exit(3)", WORKER) as both:
        both.ends()
        assert both.started.wait() == 3


def test_killed_outright_it_leaves_nobody_behind() -> None:
    with together(SITE, WORKER) as both:
        both.output.readline(), both.output.readline()
        both.started.kill()
        assert sorted(both.ends().splitlines()) == ["site ends", "worker ends"]


def test_whoever_does_not_end_when_asked_is_killed() -> None:
    with together(STUBBORN, WORKER, seconds=1) as both:
        both.output.readline(), both.output.readline()
        both.started.terminate()
        both.ends()
        assert both.started.wait() == 0
