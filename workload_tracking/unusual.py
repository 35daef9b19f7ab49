"""A figure far from last year's is asked about, never refused."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from .bounds import UNUSUAL_FACTOR


@dataclass(frozen=True)
class Unusual:
    """A figure, last year's, and how many times the larger holds the smaller."""

    now: Decimal | int
    before: Decimal | int

    @property
    def is_larger(self) -> bool:
        return self.now > self.before

    @property
    def times(self) -> int:
        larger, smaller = max(self.now, self.before), min(self.now, self.before)
        return int(larger / smaller)


def unusual(now: Decimal | int | None, before: Decimal | int | None) -> Unusual | None:
    """Compare a figure with last year's; zero and blank compare with nothing."""
    if not now or not before:
        return None
    found = Unusual(now, before)
    return found if found.times >= UNUSUAL_FACTOR else None
