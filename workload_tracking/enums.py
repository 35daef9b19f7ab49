"""Every status of the workload in the handbook's words, with the groups that rules ask for."""

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _


class RoundState(TextChoices):
    """What a round allows on a day; it follows from the round's dates alone."""

    PLANNED = "planned", _("Not yet open")
    OPEN = "open", _("Open for recording")
    CONFIRMING = "confirming", _("Recording ended, confirming open")
    CLOSED = "closed", _("Closed")


class ReportState(TextChoices):
    """Where a district's report stands."""

    RECORDING = "recording", _("Recording")
    READY = "ready", _("Complete")
    RETURNED = "returned", _("Sent back for correction")
    CONFIRMED = "confirmed", _("Confirmed")
    COVERED = "covered", _("In another district's report")
    NOT_REPORTING = "not_reporting", _("No officer responsible")


# What counts as done when the department asks how many districts have reported.
REPORTED_STATES = frozenset({ReportState.READY, ReportState.CONFIRMED, ReportState.COVERED})
# What the province still has to see to; the matrix shows these first, in this order.
STATES_BY_URGENCY = (
    ReportState.READY,
    ReportState.RETURNED,
    ReportState.RECORDING,
    ReportState.NOT_REPORTING,
    ReportState.COVERED,
    ReportState.CONFIRMED,
)


class Mark(TextChoices):
    """How far an aspect is filled; shown as shape, word and colour together."""

    COMPLETE = "complete", _("All data recorded")
    INCOMPLETE = "incomplete", _("Data not yet complete")
    EMPTY = "empty", _("No data recorded")


class PageSize(IntegerChoices):
    """How many districts a page of the matrix shows."""

    TEN = 10
    TWENTY_FIVE = 25
    FIFTY = 50
    HUNDRED = 100


class Action(TextChoices):
    """Every change of state, as the log names it."""

    CREATE_ROUND = "workload_tracking.create_round", _("Create round")
    CHANGE_DATES = "workload_tracking.change_dates", _("Change the round's dates")
    SET_WORKING_TIME = "workload_tracking.set_working_time", _("Set the working time")
    ADD_MISSING_REPORTS = (
        "workload_tracking.add_missing_reports",
        _("Add reports of new districts"),
    )
    CORRECT_WORDING = "workload_tracking.correct_wording", _("Correct a wording")
    CHANGE_QUESTIONS = "workload_tracking.change_questions", _("Change the questions")
    SAVE_CONTACT = "workload_tracking.save_contact", _("Save contact data")
    SAVE_ANSWERS = "workload_tracking.save_answers", _("Save figures")
    SAVE_OWN_WORK = "workload_tracking.save_own_work", _("Save own work")
    DELETE_OWN_WORK = "workload_tracking.delete_own_work", _("Delete own work")
    SAVE_LETTERS = "workload_tracking.save_letters", _("Save letters")
    WITHDRAW_FIGURES = "workload_tracking.withdraw_figures", _("Withdraw figures")
    SEND_BACK = "workload_tracking.send_back", _("Send back for correction")
    MARK_CORRECTED = "workload_tracking.mark_corrected", _("Say that it is corrected")
    TAKE_BACK = "workload_tracking.take_back", _("Take back the sending back")
    MARK_NOT_REPORTING = "workload_tracking.mark_not_reporting", _("Mark as not reporting")
    UNMARK_NOT_REPORTING = "workload_tracking.unmark_not_reporting", _("Mark as reporting again")
    CONFIRM = "workload_tracking.confirm", _("Confirm")
