"""The department's rounds: the list, a new one, and all that moves a round's days."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from .. import actions
from ..enums import ReportState, RoundState
from ..forms.rounds import CreateForm, DatesForm, LastDaysForm, WorkingTimeForm
from ..models import Question, Report, Round
from ..refusals import (
    Refused,
    why_fixed,
    why_no_new_reports,
    why_not_closed_now,
    why_not_opened_now,
)
from ..suggested_round import suggest_round
from .central import CentralActView, CentralView

# Whose figures a province has still to confirm; covered districts go with another's report.
UNCONFIRMED = (
    ReportState.READY,
    ReportState.RETURNED,
    ReportState.RECORDING,
    ReportState.NOT_REPORTING,
)
ICONS = {
    RoundState.PLANNED: "calendar",
    RoundState.OPEN: "lock-open",
    RoundState.CONFIRMING: "tasks",
    RoundState.CLOSED: "lock",
}


@dataclass(frozen=True)
class RoundCard:
    """A round with what the list says of it."""

    round: Round
    state: RoundState
    counts: dict[str, int]
    missing: int

    @property
    def icon(self) -> str:
        return ICONS[self.state]

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    @property
    def states(self) -> list[tuple[str, int]]:
        """Every state of reports with how many are in it, as the round goes on."""
        return [(str(state.label), self.counts[state]) for state in ReportState]

    @property
    def is_current(self) -> bool:
        return self.state in (RoundState.OPEN, RoundState.CONFIRMING)

    @property
    def steps(self) -> list[tuple[str, Any]]:
        """What may be done with a round in its state: the address's name and the label."""
        questions = ("round_questions", gettext_lazy("Aspects and questions"))
        dates = ("round_dates", gettext_lazy("Change the dates"))
        prolong = ("round_prolong", gettext_lazy("Prolong"))
        close = ("round_close", gettext_lazy("Close now"))
        match self.state:
            case RoundState.PLANNED:
                working_time = ("round_working_time", gettext_lazy("Working time"))
                now = ("round_open", gettext_lazy("Open now"))
                return [questions, dates, working_time, now]
            case RoundState.OPEN | RoundState.CONFIRMING:
                return [questions, dates, prolong, close]
        return [questions, ("round_prolong", gettext_lazy("Open again"))]


class RoundsView(CentralView):
    """Every round, the open one first, with its days and how far its reports are."""

    template_name = "workload_tracking/rounds/list.html"
    page_title = gettext_lazy("Rounds and questions")

    def parents(self) -> list[dict[str, Any]]:
        return []

    def cards(self) -> list[RoundCard]:
        counts = Report.objects.for_user(self.request.user).with_state().state_counts_by_round()
        missing = Round.objects.missing_reports()
        none = dict.fromkeys(ReportState.values, 0)
        cards = [
            RoundCard(
                round,
                round.state,
                counts.get(round.pk, none),
                missing[round.pk] if round.state in (RoundState.PLANNED, RoundState.OPEN) else 0,
            )
            for round in Round.objects.all()
        ]
        return sorted(cards, key=lambda card: not card.is_current)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(cards=self.cards(), **kwargs)


class CreateRoundView(CentralActView):
    page_title = gettext_lazy("New round")
    header_icon = "plus"
    button = gettext_lazy("Create round")
    form_class = CreateForm
    consequences_template = "workload_tracking/rounds/means_create.html"

    def get_initial(self) -> dict[str, Any]:
        return suggest_round(timezone.localdate())

    def act(self, values: dict[str, Any]) -> Round:
        return actions.create_round(user=self.request.user, **values)

    def done_message(self, round: Round) -> str:
        return _("The round of fiscal year %(year)s is created.") % {"year": round}

    @cached_property
    def source(self) -> Round | None:
        """The round whose questions the year as typed, or as suggested, would copy."""
        year = self.form["fiscal_year"].initial
        if self.form.is_bound:
            year = getattr(self.form, "cleaned_data", {}).get("fiscal_year")
        return Round.objects.before(Round(fiscal_year=year)) if year else None

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            source=self.source,
            samples=Question.objects.filter(aspect__round=self.source, is_sample=True).count(),
            **kwargs,
        )


class RoundActView(CentralActView):
    """A change of one round, which the screen names with its days."""

    def get_page_subtitle(self) -> str:
        return _("Fiscal year B.E. %(year)s") % {"year": self.round}

    def counts(self) -> dict[str, int]:
        reports = Report.objects.for_user(self.request.user).filter(round=self.round)
        return reports.with_state().state_counts()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(round=self.round, state=self.round.state, **kwargs)


class OpenRoundView(RoundActView):
    page_title = gettext_lazy("Open now")
    header_icon = "lock-open"
    button = gettext_lazy("Open the round today")
    consequences_template = "workload_tracking/rounds/means_open.html"

    def why_not(self) -> Refused | None:
        return why_not_opened_now(self.round)

    def act(self, values: dict[str, Any]) -> Round:
        return actions.open_round(user=self.request.user, round=self.round)

    def done_message(self, round: Round) -> str:
        return _("The round of fiscal year %(year)s is open.") % {"year": round}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        questions = Question.objects.filter(aspect__round=self.round)
        return super().get_context_data(
            samples=questions.filter(is_sample=True).count(),
            questions=questions.count(),
            reports=self.round.reports.count(),
            missing=Round.objects.filter(pk=self.round.pk).missing_reports()[self.round.pk],
            **kwargs,
        )


class CloseRoundView(RoundActView):
    page_title = gettext_lazy("Close now")
    header_icon = "lock"
    button = gettext_lazy("Close the round")
    consequences_template = "workload_tracking/rounds/means_close.html"

    def why_not(self) -> Refused | None:
        return why_not_closed_now(self.round)

    def act(self, values: dict[str, Any]) -> Round:
        return actions.close_round(user=self.request.user, round=self.round)

    def done_message(self, round: Round) -> str:
        if round.state == RoundState.CLOSED:
            return _("The round of fiscal year %(year)s is closed.") % {"year": round}
        return _("The round of fiscal year %(year)s closes at midnight.") % {"year": round}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        counts = self.counts()
        unconfirmed = [(state.label, counts[state]) for state in UNCONFIRMED if counts[state]]
        return super().get_context_data(
            unconfirmed=unconfirmed,
            unconfirmed_total=sum(number for _label, number in unconfirmed),
            confirmed=counts[ReportState.CONFIRMED],
            opened_today=self.round.opens_on == timezone.localdate(),
            **kwargs,
        )


class ProlongRoundView(RoundActView):
    header_icon = "time"
    form_class = LastDaysForm
    consequences_template = "workload_tracking/rounds/means_prolong.html"

    def get_page_title(self) -> str:
        return _("Open again") if self.round.state == RoundState.CLOSED else _("Prolong")

    def get_initial(self) -> dict[str, Any]:
        return {name: getattr(self.round, name) for name in LastDaysForm.base_fields}

    def act(self, days: dict[str, Any]) -> Round:
        return actions.prolong_round(user=self.request.user, round=self.round, **days)

    def done_message(self, round: Round) -> str:
        return _("The round of fiscal year %(year)s is prolonged.") % {"year": round}


class RoundDatesView(RoundActView):
    page_title = gettext_lazy("Change the dates")
    button = gettext_lazy("Save the dates")
    form_class = DatesForm
    consequences_template = "workload_tracking/rounds/means_dates.html"

    def get_initial(self) -> dict[str, Any]:
        return {name: getattr(self.round, name) for name in DatesForm.base_fields}

    def act(self, days: dict[str, Any]) -> Round:
        return actions.change_dates(user=self.request.user, round=self.round, **days)

    def done_message(self, round: Round) -> str:
        return _("The dates of the round of fiscal year %(year)s are saved.") % {"year": round}


class WorkingTimeView(RoundActView):
    page_title = gettext_lazy("Working time")
    header_icon = "time"
    button = gettext_lazy("Save the working time")
    form_class = WorkingTimeForm
    consequences_template = "workload_tracking/rounds/means_working_time.html"

    def why_not(self) -> Refused | None:
        return why_fixed(self.round)

    def get_initial(self) -> dict[str, Any]:
        return {name: getattr(self.round, name) for name in WorkingTimeForm.base_fields}

    def act(self, values: dict[str, Any]) -> Round:
        return actions.set_working_time(user=self.request.user, round=self.round, **values)

    def done_message(self, round: Round) -> str:
        return _("The working time of the round is saved.")


class NewDistrictsView(RoundActView):
    page_title = gettext_lazy("Reports of new districts")
    header_icon = "plus"
    button = gettext_lazy("Add the reports")
    consequences_template = "workload_tracking/rounds/means_new_districts.html"

    def why_not(self) -> Refused | None:
        return why_no_new_reports(self.round)

    def act(self, values: dict[str, Any]) -> int:
        return actions.add_missing_reports(user=self.request.user, round=self.round)

    def done_message(self, number: int) -> str:
        return ngettext("%(number)s report is added.", "%(number)s reports are added.", number) % {
            "number": number
        }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        missing = self.round.districts_without_report().select_related("province")
        return super().get_context_data(missing=missing, nothing_to_do=not missing, **kwargs)
