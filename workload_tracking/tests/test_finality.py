"""The database itself keeps a confirmation final, whoever asks and however."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, models, transaction
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from districtcoordinator.areas.tests.factories import AppointmentFactory
from workload_tracking import actions, finality
from workload_tracking.models import (
    Answer,
    Aspect,
    Confirmation,
    CoveredDistrict,
    OwnWork,
    Question,
    Report,
)
from workload_tracking.refusals import Reason, Refused

from .conftest import World
from .factories import confirm, fill_report, report_of

ANSWER = "workload_tracking_answer"
REPORT = "workload_tracking_report"


def run(sql: str, *values: object) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, values)


@pytest.fixture
def confirmed(world: World) -> Report:
    """The confirmed report of ปลายพระยา, with a row of own work and a covered district."""
    report = fill_report(user=world.officer, report=world.report)
    actions.add_own_work(
        user=world.officer,
        report=report,
        values={"text": "งานเฉพาะพื้นที่", "unit": "ครั้ง", "quantity": 1, "days": 1, "hours": 0},
    )
    actions.save_contact(
        user=world.officer,
        report=report,
        contact={"covers_only_own": False},
        covered=[world.lamthap.code],
    )
    confirm(user=world.approver, report=report)
    return report


@pytest.fixture
def unconfirmed(world: World, confirmed: Report) -> Report:
    """The control: another report of the same round with the same figures, not confirmed."""
    officer = AppointmentFactory(user=world.officer, district=world.khlongthom).user
    report = fill_report(user=officer, report=report_of(world.round, world.khlongthom))
    actions.add_own_work(
        user=officer,
        report=report,
        values={"text": "งานอื่น", "unit": "ครั้ง", "quantity": 1, "days": 1, "hours": 0},
    )
    return report


CHANGES_OF_A_ROW = [
    (REPORT, "address = 'ที่อื่น'", "id"),
    (ANSWER, "quantity = 5", "report_id"),
    (ANSWER, "quantity = quantity", "report_id"),
    ("workload_tracking_ownwork", "quantity = 5", "report_id"),
]


@pytest.mark.parametrize(("table", "change", "column"), CHANGES_OF_A_ROW)
def test_raw_sql_cannot_update_a_confirmed_report(
    confirmed: Report, unconfirmed: Report, table: str, change: str, column: str
) -> None:
    sql = f"UPDATE {table} SET {change} WHERE {column} = %s"
    run(sql, unconfirmed.pk)
    with pytest.raises(IntegrityError, match="final"):
        run(sql, confirmed.pk)


@pytest.mark.parametrize("table", [ANSWER, "workload_tracking_ownwork"])
def test_raw_sql_cannot_delete_from_a_confirmed_report(
    confirmed: Report, unconfirmed: Report, table: str
) -> None:
    sql = f"DELETE FROM {table} WHERE report_id = %s"
    run(sql, unconfirmed.pk)
    with pytest.raises(IntegrityError, match="final"):
        run(sql, confirmed.pk)


def test_raw_sql_cannot_insert_into_a_confirmed_report(
    confirmed: Report, unconfirmed: Report
) -> None:
    sql = (
        "INSERT INTO workload_tracking_ownwork (report_id, text, unit, quantity)"
        " VALUES (%s, 'แถวใหม่', 'ครั้ง', 1)"
    )
    run(sql, unconfirmed.pk)
    with pytest.raises(IntegrityError, match="final"):
        run(sql, confirmed.pk)


@pytest.mark.parametrize("into", [True, False], ids=["into the report", "out of the report"])
def test_raw_sql_cannot_move_a_row_into_or_out_of_a_confirmed_report(
    world: World, confirmed: Report, unconfirmed: Report, into: bool
) -> None:
    third = report_of(world.round, world.lamthap)
    sql = "UPDATE workload_tracking_ownwork SET report_id = %s WHERE report_id = %s"
    source, target = (unconfirmed, confirmed) if into else (confirmed, third)
    with pytest.raises(IntegrityError, match="final"):
        run(sql, target.pk, source.pk)
    run(sql, third.pk, unconfirmed.pk)


def test_nothing_of_a_confirmed_report_is_deleted_or_emptied(
    confirmed: Report, unconfirmed: Report
) -> None:
    for sql in (
        "DELETE FROM workload_tracking_confirmation",
        "UPDATE workload_tracking_confirmation SET confirmed_by_name = 'ผู้อื่น'",
        f"DELETE FROM {REPORT} WHERE id = {confirmed.pk}",
        "DELETE FROM workload_tracking_covereddistrict",
        "UPDATE workload_tracking_covereddistrict SET district_name = 'อื่น'",
    ):
        with pytest.raises(IntegrityError, match="final"):
            run(sql)
    run(f"UPDATE {REPORT} SET return_reason = '' WHERE id = %s", unconfirmed.pk)


def truncate_every_table(confirmed: Report, unconfirmed: Report) -> list[tuple[object, ...]]:
    run("SET CONSTRAINTS ALL IMMEDIATE")  # or PostgreSQL refuses for the test's own rows
    run("TRUNCATE django_session")
    return [(f"TRUNCATE {table} CASCADE",) for table in sorted(finality.TABLES)]


def replace_rows_by_number(confirmed: Report, unconfirmed: Report) -> list[tuple[object, ...]]:
    mine = Answer.objects.filter(report=confirmed).order_by("pk")[0]
    other = Answer.objects.filter(report=unconfirmed).order_by("pk")[0]
    replace = (
        "INSERT OR REPLACE INTO workload_tracking_answer"
        " (id, report_id, question_id, quantity, is_checked) VALUES (%s, %s, %s, 7, 0)"
    )
    renumber = "UPDATE OR REPLACE workload_tracking_answer SET id = %s WHERE id = %s"
    run(replace, other.pk, unconfirmed.pk, other.question_id)
    return [
        (replace, mine.pk, unconfirmed.pk, other.question_id),
        (renumber, mine.pk, other.pk),
        (
            "INSERT OR REPLACE INTO workload_tracking_confirmation"
            " SELECT * FROM workload_tracking_confirmation",
        ),
    ]


WAYS_ROUND = {"postgresql": truncate_every_table, "sqlite": replace_rows_by_number}


def test_what_only_this_database_can_do_is_refused_too(
    confirmed: Report, unconfirmed: Report
) -> None:
    for attempt in WAYS_ROUND[connection.vendor](confirmed, unconfirmed):
        with pytest.raises(IntegrityError, match="final"):
            run(*attempt)


def test_questions_of_a_round_stay_as_they_were_confirmed(world: World, confirmed: Report) -> None:
    for sql in (
        "UPDATE workload_tracking_question SET text = 'อื่น'",
        "UPDATE workload_tracking_aspect SET title = 'อื่น'",
    ):
        with pytest.raises(IntegrityError, match="final"):
            run(sql)


def test_the_working_time_of_a_round_stays_as_it_was_confirmed_and_its_dates_may_change(
    world: World, confirmed: Report
) -> None:
    run("UPDATE workload_tracking_round SET confirm_until = '2030-01-01'")
    attempts = ["hours_per_day = 8", "days_per_year = 200", "fiscal_year = 2599"]
    changes = [f"UPDATE workload_tracking_round SET {attempt}" for attempt in attempts]
    if connection.vendor == "sqlite":
        changes.append(
            "INSERT OR REPLACE INTO workload_tracking_round"
            " SELECT id, fiscal_year, opens_on, entry_until, confirm_until, 8, days_per_year"
            " FROM workload_tracking_round"
        )
    for sql in changes:
        with pytest.raises(IntegrityError, match="final"):
            run(sql)


@pytest.mark.parametrize("who", ["officer", "approver", "central", "superuser"])
def test_nobody_saves_into_a_confirmed_report(
    world: World, confirmed: Report, unconfirmed: Report, who: str
) -> None:
    user = getattr(world, who)
    aspect = world.round.aspects.get(number=1)
    cells = {aspect.questions.first().pk: {"quantity": 3}}
    with pytest.raises((Refused, PermissionDenied)) as refusal:
        actions.save_answers(user=user, report=confirmed, aspect=aspect, cells=cells)
    if who == "officer":
        assert refusal.value.reason == Reason.CONFIRMED
        actions.save_answers(user=user, report=unconfirmed, aspect=aspect, cells=cells)


def test_the_orm_cannot_go_round_it(confirmed: Report, unconfirmed: Report) -> None:
    for rows in (
        Answer.objects.filter(report=confirmed),
        Report.objects.filter(pk=confirmed.pk),
    ):
        field = "quantity" if rows.model is Answer else "letters_sent_office"
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(**{field: 1})
    assert Answer.objects.filter(report=unconfirmed).update(quantity=1)


def alter(editor: BaseDatabaseSchemaEditor, model: type[models.Model]) -> None:
    """Alter a field as a later migration would, and back: SQLite remakes the table each time."""
    name = {
        Answer: "is_checked",
        OwnWork: "unit",
        CoveredDistrict: "district_name",
        Confirmation: "confirmed_by_name",
        Report: "address",
        Question: "unit",
        Aspect: "title",
    }[model]
    old = model._meta.get_field(name)
    new = old.clone()
    new.null = True
    new.set_attributes_from_name(name)
    new.model = model
    editor.alter_field(model, old, new)
    editor.alter_field(model, new, old)


@pytest.mark.parametrize(
    "model", [Answer, OwnWork, CoveredDistrict, Confirmation, Report, Question, Aspect]
)
def test_the_triggers_are_back_after_a_migration_that_alters_a_table(
    committed_world: World, model: type[models.Model]
) -> None:
    world = committed_world
    report = fill_report(user=world.officer, report=world.report)
    confirm(user=world.approver, report=report)

    finality.lift_before_migrate(using="default", plan=[("a migration", False)])
    with connection.schema_editor() as editor:
        alter(editor, model)
    finality.put_back_after_migrate(using="default")

    assert finality.present_triggers() == finality.expected_triggers(connection.vendor)
    with pytest.raises(IntegrityError, match="final"):
        run(f"UPDATE {ANSWER} SET quantity = 1 WHERE report_id = %s", report.pk)


def test_a_missing_trigger_fails_the_system_check(db: None) -> None:
    assert finality.check_triggers(databases=["default"]) == []
    with finality.lifted_for_test_cleanup():
        (error,) = finality.check_triggers(databases=["default"])
    assert error.id == "workload_tracking.E002"
    assert finality.check_triggers(databases=["default"]) == []
