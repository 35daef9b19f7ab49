"""When things happened in a demo round: in office hours, within its dates, never in the future."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from districtcoordinator.areas.invented import share

from ..models import Round

OFFICE_OPENS = time(8, 30)
OFFICE_SECONDS = 8 * 60 * 60
# Parts of the time between the opening of a round and its last day so far.
FILLED, REVIEWED = (0.05, 0.70), (0.75, 1.0)


def moment(round: Round, part: tuple[float, float], *key: object) -> datetime:
    """Give a moment in a part of a round's days, which depends on the key alone."""
    yesterday = timezone.localdate() - timedelta(days=1)
    last = max(min(yesterday, round.confirm_until), round.opens_on)
    first, until = part
    reach = (last - round.opens_on).days
    days = reach * (first + (until - first) * share("day", part, round.fiscal_year, *key))
    day = _weekday(round.opens_on + timedelta(days=int(days)), round.opens_on)
    opens = timezone.make_aware(datetime.combine(day, OFFICE_OPENS))
    seconds = int(share("second", part, round.fiscal_year, *key) * OFFICE_SECONDS)
    return min(opens + timedelta(seconds=seconds), timezone.now())


def _weekday(day: date, earliest: date) -> date:
    """Go back to Friday from a weekend, unless the round had not opened then."""
    back = max(day.weekday() - 4, 0)
    return max(day - timedelta(days=back), earliest)
