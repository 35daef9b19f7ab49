"""Two programs side by side: the site, and the worker, which is started again whenever it ends."""

import ctypes
import os
import signal
import subprocess
import sys
import time

ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
# Requests and the task that runs may come to their end; the server itself gives them half a minute.
SECONDS_TO_END = 40
SECONDS_BETWEEN_STARTS = 5
SECONDS_BETWEEN_LOOKS = 0.2
PR_SET_PDEATHSIG = 1

Program = subprocess.Popen[bytes]


def run_together(site: list[str], worker: list[str]) -> int:
    """Run both until the site ends, or a signal tells this process to end; then neither is left.

    Gives the exit status of the site; after a signal 0, because that is how one stops it.
    """
    signals: list[int] = []
    for number in ENDING:
        signal.signal(number, lambda number, _frame: signals.append(number))
    running = [_start(site), _start(worker)]
    started = time.monotonic()
    while not signals and running[0].poll() is None:
        time.sleep(SECONDS_BETWEEN_LOOKS)
        ended = running[1].poll()
        if ended is not None and time.monotonic() > started + SECONDS_BETWEEN_STARTS:
            print(f"The worker has ended ({ended}); starting it again.", file=sys.stderr)
            running[1], started = _start(worker), time.monotonic()
    status = running[0].poll()
    _end(running)
    return status or 0


def _start(command: list[str]) -> Program:
    """Start a program in a group of its own: Ctrl-C reaches this process, which tells it once."""
    tied = _end_with_parent if sys.platform == "linux" else None
    return subprocess.Popen(command, process_group=0, preexec_fn=tied)


def _end_with_parent() -> None:
    """Ask Linux to end the program should its parent be killed outright."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def _end(programs: list[Program]) -> None:
    """Ask all to end, then wait; whoever does not is killed with all that it started."""
    until = time.monotonic() + SECONDS_TO_END
    for program in programs:
        program.terminate()
    for program in programs:
        try:
            program.wait(max(0, until - time.monotonic()))
        except subprocess.TimeoutExpired:
            os.killpg(program.pid, signal.SIGKILL)
            program.wait()
