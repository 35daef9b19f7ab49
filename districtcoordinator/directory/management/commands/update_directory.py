"""Brings the directory up to date from DLA Connect; fit for a timer."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from ...actions import apply_update, discard_update, fetch_next_page, plan_for, start_update
from ...enums import ChangeKind
from ...models import DirectoryUpdate
from ...plan import Plan
from ...problems import DirectoryProblem

MOST_SHOWN = 200


class Command(BaseCommand):
    help = (
        "Fetch the directory from DLA Connect, show what would change and apply it when asked to. "
        "Exit code 0: applied, or nothing to do; 1: not applied, the directory is as it was."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--dry-run", action="store_true", help="only show what would change, apply nothing"
        )
        parser.add_argument("--yes", action="store_true", help="apply without asking")
        parser.add_argument(
            "--accept-leaving",
            action="store_true",
            help="apply even though more than half of the people would leave",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            self._update(**options)
        except DirectoryProblem as problem:
            raise CommandError(
                _("%(problem)s\nThe directory is as it was.") % {"problem": problem}
            ) from problem

    def _update(self, *, dry_run: bool, yes: bool, accept_leaving: bool, **_options: Any) -> None:
        update = self._fetch()
        plan = plan_for(update)
        self._show(plan)
        if not plan.changes or dry_run:
            discard_update(user=None, update=update)
            self.stdout.write(_("Nothing was changed."))
            return
        if not yes and not self._agreed():
            discard_update(user=None, update=update)
            raise CommandError(_("Not applied. The directory is as it was."))
        try:
            apply_update(user=None, update=update, accept_leaving=accept_leaving)
        except DirectoryProblem:
            discard_update(user=None, update=update)
            raise
        self.stdout.write(self.style.SUCCESS(_("The directory is up to date.")))

    def _fetch(self) -> DirectoryUpdate:
        update = start_update(user=None)
        while update.is_fetching:
            update = fetch_next_page(user=None, update=update)
            if update.pages_total and not update.problem:
                self.stdout.write(
                    _("Page %(done)d of %(total)d, %(records)d officers")
                    % {
                        "done": update.pages_done,
                        "total": update.pages_total,
                        "records": update.records_done,
                    }
                )
        if not update.is_ready:
            raise DirectoryProblem(update.problem)
        return update

    def _show(self, plan: Plan) -> None:
        for change in plan.changes[:MOST_SHOWN]:
            details = "; ".join(
                f"{difference.label}: {difference.old or '–'} → {difference.new or '–'}"
                for difference in change.differences
            )
            name = f"{change.kind.label}: {change.name} ({change.province})"
            self.stdout.write(f"  {name}{f' – {details}' if details else ''}")
        if (more := len(plan.changes) - MOST_SHOWN) > 0:
            self.stdout.write(_("… and %(count)d more.") % {"count": more})
        counts = ", ".join(f"{kind.label} {plan.count(kind)}" for kind in ChangeKind)
        same = _("unchanged %(count)d") % {"count": plan.unchanged}
        self.stdout.write(f"{counts}, {same}")

    def _agreed(self) -> bool:
        try:
            return input(_("Apply? [y/N] ")).strip().lower() in ("y", "yes")
        except EOFError:
            return False
