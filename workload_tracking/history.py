"""A report's log in words: who changed what, when, from which figure to which."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from districtcoordinator.areas.models import District
from districtcoordinator.thai.digits import number_text

from .column_names import column_name
from .digest import LETTER_FIELDS
from .enums import Action
from .forms.letters import LettersForm
from .models import OwnWork, Question, Report, ReportLogEntry
from .progress import FIGURES


@dataclass(frozen=True)
class Step:
    """From what to what, and of which figure where one thing has several."""

    old: str
    new: str
    figure: str = ""


@dataclass(frozen=True)
class Change:
    """One thing that changed: a question, a field, a row of own work."""

    what: str
    steps: list[Step]
    about: str = ""


@dataclass(frozen=True)
class Event:
    """One entry of the log."""

    action: str
    who: str
    at: datetime
    note: str
    changes: list[Change]


class Wording:
    """Turns log entries of one report into words; reads what names it needs once for all."""

    def __init__(self, report: Report, entries: Iterable[ReportLogEntry]) -> None:
        self.report = report
        self.entries = list(entries)
        self.questions = self._questions()
        self.districts = self._districts()

    def events(self) -> list[Event]:
        return [
            Event(
                action=str(Action(entry.action).label),
                who=str(entry.user_display_name),
                at=entry.timestamp,
                note=self._note(entry.data),
                changes=[self._change(entry, change) for change in entry.data.get("changes", [])],
            )
            for entry in self.entries
            if entry.action in Action.values
        ]

    def _change(self, entry: ReportLogEntry, change: dict[str, Any]) -> Change:
        if "question" in change:
            return self._question(entry.data.get("aspect"), change)
        if "field" in change:
            return self._field(change)
        return self._row(change)

    def _question(self, aspect: Any, change: dict[str, Any]) -> Change:
        number = change["question"]
        place = {"aspect": aspect, "question": number}
        return Change(
            what=_("Aspect %(aspect)s, question %(question)s") % place,
            steps=_steps(change["old"], change["new"], FIGURES),
            about=self.questions.get((aspect, number), ""),
        )

    def _field(self, change: dict[str, Any]) -> Change:
        name, old, new = change["field"], change["old"], change["new"]
        if name == "covered":
            return Change(_("Covered districts"), [Step(self._names(old), self._names(new))])
        if name in LETTER_FIELDS:
            label = str(LettersForm.base_fields[name].label)
            return Change(label, [Step(_figure(old), _figure(new))])
        return Change(column_name(Report, name), [Step(_plain(old), _plain(new))])

    def _names(self, codes: list[str]) -> str:
        return _plain(", ".join(self.districts.get(code, code) for code in codes))

    def _row(self, change: dict[str, Any]) -> Change:
        """A row of own work: added, deleted, or changed field by field."""
        old, new = change["old"] or {}, change["new"] or {}
        steps = _steps(old, new, ("text", "unit", *FIGURES))
        return Change(str(OwnWork._meta.verbose_name), steps, (new or old).get("text", ""))

    def _note(self, data: dict[str, Any]) -> str:
        """The reason given, or the one that is done with."""
        if "in_favour_of" in data:
            return _("In favour of the report of %(district)s district") % {
                "district": data["in_favour_of"]
            }
        return str(data.get("reason") or data.get("old") or "")

    def _questions(self) -> dict[tuple[int, int], str]:
        if not any("aspect" in entry.data for entry in self.entries):
            return {}
        asked = Question.objects.filter(aspect__round=self.report.round_id)
        rows = asked.values_list("aspect__number", "number", "text")
        return {(aspect, number): text for aspect, number, text in rows}

    def _districts(self) -> dict[str, str]:
        changes = [change for entry in self.entries for change in entry.data.get("changes", [])]
        if not any(change.get("field") == "covered" for change in changes):
            return {}
        return dict(District.objects.values_list("code", "name"))


def _steps(old: dict[str, Any], new: dict[str, Any], names: Iterable[str]) -> list[Step]:
    """Give what changed among the values of a question or of a row."""
    return [
        Step(
            old=(_figure if name in FIGURES else _plain)(old.get(name)),
            new=(_figure if name in FIGURES else _plain)(new.get(name)),
            figure=column_name(OwnWork, name),
        )
        for name in names
        if old.get(name) != new.get(name)
    ]


def _plain(value: Any) -> str:
    """Write a logged value for reading; blank as such."""
    if value in (None, ""):
        return pgettext("logged value", "blank")
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    return str(value)


def _figure(value: Any) -> str:
    """Write a logged figure for reading, without idle zeros; blank as such."""
    return _plain(value) if value is None else number_text(Decimal(value))


def history_of(report: Report) -> Any:
    """Give a report's log entries, the newest first."""
    return report.log_entries.select_related("user").order_by("-timestamp", "-id")


def changed_after(report: Report, version: int) -> list[Event]:
    """Give what was changed after a version of a report, the oldest first."""
    entries = report.log_entries.select_related("user").order_by("timestamp", "id")
    newer = [entry for entry in entries if entry.data.get("version", 0) > version]
    return Wording(report, newer).events()
