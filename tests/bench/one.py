"""All measures on the database of DATABASE_URL, in a database of their own that is removed after.

python -m tests.bench.one
"""

import gc
import os
import platform

import django


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "districtcoordinator.settings.test")
    django.setup()
    from django.conf import settings
    from django.db import connection

    # As on a real site: static files are known from the start.
    settings.WHITENOISE_AUTOREFRESH = False
    from . import loading, matrix, news, saving
    from .figures import Figure, print_table

    before = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        version = ".".join(map(str, connection.get_database_version()))
        name = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}[connection.vendor]
        cores = f"{len(os.sched_getaffinity(0))} of {os.cpu_count()} cores"
        print(f"── {name} {version} · Python {platform.python_version()} · {cores}", flush=True)
        figures: list[Figure] = []
        broken = []
        for measures in (loading, matrix, saving, news):
            try:
                figures += measures.measure()
            except Exception as error:
                broken.append(f"{measures.__name__}: {type(error).__name__}: {error}")
            gc.collect()
        print_table(figures)
    finally:
        connection.creation.destroy_test_db(before, verbosity=0)
    if broken:
        raise SystemExit("\n".join(["NOT MEASURED", *broken]))


if __name__ == "__main__":
    main()
