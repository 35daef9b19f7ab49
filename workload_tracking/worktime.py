"""Time spent on work: quantity × (days × hours a day + hours), in exact decimals."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

ZERO = Decimal("0.00")


@dataclass(frozen=True)
class WorkTime:
    """A sum of days and of hours; one unit only comes about with a round's hours a day."""

    days: Decimal = ZERO
    hours: Decimal = ZERO

    @classmethod
    def of(cls, quantity: int | None, days: Decimal | None, hours: Decimal | None) -> WorkTime:
        """Give the time of one line; what is blank counts as nothing."""
        times = Decimal(quantity or 0)
        return cls(times * (days or ZERO), times * (hours or ZERO))

    @classmethod
    def from_hundredths(cls, days: int, hours: int) -> WorkTime:
        return cls(Decimal(days).scaleb(-2), Decimal(hours).scaleb(-2))

    def __add__(self, other: WorkTime) -> WorkTime:
        return WorkTime(self.days + other.days, self.hours + other.hours)

    def in_hours(self, hours_per_day: Decimal) -> Decimal:
        """Give the whole time in hours."""
        return self.days * hours_per_day + self.hours

    def in_days(self, hours_per_day: Decimal) -> Decimal:
        """Give the whole time in working days, to two decimals."""
        return (self.in_hours(hours_per_day) / hours_per_day).quantize(ZERO)
