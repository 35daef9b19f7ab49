"""`verify_confirmations` finds every report that is no longer what was confirmed."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from districtcoordinator.areas.tests.factories import AppointmentFactory, DistrictFactory
from workload_tracking import finality
from workload_tracking.management.commands import verify_confirmations
from workload_tracking.models import Answer, Report

from .conftest import World
from .factories import confirm, fill_report, report_of


def run() -> tuple[str, str]:
    out, progress = StringIO(), StringIO()
    call_command("verify_confirmations", stdout=out, stderr=progress)
    return out.getvalue(), progress.getvalue()


def confirmed(world: World, code: str) -> Report:
    """One more district of กระบี่, filled and confirmed."""
    district = DistrictFactory(province=world.krabi, code=code)
    report = Report.objects.create(
        round=world.round,
        district=district,
        district_code=code,
        district_name=district.name,
        province_code="81",
        province_name="กระบี่",
        progress=[[0, 0, 1]] * 8,
    )
    officer = AppointmentFactory(district=district).user
    fill_report(user=officer, report=report_of(world.round, district))
    confirm(user=world.approver, report=report)
    return report


def test_what_holds_is_counted(world: World) -> None:
    assert "0" in run()[0]
    confirm(user=world.approver, report=fill_report(user=world.officer, report=world.report))
    assert run()[0].startswith("การยืนยัน 1 ")


def test_a_figure_changed_behind_the_triggers_is_found(world: World) -> None:
    confirm(user=world.approver, report=fill_report(user=world.officer, report=world.report))
    run()
    with finality.lifted_for_test_cleanup():
        first = Answer.objects.filter(report=world.report).first()
        Answer.objects.filter(pk=first.pk).update(quantity=13)
    out = StringIO()
    with pytest.raises(CommandError, match="1") as failed:
        call_command("verify_confirmations", stdout=out)
    assert failed.value.returncode == 1
    assert "ปลายพระยา" in out.getvalue()


def test_many_are_read_in_batches_with_progress(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verify_confirmations, "BATCH", 2)
    for code in ("8120", "8121", "8122"):
        confirmed(world, code)
    out, progress = run()
    assert out.startswith("การยืนยัน 3 ")
    assert progress.split() == ["2/3"]


def test_the_number_of_queries_does_not_grow_within_a_batch(world: World) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            run()
        return len(captured)

    confirmed(world, "8120")
    few = queries()
    confirmed(world, "8121")
    confirmed(world, "8122")
    assert queries() == few
