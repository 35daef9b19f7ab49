"""Fills the reports of a round, province by province, each in one transaction.

The rows are written in bulk, past the actions: a closed round takes no figures from anybody, and
175,000 answers one form at a time would take an hour. The database's triggers hold all the same.
"""

from collections import defaultdict
from collections.abc import Callable

from django.db import transaction
from django.utils.translation import gettext as _

from districtcoordinator.areas.models import District

from ..models import Report, Round
from ..querysets.reports import ReportQuerySet
from .people import People, people_in_office
from .stories import Story, story_of
from .writing import ReportWriter


def fill_round(round: Round, report_progress: Callable[[str, int, int], None]) -> int:
    """Fill every untouched report that has a story to tell; give how many were filled."""
    people = people_in_office()
    due = _due_by_province(round, people)
    total, done = sum(map(len, due.values())), 0
    if not total:
        return 0
    title = _("Demo round %(year)d") % {"year": round.fiscal_year}
    aspects = list(round.aspects.order_by("number").prefetch_related("questions"))
    writer = ReportWriter(round, aspects, people)
    report_progress(title, 0, total)
    for province, stories in due.items():
        with transaction.atomic():
            writer.write(_lock_untouched(round, province), stories)
        done += len(stories)
        report_progress(title, done, total)
    return total


def _due_by_province(round: Round, people: People) -> dict[str, dict[str, Story]]:
    """Give, by province, the story of each district that is to be filled and is untouched."""
    due: dict[str, dict[str, Story]] = defaultdict(dict)
    untouched = _untouched(round).values_list("district", "district__province")
    for code, province in untouched.order_by("district"):
        story = story_of(round.fiscal_year, code, province, has_officer=code in people.officers)
        if story is not Story.EMPTY and code not in people.covered_by:
            due[province][code] = story
    return due


def _untouched(round: Round) -> ReportQuerySet:
    """Every action raises a report's version, so that 0 means that nobody has ever touched it."""
    return Report.objects.with_state().filter(
        round=round, version=0, covered_in=None, confirmed_at=None
    )


def _lock_untouched(round: Round, province: str) -> dict[str, Report]:
    districts = District.objects.filter(province=province)
    reports = (
        _untouched(round)
        .select_for_update(of=("self",))
        .select_related("district__province")
        .filter(district__in=districts)
        .order_by("pk")
    )
    found = {report.district_id: report for report in reports}
    for report in found.values():
        report.round = round
    return found
