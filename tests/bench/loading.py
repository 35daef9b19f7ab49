"""How long the demo data takes: 878 districts, two rounds of about 100 answers each."""

import time
from io import StringIO

from django.core.management import call_command
from django.db import connection

from workload_tracking.models import Answer, Report

from .figures import Figure


def measure() -> list[Figure]:
    """Load once into an empty database, then again."""
    seconds = [_seconds_of_loading() for _ in range(2)]
    if connection.vendor == "postgresql":
        # Its autovacuum does so within a minute; without it, plans are made for empty tables.
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    loaded = f"{Report.objects.count():,} reports, {Answer.objects.count():,} answers"
    return [
        Figure("Demo data: load_demo", seconds[0], "s", 60, compared=loaded),
        Figure("Demo data: load_demo again", seconds[1], "s"),
    ]


def _seconds_of_loading() -> float:
    began = time.perf_counter()
    call_command("load_demo", stdout=StringIO(), stderr=StringIO())
    return time.perf_counter() - began
