from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from districtcoordinator.accounts.role_groups import RoleTableError, apply_roles


class Command(BaseCommand):
    help = "Brings groups, permissions and membership into step with the role table."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            applied = apply_roles()
        except RoleTableError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            _(
                "Groups made: %(groups)d. Permissions given: %(permissions_given)d, "
                "taken: %(permissions_taken)d. "
                "Members added: %(members_added)d, removed: %(members_removed)d."
            )
            % vars(applied)
        )
