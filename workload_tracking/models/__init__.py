from .log import ReportLogEntry
from .questions import Aspect, Question
from .reports import Answer, Confirmation, CoveredDistrict, OwnWork, Report
from .rounds import Round

__all__ = [
    "Answer",
    "Aspect",
    "Confirmation",
    "CoveredDistrict",
    "OwnWork",
    "Question",
    "Report",
    "ReportLogEntry",
    "Round",
]
