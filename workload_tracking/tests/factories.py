"""Makers of rounds and reports for tests; states come about through the actions themselves."""

from datetime import date
from decimal import Decimal
from typing import Any

from districtcoordinator.areas.models import District
from districtcoordinator.areas.tests.factories import AppointmentFactory
from workload_tracking import actions
from workload_tracking.digest import digest_of, read_content
from workload_tracking.models import Aspect, Confirmation, Report, Round

# The days of the round that tests stand in; tests freeze the clock at TODAY.
OPENS, TODAY = date(2026, 6, 1), date(2026, 7, 7)
ENTRY_UNTIL, CONFIRM_UNTIL = date(2026, 8, 31), date(2026, 9, 15)
CONTACT = {
    "address": "ที่ว่าการอำเภอ",
    "telephone": "0 7561 1234",
    "officer_name": "นายสมชาย ใจดี",
    "mobile": "08 1234 5678",
    "email": "officer@example.go.th",
}


def make_round(*, fiscal_year: int = 2569, **dates: date) -> Round:
    """Make a round with the reference questions (or last year's) and a report a district."""
    admin = AppointmentFactory(central_admin=True).user
    span = {"opens_on": OPENS, "entry_until": ENTRY_UNTIL, "confirm_until": CONFIRM_UNTIL}
    return actions.create_round(user=admin, fiscal_year=fiscal_year, **{**span, **dates})


def report_of(round: Round, district: District) -> Report:
    """Give a district's report with its state."""
    return Report.objects.with_state().select_related("round").get(round=round, district=district)


def fill_aspect(*, user: Any, report: Report, aspect: Aspect, quantity: int = 12) -> None:
    """Answer every question of an aspect."""
    figures = {"quantity": quantity, "days": Decimal("0.50"), "hours": Decimal("2.00")}
    actions.save_answers(
        user=user,
        report=report,
        aspect=aspect,
        cells={question.pk: figures for question in aspect.questions.all()},
    )


def fill_report(*, user: Any, report: Report) -> Report:
    """Fill everything, so that the report is ready."""
    for aspect in report.round.aspects.all():
        fill_aspect(user=user, report=report, aspect=aspect)
    actions.save_contact(
        user=user, report=report, contact={**CONTACT, "covers_only_own": True}, covered=[]
    )
    return report_of(report.round, report.district)


def confirm(*, user: Any, report: Report) -> Confirmation:
    """Confirm a ready report as it stands."""
    report = report_of(report.round, report.district)
    return actions.confirm_report(
        user=user, report=report, digest=digest_of(read_content(report)), version=report.version
    )
