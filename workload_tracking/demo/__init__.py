"""Demo rounds: one open with every state a report can have, one closed and mostly confirmed.

A report that anybody has ever touched is left alone, so loading again adds only what is missing.
"""

from collections.abc import Callable
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from districtcoordinator.areas.models import Appointment

from ..actions import create_round
from ..models import Round
from ..permissions import MANAGE_ROUNDS
from ..refusals import Refused
from .filling import fill_round
from .stories import CLOSED_YEAR, OPEN_YEAR

AFTER = ("dc_accounts",)
YEAR = 365
# From the day of loading; the closed round is as if it had been loaded a year before.
OPENED_BEFORE = timedelta(days=30)
RECORDING_FOR = timedelta(days=45)
CONFIRMING_FOR = timedelta(days=60)


def load(report_progress: Callable[[str, int, int], None]) -> str:
    """Make the demo rounds and fill the reports that nobody has touched; say what was done."""
    filled = 0
    for fiscal_year, back in ((CLOSED_YEAR, YEAR), (OPEN_YEAR, 0)):
        try:
            round = Round.objects.filter(fiscal_year=fiscal_year).first()
            round = round or _create_round(fiscal_year, back)
        except Refused as refused:
            reason = f"{refused} {refused.detail}".strip()
            return _("Round %(year)d was left out: %(reason)s") % {
                "year": fiscal_year,
                "reason": reason,
            }
        filled += fill_round(round, report_progress)
    return _("Demo reports filled: %(filled)d.") % {"filled": filled}


def _create_round(fiscal_year: int, back: int) -> Round:
    centre = Appointment.objects.active().carrying(MANAGE_ROUNDS).select_related("user")
    loaded_on = timezone.localdate() - timedelta(days=back)
    return create_round(
        user=centre.earliest("pk").user,
        fiscal_year=fiscal_year,
        opens_on=loaded_on - OPENED_BEFORE,
        entry_until=loaded_on + RECORDING_FOR,
        confirm_until=loaded_on + CONFIRMING_FOR,
    )
