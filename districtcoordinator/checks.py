"""System checks of the ground every app stands on."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Warning

BANGKOK = "Asia/Bangkok"


def check_sqlite_options(
    app_configs: Sequence[AppConfig] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """Warn a site whose SQLite transactions do not begin IMMEDIATE: concurrent saves will fail."""
    return [
        Warning(
            f"The SQLite database {alias!r} does not begin its transactions IMMEDIATE: two people "
            'who save at the same time will get "database is locked".',
            hint="Set OPTIONS of this database to districtcoordinator.sqlite.SQLITE_OPTIONS.",
            id="districtcoordinator.W001",
        )
        for alias, database in settings.DATABASES.items()
        if database["ENGINE"].endswith(".sqlite3")
        and str(database.get("OPTIONS", {}).get("transaction_mode")).upper() != "IMMEDIATE"
    ]


def check_time_zone(
    app_configs: Sequence[AppConfig] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """Warn a site that does not live in Bangkok time: rounds would open and end at other hours."""
    if settings.USE_TZ and settings.TIME_ZONE == BANGKOK:
        return []
    return [
        Warning(
            f"The site's time zone is {settings.TIME_ZONE}: rounds open and end with its days, not "
            "with those in Bangkok.",
            hint=f'Set TIME_ZONE = "{BANGKOK}" and USE_TZ = True.',
            id="districtcoordinator.W002",
        )
    ]
