"""`manage.py verify_confirmations`: every confirmed report is still what was confirmed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from workload_tracking.digest import content, still_holds
from workload_tracking.models import Confirmation

BATCH = 100


class Command(BaseCommand):
    help = "Computes the digest of every confirmed report again; exits with 1 if one differs."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--round", type=int, help="only this fiscal year (B.E.)")

    def handle(self, *args: Any, **options: Any) -> None:
        confirmations = Confirmation.objects.order_by("pk")
        if options["round"]:
            confirmations = confirmations.filter(report__round__fiscal_year=options["round"])
        total, checked, broken = confirmations.count(), 0, 0
        for batch in batches(confirmations):
            for confirmation in batch:
                if not holds(confirmation):
                    broken += 1
                    self.stdout.write(self.style.ERROR(self.mismatch(confirmation)))
            checked += len(batch)
            if checked < total:
                self.stderr.write(f"{checked}/{total}")
        if broken:
            raise CommandError(
                ngettext(
                    "%(broken)s of %(checked)s confirmations does not hold.",
                    "%(broken)s of %(checked)s confirmations do not hold.",
                    broken,
                )
                % {"broken": broken, "checked": checked}
            )
        message = ngettext(
            "%(checked)s confirmation holds.", "%(checked)s confirmations hold.", checked
        )
        self.stdout.write(self.style.SUCCESS(message % {"checked": checked}))

    def mismatch(self, confirmation: Confirmation) -> str:
        return _("Report %(id)s (%(report)s) is not what was confirmed: digest %(digest)s") % {
            "id": confirmation.report_id,
            "report": confirmation.report,
            "digest": confirmation.digest,
        }


def batches(confirmations: Any) -> Iterator[list[Confirmation]]:
    """Read confirmations with all that they confirm, a batch in a fixed number of queries."""
    everything = confirmations.select_related("report__round").prefetch_related(
        "report__answers__question__aspect", "report__own_work", "report__covered_districts"
    )
    after = 0
    while batch := list(everything.filter(pk__gt=after)[:BATCH]):
        yield batch
        after = batch[-1].pk


def holds(confirmation: Confirmation) -> bool:
    """Whether what stands now is what was confirmed, from rows that were read with the batch."""
    report = confirmation.report
    parts = (report.answers.all(), report.own_work.all(), report.covered_districts.all())
    return still_holds(confirmation, content(report, *parts))
