"""Empties the guarded tables after a test that committed for real: the one place that lifts the
finality triggers."""

from workload_tracking import finality
from workload_tracking.models import (
    Answer,
    Aspect,
    Confirmation,
    CoveredDistrict,
    OwnWork,
    Question,
    Report,
    ReportLogEntry,
    Round,
)


def empty_rounds() -> None:
    """Delete every round with all that hangs on it; Django's own emptying does the rest."""
    with finality.lifted_for_test_cleanup():
        Question.objects.update(predecessor=None)
        for model in (
            Confirmation,
            Answer,
            OwnWork,
            CoveredDistrict,
            ReportLogEntry,
            Report,
            Question,
            Aspect,
            Round,
        ):
            model._base_manager.all()._raw_delete("default")
