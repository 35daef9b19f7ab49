"""Triggers that make a confirmation final in the database itself.

Once a report is confirmed, no row of it can be inserted, updated (into it or out of it) or
deleted, by anybody, in any way; nor can the questions of a round with a confirmation, its year and
its working time, from which all totals follow. A refusal is an IntegrityError on both databases.
Only a test's fixture may lift the triggers.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core import checks
from django.db import connections

REFUSAL = "a confirmed report is final"
PREFIX = "workload_final_"

CONFIRMED = "EXISTS (SELECT 1 FROM workload_tracking_confirmation c WHERE c.report_id = {report})"
ROUND_CONFIRMED = (
    "EXISTS (SELECT 1 FROM workload_tracking_confirmation c"
    " JOIN workload_tracking_report r ON r.id = c.report_id WHERE r.round_id = {round})"
)
ROUND_OF_ASPECT = "(SELECT a.round_id FROM workload_tracking_aspect a WHERE a.id = {aspect})"

# For each table, when the row {row} (OLD or NEW) belongs to what is final.
GUARDED: dict[str, str] = {
    "workload_tracking_report": CONFIRMED.format(report="{row}.id"),
    "workload_tracking_answer": CONFIRMED.format(report="{row}.report_id"),
    "workload_tracking_ownwork": CONFIRMED.format(report="{row}.report_id"),
    "workload_tracking_covereddistrict": CONFIRMED.format(report="{row}.report_id"),
    "workload_tracking_confirmation": CONFIRMED.format(report="{row}.report_id"),
    "workload_tracking_aspect": ROUND_CONFIRMED.format(round="{row}.round_id"),
    "workload_tracking_question": ROUND_CONFIRMED.format(
        round=ROUND_OF_ASPECT.format(aspect="{row}.aspect_id")
    ),
}
# Columns that stay as they are once something of the round is confirmed; its dates may change.
FROZEN: dict[str, tuple[str, ...]] = {
    "workload_tracking_round": ("id", "fiscal_year", "hours_per_day", "days_per_year"),
}
TABLES = (*GUARDED, *FROZEN)


def _conditions(table: str) -> dict[str, str]:
    """Give, for each event, when it is refused."""
    if table in FROZEN:
        changed = " OR ".join(f"NEW.{column} <> OLD.{column}" for column in FROZEN[table])
        return {"UPDATE": f"({changed}) AND {ROUND_CONFIRMED.format(round='OLD.id')}"}
    old, new = (GUARDED[table].format(row=row) for row in ("OLD", "NEW"))
    return {"INSERT": new, "UPDATE": f"{old} OR {new}", "DELETE": old}


def _conditions_with_replace(table: str) -> dict[str, str]:
    """Give the conditions where replacing a row by its id, as only SQLite can, counts as touching
    it."""
    conditions = _conditions(table)
    final = GUARDED.get(table, ROUND_CONFIRMED.format(round="{row}.id")).format(row="x")
    same_id = f"EXISTS (SELECT 1 FROM {table} x WHERE x.id = NEW.id AND {final})"
    if table in FROZEN:
        return {"INSERT": same_id, **conditions}
    conditions["INSERT"] += f" OR {same_id}"
    conditions["UPDATE"] += f" OR (NEW.id <> OLD.id AND {same_id})"
    return conditions


def _name(table: str, event: str) -> str:
    return f"{PREFIX}{table.removeprefix('workload_tracking_')}_{event.lower()}"


def _sqlite() -> Iterator[str]:
    for table in TABLES:
        for event, condition in _conditions_with_replace(table).items():
            yield (
                f"CREATE TRIGGER IF NOT EXISTS {_name(table, event)} BEFORE {event} ON {table} "
                f"FOR EACH ROW WHEN {condition} BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
            )


def _postgresql() -> Iterator[str]:
    for table in TABLES:
        conditions = _conditions(table)
        cases = " ".join(
            f"IF TG_OP = '{event}' THEN IF {condition} THEN"
            f" RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = '23000'; END IF;"
            f" RETURN {'OLD' if event == 'DELETE' else 'NEW'}; END IF;"
            for event, condition in conditions.items()
        )
        function = f"{PREFIX}{table.removeprefix('workload_tracking_')}"
        yield (
            f"CREATE OR REPLACE FUNCTION {function}() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN {cases} RETURN NULL; END $$"
        )
        for event in conditions:
            yield (
                f"CREATE OR REPLACE TRIGGER {_name(table, event)} BEFORE {event} ON {table} "
                f"FOR EACH ROW EXECUTE FUNCTION {function}()"
            )
    yield (
        f"CREATE OR REPLACE FUNCTION {PREFIX}truncate() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN IF EXISTS (SELECT 1 FROM workload_tracking_confirmation) THEN"
        f" RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = '23000'; END IF; RETURN NULL; END $$"
    )
    for table in TABLES:
        yield (
            f"CREATE OR REPLACE TRIGGER {_name(table, 'TRUNCATE')} BEFORE TRUNCATE ON {table} "
            f"FOR EACH STATEMENT EXECUTE FUNCTION {PREFIX}truncate()"
        )


STATEMENTS = {"sqlite": _sqlite, "postgresql": _postgresql}
CONDITIONS = {"sqlite": _conditions_with_replace, "postgresql": _conditions}


def expected_triggers(vendor: str) -> set[str]:
    """Name all triggers that a database of this vendor must have."""
    truncate = ["TRUNCATE"] if vendor == "postgresql" else []
    events = CONDITIONS[vendor]
    return {_name(table, event) for table in TABLES for event in [*events(table), *truncate]}


def present_triggers(using: str = "default") -> set[str]:
    """Name those of our triggers that the database has and has not switched off."""
    connection = connections[using]
    query = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled = 'O'",
    }[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(query)
        return {name for (name,) in cursor.fetchall() if name.startswith(PREFIX)}


def put_back(using: str = "default") -> None:
    """Create every trigger that is missing."""
    connection = connections[using]
    with connection.cursor() as cursor:
        for statement in STATEMENTS[connection.vendor]():
            cursor.execute(statement)


def _drop(using: str) -> None:
    connection = connections[using]
    with connection.cursor() as cursor:
        for table in TABLES:
            for name in present_triggers(using):
                if name.startswith(_name(table, "")):
                    on_table = f" ON {table}" if connection.vendor == "postgresql" else ""
                    cursor.execute(f"DROP TRIGGER IF EXISTS {name}{on_table}")


@contextmanager
def lifted_for_test_cleanup(using: str = "default") -> Iterator[None]:
    """Lift the triggers so that a test's database can be emptied. For test fixtures alone."""
    _drop(using)
    try:
        yield
    finally:
        put_back(using)


def lift_before_migrate(*, using: str, plan: Any = None, **kwargs: Any) -> None:
    """SQLite cannot remake a table that a trigger names, so there they step aside to migrate."""
    if plan and connections[using].vendor == "sqlite":
        _drop(using)


def put_back_after_migrate(*, using: str, **kwargs: Any) -> None:
    """Put the triggers back after every migrate, whatever it did to the tables."""
    tables = set(connections[using].introspection.table_names())
    if connections[using].vendor in STATEMENTS and tables.issuperset(TABLES):
        put_back(using)


def check_triggers(*, databases: Any = None, **kwargs: Any) -> list[checks.CheckMessage]:
    """A missing trigger is an error: a confirmation would not be final."""
    errors: list[checks.CheckMessage] = []
    for using in databases or []:
        vendor = connections[using].vendor
        if vendor not in STATEMENTS:
            errors.append(
                checks.Error(
                    f"{vendor} has no triggers of ours: confirmations would not be final.",
                    hint="Use PostgreSQL or SQLite.",
                    id="workload_tracking.E001",
                )
            )
            continue
        tables = set(connections[using].introspection.table_names())
        if not tables.issuperset(TABLES):
            continue  # not migrated yet
        missing = expected_triggers(vendor) - present_triggers(using)
        if missing:
            errors.append(
                checks.Error(
                    f"Finality triggers are missing: {', '.join(sorted(missing))}.",
                    hint="Run `manage.py migrate`, which puts them back.",
                    id="workload_tracking.E002",
                )
            )
    return errors
