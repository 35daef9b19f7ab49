"""The digest of a report: what a province confirms, in one canonical form on every database."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from .progress import CONTACT_FIELDS, FIGURES

if TYPE_CHECKING:
    from .models import Answer, Confirmation, CoveredDistrict, OwnWork, Report

LETTER_FIELDS = (
    "letters_received_district",
    "letters_sent_district",
    "letters_received_office",
    "letters_sent_office",
)
VERSION = 1


def _figures(line: Any) -> list[str | None]:
    quantity, days, hours = (getattr(line, field) for field in FIGURES)
    return [
        None if quantity is None else str(quantity),
        None if days is None else f"{days:.2f}",
        None if hours is None else f"{hours:.2f}",
    ]


def content(
    report: Report,
    answers: Iterable[Answer],
    own_work: Iterable[OwnWork],
    covered: Iterable[CoveredDistrict],
) -> dict[str, Any]:
    """Give all that is confirmed of a report, from rows already read.

    Answers need their question and its aspect; the order of rows does not matter.
    """
    return {
        "version": VERSION,
        "round": report.round.fiscal_year,
        "district": [report.district_code, report.district_name],
        "province": [report.province_code, report.province_name],
        "contact": {field: getattr(report, field) for field in CONTACT_FIELDS},
        "covers_only_own": report.covers_only_own,
        "covered": sorted([row.district_id, row.district_name] for row in covered),
        "letters": {field: getattr(report, field) for field in LETTER_FIELDS},
        "answers": sorted(
            [
                answer.question.aspect.number,
                answer.question.number,
                answer.question.text,
                answer.question.unit,
                *_figures(answer),
            ]
            for answer in answers
        ),
        "own_work": [
            [row.text, row.unit, *_figures(row)] for row in sorted(own_work, key=lambda row: row.pk)
        ],
    }


def read_content(report: Report) -> dict[str, Any]:
    """Read all that is confirmed of a report, in three queries."""
    return content(
        report,
        report.answers.select_related("question__aspect"),
        report.own_work.all(),
        report.covered_districts.all(),
    )


def digest_of(what: dict[str, Any]) -> str:
    """Give the SHA-256, in hexadecimal, of the canonical JSON of what is given."""
    canonical = json.dumps(what, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def final_digest(what: dict[str, Any], *, by: Any, name: str, at: datetime) -> str:
    """Give the digest of a confirmation: the content, who (a key of any kind) confirmed, when."""
    return digest_of({**what, "confirmed": [str(by), name, at.astimezone(UTC).isoformat()]})


def still_holds(confirmation: Confirmation, what: dict[str, Any] | None = None) -> bool:
    """Say whether a confirmed report is, to the letter, what was confirmed.

    `what` is its content, where that has been read already.
    """
    what = what or read_content(confirmation.report)
    return confirmation.digest == final_digest(
        what,
        by=confirmation.confirmed_by_id,
        name=confirmation.confirmed_by_name,
        at=confirmation.confirmed_at,
    )
