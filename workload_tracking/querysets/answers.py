"""Sums of figures, computed in the database and exact on both."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import BigIntegerField, F, QuerySet, Sum
from django.db.models.functions import Cast, Coalesce, Round

from ..worktime import WorkTime

if TYPE_CHECKING:
    from ..models import Aspect, Report


def _hundredths(field: str) -> Any:
    """Sum quantity × field in whole hundredths: floats of SQLite would lose cents."""
    each = F("quantity") * Cast(Round(F(field) * 100), BigIntegerField())
    return Coalesce(Sum(each, output_field=BigIntegerField()), 0)


class AnswerQuerySet(QuerySet):
    def of_the_year_before(self, report: Report, aspect: Aspect) -> AnswerQuerySet:
        """Keep the same district's answers to the questions that an aspect's were copied from.

        Adds `successor`, the question's key in the report's own round.
        """
        return self.filter(
            report__district=report.district_id, question__successor__aspect=aspect
        ).annotate(successor=F("question__successor"))

    def with_time(self) -> dict[str, Any]:
        """The aggregates for `values(…).annotate(**…)`: hundredths of days and of hours."""
        return {"days_sum": _hundredths("days"), "hours_sum": _hundredths("hours")}

    def time(self) -> WorkTime:
        """Sum the time of all figures here in one query."""
        sums = self.order_by().aggregate(**self.with_time())
        return WorkTime.from_hundredths(sums["days_sum"], sums["hours_sum"])

    def time_by(self, *fields: str) -> dict[Any, WorkTime]:
        """Sum the time of all figures for each value of the fields, in one query."""
        rows = self.order_by().values_list(*fields).annotate(**self.with_time())
        return {
            (row[0] if len(fields) == 1 else row[:-2]): WorkTime.from_hundredths(row[-2], row[-1])
            for row in rows
        }
