"""Covered districts: an officer with several districts reports once and names the others."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from districtcoordinator.areas.models import Appointment, District

from ..digest import LETTER_FIELDS, read_content
from ..enums import Action
from ..models import CoveredDistrict, Report
from ..permissions import FILL
from ..progress import count_aspects
from .locking import log_change, save_report


class CoverageReason(TextChoices):
    """Why a district cannot be covered by a report."""

    NOT_IN_PROVINCE = "not_in_province", _("is not another district of your province")
    COVERED_ELSEWHERE = "covered_elsewhere", _("is in another district's report already")
    NAMES_OTHERS = "names_others", _("has a report that itself names other districts")
    CONFIRMED = "confirmed", _("has a confirmed report of its own")
    HAS_FIGURES = "has_figures", _("has figures of its own; keep them, or withdraw them")
    HAS_OFFICER = "has_officer", _("has figures that only its own officer may withdraw")


@dataclass(frozen=True)
class CoverageProblem:
    """A district that was not covered, and why."""

    district: District
    reason: CoverageReason
    detail: str = ""


def cover_districts(
    *, user: Any, report: Report, covered: Collection[str], withdraw: Collection[str]
) -> list[CoverageProblem]:
    """Make a locked report name exactly these districts; give those that it may not name.

    The reports of all districts named must be locked already.
    """
    report.covered_districts.exclude(district__in=covered).delete()
    named = set(report.covered_districts.values_list("district_id", flat=True))
    problems: list[CoverageProblem] = []
    districts = {district.code: district for district in District.objects.filter(code__in=covered)}
    others = {
        other.district_id: other
        for other in Report.objects.with_state().filter(
            round=report.round_id, district__in=districts
        )
    }
    for code in sorted(set(covered) - named):
        district, other = districts.get(code), others.get(code)
        if district is None:
            continue
        if other is None:
            problems.append(CoverageProblem(district, CoverageReason.NOT_IN_PROVINCE))
            continue
        reason = _why_not(user=user, report=report, other=other, withdraw=code in withdraw)
        if reason is not None:
            problems.append(CoverageProblem(district, reason, other.covered_in or ""))
            continue
        if _has_figures(other):
            _withdraw_figures(user=user, report=other, in_favour_of=report)
        CoveredDistrict.objects.create(
            report=report,
            round_id=report.round_id,
            district=district,
            district_name=district.name,
        )
    return problems


def _why_not(*, user: Any, report: Report, other: Report, withdraw: bool) -> CoverageReason | None:
    if other.pk == report.pk or other.province_code != report.province_code:
        return CoverageReason.NOT_IN_PROVINCE
    if other.confirmed_at:
        return CoverageReason.CONFIRMED
    if other.covered_in:
        return CoverageReason.COVERED_ELSEWHERE
    if other.names_others:
        return CoverageReason.NAMES_OTHERS
    if not _has_figures(other):
        return None
    if not may_withdraw(user=user, report=other):
        return CoverageReason.HAS_OFFICER
    return None if withdraw else CoverageReason.HAS_FIGURES


def may_withdraw(*, user: Any, report: Report) -> bool:
    """The figures of a district are its own officer's; without an officer, the covering one's."""
    officers = Appointment.objects.active().carrying(FILL).filter(district=report.district_id)
    holders = set(officers.values_list("user_id", flat=True))
    return not holders or user.pk in holders


def _has_figures(report: Report) -> bool:
    return (
        any(started for _complete, started, _questions in report.progress)
        or report.own_work_count > 0
        or any(getattr(report, name) is not None for name in LETTER_FIELDS)
    )


def _withdraw_figures(*, user: Any, report: Report, in_favour_of: Report) -> None:
    """Delete a locked report's figures; the log keeps every one of them."""
    content = read_content(report)
    report.answers.all().delete()
    report.own_work.all().delete()
    for name in LETTER_FIELDS:
        setattr(report, name, None)
    report.own_work_count = 0
    report.progress = count_aspects(report)
    save_report(report, user=user, fields=[*LETTER_FIELDS, "own_work_count", "progress"])
    log_change(
        report,
        Action.WITHDRAW_FIGURES,
        user=user,
        in_favour_of=in_favour_of.district_name,
        content=content,
    )
