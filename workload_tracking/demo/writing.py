"""Writes the reports of one province, with all their parts and the province's word on them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType

from districtcoordinator.areas.invented import pick

from ..digest import LETTER_FIELDS, content, final_digest
from ..enums import Action
from ..models import (
    Answer,
    Aspect,
    Confirmation,
    CoveredDistrict,
    OwnWork,
    Report,
    ReportLogEntry,
    Round,
)
from ..progress import CONTACT_FIELDS, AspectProgress, is_ready
from .figures import figures_of
from .moments import FILLED, REVIEWED, moment
from .office import TEXTS, contact_of, letters_of, own_work_of
from .people import People
from .stories import Story, answered_parts

BATCH = 1000
# Aspects are filled one after the other, some minutes apart.
BETWEEN_ASPECTS = timedelta(minutes=11)
WRITTEN = (
    *CONTACT_FIELDS,
    *LETTER_FIELDS,
    "covers_only_own",
    "progress",
    "own_work_count",
    "is_ready",
    "version",
    "updated_at",
    "updated_by",
    "returned_at",
    "returned_by",
    "return_reason",
    "not_reporting_since",
    "not_reporting_reason",
)


@dataclass
class Draft:
    """A report with its parts, before they are in the database."""

    report: Report
    story: Story
    answers: list[Answer] = field(default_factory=list)
    own_work: list[OwnWork] = field(default_factory=list)
    covered: list[CoveredDistrict] = field(default_factory=list)
    log: list[ReportLogEntry] = field(default_factory=list)


class ReportWriter:
    """Writes reports of one round; what belongs to a province goes to the database together."""

    def __init__(self, round: Round, aspects: Sequence[Aspect], people: People) -> None:
        self.round = round
        self.people = people
        self.questions = {aspect.number: list(aspect.questions.all()) for aspect in aspects}
        self.content_type = ContentType.objects.get_for_model(Report)

    def write(self, reports: Mapping[str, Report], stories: Mapping[str, Story]) -> None:
        """Write the stories of a province's locked and untouched reports, by district."""
        drafts = [Draft(reports[code], story) for code, story in stories.items() if code in reports]
        for draft in drafts:
            if draft.story is Story.NOT_REPORTING:
                self._mark_not_reporting(draft)
            else:
                self._fill(draft, reports)
            draft.report.save(update_fields=WRITTEN)
        for model, part in (
            (Answer, "answers"),
            (OwnWork, "own_work"),
            (CoveredDistrict, "covered"),
        ):
            rows = [row for draft in drafts for row in getattr(draft, part)]
            model.objects.bulk_create(rows, batch_size=BATCH)
        Confirmation.objects.bulk_create(self._confirmations(drafts), batch_size=BATCH)
        entries = [entry for draft in drafts for entry in draft.log]
        ReportLogEntry.objects.bulk_create(entries, batch_size=BATCH)

    def _fill(self, draft: Draft, reports: Mapping[str, Report]) -> None:
        report, story = draft.report, draft.story
        year, code = self.round.fiscal_year, report.district_id
        officer = self.people.officers[code]
        is_started = story is Story.STARTED
        office = contact_of(report.district, officer)
        letters = {} if is_started else letters_of(year, code)
        for name, value in {**office, **letters}.items():
            setattr(report, name, value)
        filled_at = moment(self.round, FILLED, code)
        report.updated_at, report.updated_by = filled_at, officer
        self._answer(draft, filled_at)
        if not is_started:
            self._add_own_work(draft)
        if story is not Story.UNDECLARED:
            self._declare_covered(draft, reports)
        report.is_ready = is_ready(report, names_others=bool(draft.covered))
        report.version = 1 + len(self.questions) + len(draft.own_work)
        if story is Story.RETURNED:
            self._send_back(draft)

    def _answer(self, draft: Draft, filled_at: datetime) -> None:
        """Answer each aspect as far as the story says.

        Who stops within an aspect leaves a line that has only its quantity.
        """
        year, code = self.round.fiscal_year, draft.report.district_id
        parts = answered_parts(draft.story, year, code, self.questions)
        for aspect, questions in self.questions.items():
            complete = int(parts[aspect] * len(questions))
            started = complete + (0 < parts[aspect] < 1)
            saved_at = filled_at - BETWEEN_ASPECTS * (len(self.questions) - aspect)
            for place, question in enumerate(questions[:started], start=1):
                quantity, days, hours = figures_of(
                    year, code, aspect, question.number, question.unit
                )
                answer = Answer(
                    report=draft.report,
                    question=question,
                    quantity=quantity or (0 if place <= complete else 1),
                    days=days if place <= complete else None,
                    hours=hours if place <= complete else None,
                    saved_at=saved_at,
                )
                draft.answers.append(answer)
            progress = AspectProgress(complete, started, len(questions))
            draft.report.progress[aspect - 1] = progress.as_list()

    def _add_own_work(self, draft: Draft) -> None:
        year, code = self.round.fiscal_year, draft.report.district_id
        for number, (text, unit) in enumerate(own_work_of(year, code), start=1):
            quantity, days, hours = figures_of(year, code, 0, number, unit)
            row = OwnWork(report=draft.report, text=text, unit=unit, quantity=quantity)
            row.days, row.hours, row.saved_at = days, hours, draft.report.updated_at
            draft.own_work.append(row)
        draft.report.own_work_count = len(draft.own_work)

    def _declare_covered(self, draft: Draft, reports: Mapping[str, Report]) -> None:
        """Name the officer's other districts, if nobody has touched their reports either."""
        for code in self.people.covered_with(draft.report.district_id):
            if other := reports.get(code):
                row = CoveredDistrict(report=draft.report, round=self.round)
                row.district, row.district_name = other.district, other.district_name
                draft.covered.append(row)
        draft.report.covers_only_own = not draft.covered

    def _send_back(self, draft: Draft) -> None:
        report = draft.report
        approver = self.people.approvers.get(report.province_code)
        if approver is None:
            return
        report.returned_at = moment(self.round, REVIEWED, report.district_id)
        report.returned_by = approver
        report.return_reason = pick(TEXTS["return_reasons"], report.district_id)
        report.version += 1
        self._log(
            draft, Action.SEND_BACK, approver, report.returned_at, reason=report.return_reason
        )

    def _mark_not_reporting(self, draft: Draft) -> None:
        report = draft.report
        since = moment(self.round, FILLED, report.district_id)
        reason = pick(TEXTS["not_reporting_reasons"], report.district_id)
        approver = self.people.approvers.get(report.province_code)
        report.not_reporting_since = report.updated_at = since
        report.not_reporting_reason = reason
        report.updated_by = approver
        report.version = 1
        self._log(draft, Action.MARK_NOT_REPORTING, approver, since, reason=reason)

    def _confirmations(self, drafts: Sequence[Draft]) -> Iterator[Confirmation]:
        """Give the confirmations, as the action would; without an approver there is none."""
        for draft in drafts:
            report = draft.report
            approver = self.people.approvers.get(report.province_code)
            if draft.story is not Story.CONFIRMED or approver is None:
                continue
            at = moment(self.round, REVIEWED, report.district_id)
            name = approver.get_full_name() or approver.get_username()
            what = content(report, draft.answers, draft.own_work, draft.covered)
            self._log(draft, Action.CONFIRM, approver, at)
            yield Confirmation(
                report=report,
                confirmed_by=approver,
                confirmed_by_name=name,
                confirmed_at=at,
                digest=final_digest(what, by=approver.pk, name=name, at=at),
            )

    def _log(self, draft: Draft, action: Action, user: Any, at: datetime, **data: Any) -> None:
        draft.log.append(
            ReportLogEntry(
                report=draft.report,
                content_type=self.content_type,
                label=str(draft.report),
                action=action.value,
                user=user,
                timestamp=at,
                data={"version": draft.report.version, **data},
            )
        )
