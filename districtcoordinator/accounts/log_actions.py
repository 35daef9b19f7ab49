"""How Wagtail's history words what was done to a person."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogFormatter

from districtcoordinator.areas.roles import Role

from .models import AccountLogEntry


def _simple(label: Any) -> type[LogFormatter]:
    return type("AccountLogFormatter", (LogFormatter,), {"label": label, "message": label})


class AppointmentFormatter(LogFormatter):
    """Names the role and the place beside what happened."""

    def format_message(self, log_entry: AccountLogEntry) -> str:
        role = log_entry.data.get("role", "")
        return _("%(action)s: %(role)s %(place)s") % {
            "action": self.label,
            "role": Role(role).label if role in Role.values else role,
            "place": log_entry.data.get("place", ""),
        }


class Appointed(AppointmentFormatter):
    label = gettext_lazy("Appointed")


class AppointmentEnded(AppointmentFormatter):
    label = gettext_lazy("Appointment ended")


LOG_ACTIONS: dict[str, type[LogFormatter]] = {
    "dc_accounts.create_person": _simple(gettext_lazy("Account made")),
    "dc_accounts.rename_person": _simple(gettext_lazy("Name or mail address changed")),
    "dc_accounts.appoint": Appointed,
    "dc_accounts.end_appointment": AppointmentEnded,
    "dc_accounts.deactivate": _simple(gettext_lazy("Account deactivated")),
    "dc_accounts.activate": _simple(gettext_lazy("Account activated again")),
    "dc_accounts.set_password": _simple(gettext_lazy("New password set")),
}
