"""One of two workers that save at the same time; prints how often a second it did.

    python -m tests.bench.worker USERNAME

It begins when a line comes in, after it has said that it is ready.
"""

import os
import sys
import time

import django

SECONDS = 5


def main(username: str) -> None:
    django.setup()
    from django.db import connection

    connection.settings_dict["NAME"] = os.environ["BENCH_DATABASE"]
    from .saving import Saving

    saving = Saving(username)
    for _ in range(10):
        saving.save()
    print("ready", flush=True)
    sys.stdin.readline()
    began, times = time.perf_counter(), 0
    while (elapsed := time.perf_counter() - began) < SECONDS:
        saving.save()
        times += 1
    print(times / elapsed)


if __name__ == "__main__":
    main(sys.argv[1])
