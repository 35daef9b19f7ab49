"""A report's log in words: who changed what, when, from which figure to which."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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
class Change:
    """One thing that changed: what it is, which question it belongs to, from what to what."""

    what: str
    old: str
    new: str
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
                changes=list(self._changes(entry)),
            )
            for entry in self.entries
            if entry.action in Action.values
        ]

    def _changes(self, entry: ReportLogEntry) -> Iterator[Change]:
        """Give what an entry changed; what has no old and new has none."""
        for change in entry.data.get("changes", []):
            if "question" in change:
                yield from self._figures(entry.data.get("aspect"), change)
            elif "field" in change:
                yield self._field(change)
            else:
                yield from self._row(change)

    def _figures(self, aspect: Any, change: dict[str, Any]) -> Iterator[Change]:
        number = change["question"]
        place = _("Aspect %(aspect)s, question %(question)s") % {
            "aspect": aspect,
            "question": number,
        }
        about = self.questions.get((aspect, number), "")
        for name in FIGURES:
            old, new = change["old"].get(name), change["new"].get(name)
            if old != new:
                label = column_name(OwnWork, name)
                yield Change(f"{place}: {label}", _figure(old), _figure(new), about)

    def _field(self, change: dict[str, Any]) -> Change:
        name, old, new = change["field"], change["old"], change["new"]
        if name == "covered":
            names = [
                ", ".join(self.districts.get(code, code) for code in codes) for codes in (old, new)
            ]
            return Change(_("Covered districts"), *map(_plain, names))
        if name in LETTER_FIELDS:
            return Change(str(LettersForm.base_fields[name].label), _figure(old), _figure(new))
        return Change(column_name(Report, name), _plain(old), _plain(new))

    def _row(self, change: dict[str, Any]) -> Iterator[Change]:
        """One row of own work: added, deleted, or changed field by field."""
        old, new = change["old"] or {}, change["new"] or {}
        about = (new or old).get("text", "")
        for name in ("text", "unit", *FIGURES):
            if old.get(name) != new.get(name):
                label = column_name(OwnWork, name)
                in_words = _figure if name in FIGURES else _plain
                yield Change(label, in_words(old.get(name)), in_words(new.get(name)), about)

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
