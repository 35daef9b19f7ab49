import re
from functools import partial
from typing import Any

from django.apps import AppConfig, apps
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "districtcoordinator.accounts"
    label = "dc_accounts"
    verbose_name = _("Users")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from .typed_values import register_label

        labels = {
            "username": _("User ID"),
            "first_name": _("First name"),
            "last_name": _("Last name"),
            "email": _("Mail address"),
            "role": _("Role"),
            "province": _("Province"),
            "district": _("District"),
            "sealed-table": None,
            "next": None,
        }
        for name, label in labels.items():
            register_label(re.escape(name), partial(_always, label))
        # Each app words its own fields: no app need know this one.
        for config in apps.get_app_configs():
            for pattern, wording in getattr(config, "typed_field_labels", list)():
                register_label(pattern, wording)


def _always(label: Any, found: re.Match[str]) -> str | None:
    return None if label is None else str(label)
