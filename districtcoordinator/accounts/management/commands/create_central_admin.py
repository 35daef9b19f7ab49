import os
import secrets
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from districtcoordinator.accounts.actions import create_central_admin


class Command(BaseCommand):
    help = (
        "Makes an account of a central administrator without asking. The password is --password, "
        "else the variable CENTRAL_ADMIN_PASSWORD, else one that is made up and shown once."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username")
        parser.add_argument("--password")
        parser.add_argument("--email", default="")
        parser.add_argument("--first-name", default="")
        parser.add_argument("--last-name", default="")

    def handle(self, *args: Any, **options: Any) -> None:
        given = options["password"] or os.environ.get("CENTRAL_ADMIN_PASSWORD")
        password = given or secrets.token_urlsafe(12)
        try:
            create_central_admin(
                username=options["username"],
                password=password,
                email=options["email"],
                first_name=options["first_name"],
                last_name=options["last_name"],
            )
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        self.stdout.write(_("Central administrator: %(name)s") % {"name": options["username"]})
        if not given:
            self.stdout.write(_("Password, shown this once: %(password)s") % {"password": password})
