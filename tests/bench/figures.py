"""A measured figure beside the figure to reach, and the table of them."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext


@dataclass(frozen=True)
class Figure:
    """What was measured; `limit` is not to be passed, upwards or, with `at_least`, downwards."""

    name: str
    measured: float
    unit: str
    limit: float | None = None
    at_least: bool = False
    best: float | None = None
    compared: str = ""

    @property
    def is_reached(self) -> bool:
        if self.limit is None:
            return True
        return self.measured >= self.limit if self.at_least else self.measured <= self.limit

    def cells(self) -> tuple[str, ...]:
        """Give name, measured, best, to reach, what part of it, and what it is compared with."""
        measured = f"{plain(self.measured)} {self.unit}"
        best = "" if self.best is None else plain(self.best)
        if self.limit is None:
            return self.name, measured, best, "", "", self.compared
        sign = "≥" if self.at_least else "≤"
        limit = f"{sign} {plain(self.limit)} {self.unit}"
        part = f"{self.measured / self.limit:.0%}" + ("" if self.is_reached else " MISSED")
        return self.name, measured, best, limit, part, self.compared


def plain(number: float) -> str:
    """Write whole numbers and large ones without decimals."""
    return f"{number:,.1f}" if number < 100 and number != int(number) else f"{number:,.0f}"


def print_table(figures: list[Figure]) -> None:
    """Print the figures in columns as wide as what stands in them."""
    head = ("", "measured", "best", "to reach", "of it", "beside")
    rows = [head, *(figure.cells() for figure in figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(head))]
    to_the_right = (1, 2, 3)
    for row in rows:
        cells = [
            cell.rjust(width) if column in to_the_right else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        print("  ".join(cells).rstrip(), flush=True)


@dataclass(frozen=True)
class Milliseconds:
    """The median of some runs and the best one, which tells what others on the machine cost."""

    median: float
    best: float


def milliseconds(work: Callable[[], Any], runs: int = 21) -> Milliseconds:
    """Time some runs, after two that warm up caches."""
    times = []
    for run in range(runs + 2):
        began = time.perf_counter()
        work()
        if run >= 2:
            times.append(time.perf_counter() - began)
    return Milliseconds(statistics.median(times) * 1000, min(times) * 1000)


def queries(work: Callable[[], Any]) -> int:
    """Give the number of queries of one run, savepoints and transactions not counted."""
    with CaptureQueriesContext(connection) as captured:
        work()
    told = [query["sql"].split(" ", 1)[0].upper().rstrip(";") for query in captured]
    return sum(word not in ("SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "COMMIT") for word in told)
