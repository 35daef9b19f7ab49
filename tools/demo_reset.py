"""`make demo-reset`: throw the demo database and its uploads away and load them anew.

Refused with production settings, and for any settings that do not allow demo accounts.
"""

import shutil
from pathlib import Path

from run import prepare, set_up


def empty_database() -> None:
    """Remove the SQLite file, or everything in the PostgreSQL schema "public"."""
    from django.db import connection

    if connection.vendor == "sqlite":
        connection.close()
        for suffix in ("", "-wal", "-shm"):
            Path(f"{connection.settings_dict['NAME']}{suffix}").unlink(missing_ok=True)
        return
    with connection.cursor() as cursor:
        cursor.execute("DROP SCHEMA public CASCADE")
        cursor.execute("CREATE SCHEMA public")
    connection.close()


def main() -> None:
    set_up()
    from django.conf import settings

    if not settings.DISTRICTCOORDINATOR_DEMO_ALLOWED:
        raise SystemExit("Refused: these settings do not allow demo data.")
    print(f"── Removing the database and {settings.MEDIA_ROOT}", flush=True)
    empty_database()
    shutil.rmtree(settings.MEDIA_ROOT, ignore_errors=True)
    prepare()
    print("The demo data is as new. Start the site with: make run")


if __name__ == "__main__":
    main()
