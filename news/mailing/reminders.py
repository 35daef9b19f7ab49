"""Reminding those who decide, or the department where a province has nobody, of what waits."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import PageLogEntry

from districtcoordinator.areas.models import Appointment
from districtcoordinator.areas.roles import roles_with

from ..log_actions import CALLED, REMINDED
from ..models import NewsPage, ProvinceApprovalTask
from ..permissions import APPROVE_NEWS, OVERSEE_NEWS
from .mails import mailable, name_of, review_screen, screen, send
from .working_days import BANGKOK, after_working_days, is_working_day, working_days_between

WORKING_DAYS = 2
HOUR = 9
SHOWN = 10


def next_round(now: datetime) -> datetime:
    """Give when it is looked again what waits: the morning of the next working day."""
    return after_working_days(now, 1).replace(hour=HOUR, minute=0, second=0, microsecond=0)


@transaction.atomic
def remind_approvers() -> int:
    """Mail everybody who decides one list of what has waited for two working days since they were
    last told; where a province has nobody left, the department at once. Returns how many mails.

    What is in a list is logged with the item, and the log is what is asked: twice on one day, or
    by two workers at once, reminds nobody twice. Days off are days off.
    """
    now = timezone.now()
    if not is_working_day(now.astimezone(BANGKOK).date()):
        return 0
    # One at a time; on SQLite the transaction itself sees to that.
    list(ProvinceApprovalTask.objects.select_for_update(of=("self",)))
    lists = _lists(now)
    told = {line.item.pk: line for lines in lists.values() for line in lines}
    names = _names(line.item.submitted_by_id for line in told.values())
    for line in told.values():
        log(instance=line.item, action=CALLED if line.no_approver else REMINDED)
    return sum(_send_list(person, lines, names) for person, lines in lists.items())


@dataclass(frozen=True)
class Line:
    """An item that waits, since how many working days, and whether its province has nobody."""

    item: Any
    days: int
    no_approver: bool


def _lists(now: datetime) -> dict[Any, list[Line]]:
    """Give, for everybody who can be mailed, what they are to be told of, the oldest first."""
    waiting = list(NewsPage.objects.waiting().with_places().order_by("waiting_since", "pk"))
    told = _last_told(waiting)
    approvers, department = _deciders({item.province_id for item in waiting})
    due: dict[int, list[Line]] = defaultdict(list)
    for item in waiting:
        own = {item.owner_id, item.submitted_by_id}
        deciders = approvers[item.province_id] - own
        days = working_days_between(item.waiting_since, now)
        line = Line(item, days, no_approver=not deciders)
        if _is_due(line, told.get(item.pk), now):
            for person in deciders or department - own:
                due[person].append(line)
    people = get_user_model()._default_manager.filter(pk__in=due)
    return {person: due[person.pk] for person in mailable(people, unless_off="submitted")}


def _is_due(line: Line, told: tuple[str, datetime] | None, now: datetime) -> bool:
    """Whether two working days are over, or it is new that the department has to act."""
    if told is None:
        return line.no_approver or line.days >= WORKING_DAYS
    action, at = told
    newly_left = line.no_approver and action != CALLED
    return newly_left or working_days_between(at, now) >= WORKING_DAYS


def _last_told(waiting: list[Any]) -> dict[int, tuple[str, datetime]]:
    """Give of each item what was told last, and when, since it waits."""
    since = {item.pk: item.waiting_since for item in waiting}
    entries = PageLogEntry.objects.filter(page__in=since, action__in=(REMINDED, CALLED))
    rows = entries.order_by("timestamp").values_list("page", "action", "timestamp")
    return {page: (action, at) for page, action, at in rows if at >= since[page]}


def _deciders(provinces: set[str]) -> tuple[dict[str, set[int]], set[int]]:
    """Give the approvers of each of the provinces, and the department's admins."""
    approving, overseeing = roles_with(APPROVE_NEWS), roles_with(OVERSEE_NEWS)
    wanted = Q(role__in=approving, province__in=provinces) | Q(role__in=overseeing)
    approvers: dict[str, set[int]] = defaultdict(set)
    department = set()
    held = Appointment.objects.active().filter(wanted)
    for role, province, person in held.values_list("role", F("province"), "user"):
        if role in overseeing:
            department.add(person)
        else:
            approvers[province].add(person)
    return approvers, department


def _names(people: Iterable[int]) -> dict[int, str]:
    found = get_user_model()._default_manager.in_bulk(set(people))
    return {pk: name_of(person) for pk, person in found.items()}


def _send_list(person: Any, lines: list[Line], names: dict[int, str]) -> int:
    shown = [
        {
            "item": line.item,
            "days": line.days,
            "no_approver": line.no_approver,
            "who": names.get(line.item.submitted_by_id),
            "address": review_screen(line.item.pk),
        }
        for line in lines[:SHOWN]
    ]
    more = len(lines) - len(shown)
    address = screen("news_admin:queue")
    return send([person], "reminder", shown=shown, count=len(lines), more=more, address=address)
