"""Addresses of กระบี่ typed by hand by people of ภูเก็ต: as if nothing were there. Each refusal
stands beside the same address typed by somebody of กระบี่."""

import pytest
from playwright.sync_api import expect

from workload_tracking.models import Report, ReportLogEntry
from workload_tracking.tests.conftest import World

from .conftest import SitDown
from .people import Person

pytestmark = pytest.mark.browser

NOT_THERE, FORBIDDEN, FOUND, DONE = 404, 403, 200, 302
OFFICERS = (
    "aspects/1/",
    "aspects/8/",
    "contact/",
    "own-work/",
    "own-work/add/",
    "letters/",
    "status/",
)
APPROVERS = ("", "confirm/", "send-back/", "take-back/", "not-reporting/", "reporting/")


def opened(person: Person, paths: list[str]) -> set[int]:
    """Type addresses by hand; give the statuses, and see that no refusal names the district."""
    answers = [person.ask(path) for path in paths]
    for answer in answers:
        assert answer.status == FOUND or "ปลายพระยา" not in answer.text()
    return {answer.status for answer in answers}


def test_another_districts_screens_are_not_there_for_an_officer(
    world: World, filled: Report, sit_down: SitDown
) -> None:
    row = f"own-work/{filled.own_work.get().pk}/"
    own = [f"{path}?district={filled.district_code}" for path in OFFICERS]
    rows = [row, f"{row}delete/", f"{row}?district={filled.district_code}"]
    report = f"reports/{filled.pk}/"

    assert opened(sit_down(world.officer), [*own, *rows, report]) == {FOUND}
    stranger = sit_down(world.foreign_officer)
    assert opened(stranger, [*own, *rows, report]) == {NOT_THERE}
    stranger.open(own[0])
    expect(stranger.page.locator("body")).to_contain_text("ไม่พบหน้า")
    stranger.open("aspects/1/")
    expect(stranger.screen).to_contain_text("เมืองภูเก็ต")


def test_another_districts_forms_are_refused_to_an_officer(
    world: World, filled: Report, sit_down: SitDown
) -> None:
    stranger, officer = sit_down(world.foreign_officer), sit_down(world.officer)
    own = f"?district={filled.district_code}"
    row = f"own-work/{filled.own_work.get().pk}/"
    forms = [
        (f"aspects/1/{own}", {"q1-quantity": "99"}),
        (f"contact/{own}", {"officer_name": "ผู้อื่น"}),
        (f"letters/{own}", {"letters_sent_office": "7"}),
        (f"own-work/add/{own}", {"text": "งานอื่น", "unit": "ครั้ง"}),
        (row, {"text": "งานอื่น", "unit": "ครั้ง"}),
        (f"{row}delete/", {}),
    ]
    before = ReportLogEntry.objects.count()
    for address, fields in forms:
        answer = stranger.send(address, **fields)
        # A row named without its district is looked for in one's own report, and is not there.
        assert answer.status in (NOT_THERE, 409)
        assert "ปลายพระยา" not in answer.text()
        # What was typed comes back for copying.
        assert all(typed in answer.text() for typed in fields.values())
    assert ReportLogEntry.objects.count() == before
    for address, fields in forms:
        assert officer.send(address, **fields).status == DONE


def test_another_provinces_reports_are_not_there_for_an_approver(
    world: World, filled: Report, sit_down: SitDown
) -> None:
    stranger, approver = sit_down(world.foreign_approver), sit_down(world.approver)
    addresses = [f"reports/{filled.pk}/{act}" for act in APPROVERS]

    assert opened(approver, addresses) == {FOUND}
    assert opened(stranger, addresses) == {NOT_THERE}
    for address in addresses[1:]:
        assert stranger.send(address, reason="ขอให้ตรวจสอบอีกครั้ง").status == NOT_THERE
    assert approver.send(f"reports/{filled.pk}/send-back/", reason="ขอให้ตรวจสอบ").status == DONE

    # The list knows the own province alone, whatever is asked of it.
    names = ("ปลายพระยา", "เมืองภูเก็ต")
    for query in ("", "?province=81", "?region=south&size=100", "?state=returned"):
        stranger.open(f"status/{query}")
        expect(stranger.screen).not_to_contain_text(names[0])
        approver.open(f"status/{query}")
        expect(approver.screen).not_to_contain_text(names[1])
        expect(approver.screen).to_contain_text(names[0])
    stranger.open("status/?q=ปลายพระยา")
    expect(stranger.screen).to_contain_text("ไม่พบอำเภอ")
