"""Bringing the directory up to date: fetch page by page, look at it, apply it once or discard it.

`user` is who does it; None is the command line. All of them raise PermissionDenied.
"""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from districtcoordinator.areas.permissions import holds

from . import connect
from .enums import UpdateSource, UpdateState
from .models import DirectoryUpdate, UpdatePage
from .pages import Page
from .permissions import UPDATE_DIRECTORY
from .places import Places
from .plan import Plan, plan_of
from .problems import DirectoryProblem, RecordProblem, Refused
from .records import Record, check_unique, read_records
from .writing import write


def start_update(*, user: Any) -> DirectoryUpdate:
    """Begin to fetch from DLA Connect; what somebody left open is discarded.

    Raises ConnectProblem when DLA Connect is not set up.
    """
    _check(user)
    connect.check_settings()
    return _begin(user, source=UpdateSource.DLA_CONNECT, state=UpdateState.FETCHING)


@transaction.atomic
def take_file(*, user: Any, file_name: str, records: list[Record]) -> DirectoryUpdate:
    """Take a whole directory from a file, to be looked at as if it had been fetched.

    Raises RecordProblem when it is empty or has a number twice.
    """
    _check(user)
    check_unique(records)
    if not records:
        raise RecordProblem(_("There is no officer in the file."))
    update = _begin(
        user,
        source=UpdateSource.FILE,
        state=UpdateState.READY,
        file_name=file_name[:200],
        pages_done=1,
        pages_total=1,
        records_done=len(records),
        records_total=len(records),
    )
    _keep(update, 1, records)
    _foresee(update, plan_of(records, Places()))
    return update


def fetch_next_page(*, user: Any, update: DirectoryUpdate) -> DirectoryUpdate:
    """Fetch one page more, and after the last find out what would change; give the update.

    A problem ends the update as failed, with the problem in words. Whoever asks while another
    fetches the same page gets what the other has got.
    """
    _check(user)
    update.refresh_from_db()
    if not update.is_fetching:
        return update
    number = update.pages_done + 1
    try:
        page = connect.fetch_page(number)
        # Outside any transaction: nobody waits for DLA Connect while holding a lock.
        records = read_records(page.officers, Places())
        return _take_page(update, page, records)
    except DirectoryProblem as problem:
        return _fail(user, update, problem, number)


@transaction.atomic
def apply_update(
    *, user: Any, update: DirectoryUpdate, accept_leaving: bool = False
) -> DirectoryUpdate:
    """Make the directory what the update says, in one transaction and only once.

    What changes is worked out again from the directory as it is now. An update that is applied
    already is given back as it is. Raises Refused when it is not ready, or when more than half of
    the people would leave and nobody said that this is meant (`accept_leaving`).
    """
    _check(user)
    # All open ones, in one order: two that are applied at once come one after the other.
    opened = list(DirectoryUpdate.objects.select_for_update().open().order_by("pk"))
    current = DirectoryUpdate.objects.get(pk=update.pk)
    if current.state == UpdateState.APPLIED:
        return current
    if current not in opened or not current.is_ready:
        raise Refused(
            _("This update is not waiting to be applied: %(state)s.")
            % {"state": current.get_state_display()}
        )
    plan = plan_of(_records(current), Places())
    if plan.most_leave and not accept_leaving:
        raise Refused(most_leave_text(plan))
    write(plan, user=user)
    _foresee(current, plan)
    _end(user, current, UpdateState.APPLIED)
    for other in opened:
        if other != current:
            _supersede(user, other)
    return current


@transaction.atomic
def discard_update(*, user: Any, update: DirectoryUpdate) -> DirectoryUpdate:
    """Give an open update up; one that has ended is given back as it is."""
    _check(user)
    current = DirectoryUpdate.objects.select_for_update().get(pk=update.pk)
    if current.is_open:
        _end(user, current, UpdateState.DISCARDED)
    return current


def plan_for(update: DirectoryUpdate) -> Plan:
    """Work out what a waiting update would change now; changes nothing."""
    return plan_of(_records(update), Places())


def most_leave_text(plan: Plan) -> str:
    """Say what looks wrong about a plan by which most people leave."""
    return _(
        "%(left)d of the %(all)d people in the directory would leave. More than half at once is "
        "more likely a fault of the source."
    ) % {"left": plan.counts["left"], "all": plan.in_office}


def _check(user: Any) -> None:
    if user is not None and not holds(user, UPDATE_DIRECTORY):
        raise PermissionDenied


@transaction.atomic
def _begin(user: Any, **values: Any) -> DirectoryUpdate:
    for other in DirectoryUpdate.objects.select_for_update().open().order_by("pk"):
        _supersede(user, other)
    return DirectoryUpdate.objects.create(started_by=user, **values)


@transaction.atomic
def _take_page(update: DirectoryUpdate, page: Page, records: list[Record]) -> DirectoryUpdate:
    """Keep a page, unless another process was quicker; raises RecordProblem."""
    update = DirectoryUpdate.objects.select_for_update().get(pk=update.pk)
    if not update.is_fetching or update.pages_done != page.number - 1:
        return update
    if page.number == 1:
        update.snapshot, update.pages_total, update.records_total = (
            page.snapshot,
            page.pages,
            page.total,
        )
    if (page.snapshot, page.pages, page.total) != (
        update.snapshot,
        update.pages_total,
        update.records_total,
    ):
        raise RecordProblem(_("The data of DLA Connect changed while it was fetched. Begin again."))
    update.pages_done = page.number
    update.records_done += len(records)
    _keep(update, page.number, records)
    if update.records_done > update.records_total:
        raise _miscounted(update)
    if update.pages_done == update.pages_total:
        _complete(update)
    update.save()
    return update


def _complete(update: DirectoryUpdate) -> None:
    """All pages are there: check them together and find out what would change."""
    if update.records_done != update.records_total:
        raise _miscounted(update)
    if not update.records_total:
        raise RecordProblem(_("DLA Connect gives no officers at all."))
    records = _records(update)
    check_unique(records)
    update.state = UpdateState.READY
    _foresee(update, plan_of(records, Places()))


def _miscounted(update: DirectoryUpdate) -> RecordProblem:
    return RecordProblem(
        _("DLA Connect announces %(total)d officers and gives %(given)d.")
        % {"total": update.records_total, "given": update.records_done}
    )


def _keep(update: DirectoryUpdate, number: int, records: list[Record]) -> None:
    kept = [record.as_json() for record in records]
    UpdatePage.objects.create(update=update, number=number, records=kept)


def _records(update: DirectoryUpdate) -> list[Record]:
    pages = update.pages.order_by("number")
    return [Record.from_json(kept) for page in pages for kept in page.records]


def _foresee(update: DirectoryUpdate, plan: Plan) -> None:
    for name, count in plan.counts.items():
        setattr(update, name, count)
    update.save()


@transaction.atomic
def _fail(
    user: Any, update: DirectoryUpdate, problem: DirectoryProblem, number: int
) -> DirectoryUpdate:
    """End a fetch that cannot go on, unless another process has brought it further meanwhile."""
    update = DirectoryUpdate.objects.select_for_update().get(pk=update.pk)
    if update.is_fetching and update.pages_done == number - 1:
        update.problem = str(problem)
        _end(user, update, UpdateState.FAILED)
    return update


def _supersede(user: Any, update: DirectoryUpdate) -> None:
    update.problem = _("A later update took its place.")
    _end(user, update, UpdateState.DISCARDED)


def _end(user: Any, update: DirectoryUpdate, state: UpdateState) -> None:
    """The officers that were fetched are personal data: they go as soon as nobody needs them."""
    update.state, update.ended_at, update.ended_by = state, timezone.now(), user
    update.save()
    update.pages.all().delete()
    log(update, state.log_action, user=user, data={"problem": update.problem})
