"""Changes of state: one function each, keyword-only, with `user=` said aloud.

Each checks, locks, changes and logs in one transaction. Views, commands and tests all call them.
"""

from .answers import SavedAnswers, save_answers
from .confirming import ChangedMeanwhile, confirm_report
from .contact import SavedContact, save_contact
from .coverage import CoverageProblem, CoverageReason
from .letters import save_letters
from .own_work import add_own_work, change_own_work, delete_own_work
from .questions import (
    correct_wording,
    delete_question,
    move_question,
    reorder_questions,
    save_aspect,
    save_question,
)
from .reviewing import (
    mark_corrected,
    mark_not_reporting,
    send_back,
    take_back,
    unmark_not_reporting,
)
from .rounds import (
    add_missing_reports,
    change_dates,
    close_round,
    create_round,
    open_round,
    prolong_round,
    set_working_time,
)

__all__ = [
    "ChangedMeanwhile",
    "CoverageProblem",
    "CoverageReason",
    "SavedAnswers",
    "SavedContact",
    "add_missing_reports",
    "add_own_work",
    "change_dates",
    "change_own_work",
    "close_round",
    "confirm_report",
    "correct_wording",
    "create_round",
    "delete_own_work",
    "delete_question",
    "mark_corrected",
    "mark_not_reporting",
    "move_question",
    "open_round",
    "prolong_round",
    "reorder_questions",
    "save_answers",
    "save_aspect",
    "save_contact",
    "save_letters",
    "save_question",
    "send_back",
    "set_working_time",
    "take_back",
    "unmark_not_reporting",
]
