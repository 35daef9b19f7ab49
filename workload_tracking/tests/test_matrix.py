"""The matrix is read in few queries, says what the database says, and never fails on junk."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from districtcoordinator.areas.tests.factories import DistrictFactory, ProvinceFactory
from workload_tracking import actions
from workload_tracking.enums import Mark, ReportState
from workload_tracking.forms.filters import search_words
from workload_tracking.matrix import Matrix, Row, read_matrix
from workload_tracking.models import Report

from .conftest import World
from .factories import CONTACT, confirm, fill_aspect, fill_report, report_of


def matrix_of(world: World, user: object) -> Matrix:
    reports = Report.objects.for_user(user).with_state()
    return read_matrix(reports, round=world.round, user=user)


def row_of(world: World, district: object, user: object | None = None) -> Row:
    matrix = matrix_of(world, user or world.approver)
    return next(row for row in matrix.rows(matrix.found) if row.district_code == district.code)


def test_a_province_sees_its_districts_and_the_department_all(world: World) -> None:
    codes = {row[1] for row in matrix_of(world, world.approver).found}
    assert codes == {"8104", "8106", "8107"}
    for everybody in (world.central, world.superuser):
        assert {row[1] for row in matrix_of(world, everybody).found} == codes | {"8301"}


def test_cells_say_how_far_each_aspect_is(world: World) -> None:
    first = world.round.aspects.get(number=1)
    fill_aspect(user=world.officer, report=world.report, aspect=first)
    third = world.round.aspects.get(number=3)
    question = third.questions.first()
    actions.save_answers(
        user=world.officer, report=world.report, aspect=third, cells={question.pk: {"quantity": 0}}
    )
    cells = row_of(world, world.plaiphraya).cells
    assert [cell.mark for cell in cells] == [
        Mark.COMPLETE,
        Mark.EMPTY,
        Mark.INCOMPLETE,
        *[Mark.EMPTY] * 5,
    ]
    assert f"{first.questions.count()}/{first.questions.count()}" in cells[0].inside
    assert cells[2].anchor == "#aspect-3"


def test_what_must_be_seen_to_comes_first(world: World) -> None:
    fill_report(user=world.officer, report=world.report)
    lamthap = report_of(world.round, world.lamthap)
    actions.mark_not_reporting(user=world.approver, report=lamthap, reason="ว่าง")
    found = matrix_of(world, world.approver).found
    assert [one[-1] for one in found] == [
        ReportState.READY,
        ReportState.RECORDING,
        ReportState.NOT_REPORTING,
    ]


@pytest.mark.parametrize(
    ("state", "prepare"),
    [
        (ReportState.READY, lambda world, report: None),
        (
            ReportState.RETURNED,
            lambda world, report: actions.send_back(
                user=world.approver, report=report, reason="แก้"
            ),
        ),
        (ReportState.CONFIRMED, lambda world, report: confirm(user=world.approver, report=report)),
    ],
)
def test_counts_are_those_of_the_rows(world: World, state: str, prepare: object) -> None:
    prepare(world, fill_report(user=world.officer, report=world.report))
    matrix = matrix_of(world, world.approver)
    in_database = Report.objects.for_user(world.approver).with_state().state_counts()
    assert matrix.counts == in_database
    assert matrix.counts[state] == 1
    assert [one[1] for one in matrix.in_state(state)] == ["8106"]


def test_a_covered_district_says_whose_report_has_it(world: World) -> None:
    report = fill_report(user=world.officer, report=world.report)
    contact = {**CONTACT, "covers_only_own": False}
    actions.save_contact(user=world.officer, report=report, contact=contact, covered=["8107"])
    covered = row_of(world, world.lamthap)
    assert (covered.state, covered.covered_in) == (ReportState.COVERED, "ปลายพระยา")
    assert row_of(world, world.plaiphraya).districts == ["ปลายพระยา", "ลำทับ"]


def test_a_row_says_what_it_still_waits_for(world: World) -> None:
    assert row_of(world, world.plaiphraya).waits_for == "ยังไม่เริ่มบันทึก"
    for aspect in world.round.aspects.all()[:7]:
        fill_aspect(user=world.officer, report=world.report, aspect=aspect)
    assert row_of(world, world.plaiphraya).waits_for == "เหลืออีก 1 ด้าน"
    fill_aspect(user=world.officer, report=world.report, aspect=world.round.aspects.get(number=8))
    assert row_of(world, world.plaiphraya).waits_for == "รอระบุอำเภอที่รับผิดชอบ"
    contact = {**CONTACT, "email": "", "covers_only_own": True}
    actions.save_contact(user=world.officer, report=world.report, contact=contact, covered=[])
    assert row_of(world, world.plaiphraya).waits_for == "รอข้อมูล ติดต่อ สถอ."
    actions.save_contact(user=world.officer, report=world.report, contact=CONTACT, covered=[])
    assert row_of(world, world.plaiphraya).waits_for == "ครบทุกด้าน พร้อมยืนยัน"


def test_only_the_own_province_may_confirm(world: World) -> None:
    fill_report(user=world.officer, report=world.report)
    assert row_of(world, world.plaiphraya, world.approver).may_confirm
    assert not row_of(world, world.plaiphraya, world.central).may_confirm
    assert not row_of(world, world.plaiphraya, world.superuser).may_confirm


def test_the_number_of_queries_does_not_grow(world: World) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            matrix = matrix_of(world, world.central)
            assert sum(matrix.counts.values()) == len(matrix.found)
            matrix.rows(matrix.found)
        return len(captured)

    few = queries()
    province = ProvinceFactory(code="90")
    districts = [DistrictFactory(province=province, code=f"90{n:02d}") for n in range(60)]
    Report.objects.bulk_create(
        Report(
            round=world.round,
            district=district,
            district_code=district.code,
            district_name=district.name,
            province_code=province.code,
            province_name=province.name,
            progress=[[0, 0, 9]] * 8,
        )
        for district in districts
    )
    assert queries() == few <= 5


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("  เขาพนม   กระบี่ ", "เขาพนม กระบี่"),
        ("อำเภอเขาพนม จังหวัดกระบี่", "เขาพนม กระบี่"),
        ("อ.เขาพนม จ. กระบี่", "เขาพนม กระบี่"),
        ("หมู่ ๑๒", "หมู่ 12"),
        ("เขา\u200bพนม\x00", "เขาพนม"),
        ("ก " * 5000, "ก ก ก ก ก ก"),
        ("", ""),
    ],
)
def test_what_people_type_into_the_search_is_understood(typed: str, words: str) -> None:
    assert search_words(typed) == words


def test_figures_of_own_work_are_counted(world: World) -> None:
    values = {"text": "งาน", "unit": "ครั้ง", "quantity": 1, "days": Decimal(1), "hours": 0}
    actions.add_own_work(user=world.officer, report=world.report, values=values)
    assert row_of(world, world.plaiphraya).own_work_count == 1
