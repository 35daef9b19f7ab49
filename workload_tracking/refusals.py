"""Why something cannot be done now: the reason, since when, and who can help."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import TextChoices
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .enums import ReportState, RoundState

if TYPE_CHECKING:
    from .models import Report, Round


class Reason(TextChoices):
    """Each reason in words for the person whom it stops."""

    NOT_OPEN = "not_open", _("Recording has not been opened yet.")
    ENTRY_ENDED = "entry_ended", _("The time for recording has ended.")
    ROUND_CLOSED = "round_closed", _("This round is closed.")
    CONFIRMED = "confirmed", _("The provincial office has confirmed this report. It is final.")
    COVERED = "covered", _("This district is part of another district's report.")
    NOT_REPORTING = (
        "not_reporting",
        _("The provincial office marked this district as not reporting."),
    )
    RETURNED = "returned", _("The provincial office sent this report back for correction")
    NOT_RETURNED = "not_returned", _("This report has not been sent back.")
    NOT_MARKED = "not_marked", _("This district is not marked as not reporting.")
    NAMES_OTHERS = "names_others", _("This report names other districts; take them out first.")
    TOO_MANY_ROWS = "too_many_rows", _("A report holds at most 100 rows of own work.")
    ROUND_OPENED = "round_opened", _("The round has opened; this cannot change any more.")
    ROUND_CONFIRMED = "round_confirmed", _("A report of this round is confirmed already.")
    OVERLAPS = "overlaps", _("Another round is open in this time.")
    YEAR_EXISTS = "year_exists", _("There is a round of this fiscal year already.")
    YEAR_BETWEEN = (
        "year_between",
        _("A later round has copied the questions of the year before already."),
    )
    DATES_OUT_OF_ORDER = (
        "dates_out_of_order",
        _("A round opens first, then recording ends, then confirming ends."),
    )
    ALREADY_OPEN = "already_open", _("The round is open already.")
    NOT_LONGER = "not_longer", _("Prolonging moves the last days later, never earlier.")
    LAST_QUESTION = "last_question", _("An aspect needs at least one question.")
    HAS_SUCCESSOR = (
        "has_successor",
        _("A later round has copied this question; take it out there first."),
    )
    WORDING_MISSING = "wording_missing", _("Give the wording.")
    NOT_READY = "not_ready", _("This report is not complete yet.")
    CHANGED = "changed", _("The report has changed since it was shown to you.")
    REASON_MISSING = "reason_missing", _("Give a reason.")


WHO_HELPS = {
    Reason.NOT_OPEN: _("The department announces the dates of each fiscal year."),
    Reason.ENTRY_ENDED: _("Ask your provincial office to send the report back if it must change."),
    Reason.ROUND_CLOSED: _("Ask the department, telephone 0 2241 9013."),
    Reason.CONFIRMED: _("Nobody can change it. For questions ask your provincial office."),
    Reason.COVERED: _(
        "Ask the officer whose report names this district, or your provincial office."
    ),
    Reason.NOT_REPORTING: _("Ask your provincial office."),
}


@dataclass(eq=False)
class Refused(Exception):
    """A change of state that the rules do not allow now; `reason.label` says why in words."""

    reason: Reason
    since: date | None = None
    detail: str = ""

    def __str__(self) -> str:
        return str(self.reason.label)

    @property
    def who_helps(self) -> str:
        return str(WHO_HELPS.get(self.reason, ""))


def why_not_filled(report: Report) -> Refused | None:
    """Say why a report cannot be filled today, or nothing. Needs `with_state`.

    Officers fill until `entry_until`, a returned report until `confirm_until`.
    """
    round, state = report.round, report.state
    if state == ReportState.CONFIRMED:
        return Refused(Reason.CONFIRMED, since=timezone.localdate(report.confirmed_at))
    if round.state == RoundState.CLOSED:
        return Refused(Reason.ROUND_CLOSED, since=round.confirm_until)
    if round.state == RoundState.PLANNED:
        return Refused(Reason.NOT_OPEN, since=round.opens_on)
    if state == ReportState.COVERED:
        return Refused(Reason.COVERED, detail=report.covered_in or "")
    if state == ReportState.NOT_REPORTING:
        return Refused(
            Reason.NOT_REPORTING,
            since=timezone.localdate(report.not_reporting_since),
            detail=report.not_reporting_reason,
        )
    if round.state == RoundState.CONFIRMING and state != ReportState.RETURNED:
        return Refused(Reason.ENTRY_ENDED, since=round.entry_until)
    return None


def why_not_reviewed(report: Report) -> Refused | None:
    """Say why a province cannot act on a report today, or nothing. Needs `with_state`."""
    round = report.round
    if report.state == ReportState.CONFIRMED:
        return Refused(Reason.CONFIRMED, since=timezone.localdate(report.confirmed_at))
    if round.state == RoundState.CLOSED:
        return Refused(Reason.ROUND_CLOSED, since=round.confirm_until)
    if round.state == RoundState.PLANNED:
        return Refused(Reason.NOT_OPEN, since=round.opens_on)
    if report.state == ReportState.COVERED:
        return Refused(Reason.COVERED, detail=report.covered_in or "")
    return None


def why_not_confirmed(report: Report) -> Refused | None:
    """Say why a report cannot be confirmed today, or nothing. Needs `with_state`."""
    if refused := why_not_reviewed(report):
        return refused
    if report.state == ReportState.RETURNED:
        since = timezone.localdate(report.returned_at)
        return Refused(Reason.RETURNED, since=since, detail=report.return_reason)
    return None if report.state == ReportState.READY else Refused(Reason.NOT_READY)


def why_not_sent_back(report: Report) -> Refused | None:
    """Say why a report cannot be sent back today, or nothing. Needs `with_state`."""
    refused = why_not_reviewed(report)
    if refused is None and report.state == ReportState.NOT_REPORTING:
        return Refused(Reason.NOT_REPORTING, detail=report.not_reporting_reason)
    return refused


def why_not_taken_back(report: Report) -> Refused | None:
    """Say why a sending back cannot be taken back today, or nothing. Needs `with_state`."""
    refused = why_not_reviewed(report)
    if refused is None and report.returned_at is None:
        return Refused(Reason.NOT_RETURNED)
    return refused


def why_not_marked(report: Report) -> Refused | None:
    """Say why a district cannot be marked as not reporting, or nothing. Needs `with_state`."""
    refused = why_not_reviewed(report)
    if refused is None and report.names_others:
        return Refused(Reason.NAMES_OTHERS)
    return refused


def why_not_unmarked(report: Report) -> Refused | None:
    """Say why a district cannot be marked as reporting again, or nothing. Needs `with_state`."""
    refused = why_not_reviewed(report)
    if refused is None and report.not_reporting_since is None:
        return Refused(Reason.NOT_MARKED)
    return refused


def why_fixed(round: Round) -> Refused | None:
    """Say why questions and working time of a round no longer change, or nothing."""
    if round.state != RoundState.PLANNED:
        return Refused(Reason.ROUND_OPENED, since=round.opens_on)
    return None


def why_wordings_final(round: Round) -> Refused | None:
    """Say why no wording of a round is corrected any more, or nothing. Costs a query."""
    if round.has_confirmations():
        return Refused(Reason.ROUND_CONFIRMED)
    return None


def why_not_opened_now(round: Round) -> Refused | None:
    """Say why a round cannot be opened by hand, or nothing."""
    if round.state != RoundState.PLANNED:
        return Refused(Reason.ALREADY_OPEN, since=round.opens_on)
    return None


def why_not_closed_now(round: Round) -> Refused | None:
    """Say why a round cannot be closed by hand, or nothing."""
    if round.state == RoundState.PLANNED:
        return Refused(Reason.NOT_OPEN, since=round.opens_on)
    if round.state == RoundState.CLOSED:
        return Refused(Reason.ROUND_CLOSED, since=round.confirm_until)
    return None


def why_no_new_reports(round: Round) -> Refused | None:
    """Say why new districts get no report in a round any more, or nothing."""
    if round.state not in (RoundState.PLANNED, RoundState.OPEN):
        return Refused(Reason.ENTRY_ENDED, since=round.entry_until)
    return None


def refuse(why: Refused | None) -> None:
    """Raise what says no, if anything does."""
    if why is not None:
        raise why
