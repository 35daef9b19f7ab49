"""Wagtail's own reports show nobody another province's business."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from wagtail.models import Page, PageLogEntry

from districtcoordinator.areas.tests.factories import AppointmentFactory
from workload_tracking import actions
from workload_tracking.models import ReportLogEntry

from .conftest import World
from .factories import fill_aspect, report_of
from .officer_screens import signed_in, text_of

HISTORY = reverse("wagtailadmin_reports:site_history")
RESULTS = reverse("wagtailadmin_reports:site_history_results")
PAGE_REPORTS = ["locked_pages", "workflow", "workflow_tasks", "aging_pages", "page_types_usage"]


@pytest.fixture
def busy(world: World) -> World:
    """Officers of both provinces have worked."""
    aspect = world.round.aspects.first()
    fill_aspect(user=world.officer, report=world.report, aspect=aspect)
    phuket = report_of(world.round, world.phuket_mueang)
    fill_aspect(user=world.foreign_officer, report=phuket, aspect=aspect)
    actions.send_back(user=world.foreign_approver, report=phuket, reason="ความลับของภูเก็ต")
    return world


def test_site_history_is_that_of_the_own_province(busy: World) -> None:
    for person, own, other in (
        (busy.foreign_officer, "เมืองภูเก็ต", "ปลายพระยา"),
        (busy.foreign_approver, "เมืองภูเก็ต", "ปลายพระยา"),
        (busy.officer, "ปลายพระยา", "เมืองภูเก็ต"),
        (busy.approver, "ปลายพระยา", "เมืองภูเก็ต"),
    ):
        for address in (HISTORY, RESULTS):
            text = text_of(signed_in(person).get(address))
            assert own in text and other not in text


def test_its_filter_lists_name_nobody_of_another_province(busy: World) -> None:
    editor = AppointmentFactory(central_editor=True).user
    PageLogEntry.objects.log_action(Page.get_first_root_node(), "wagtail.edit", user=editor)
    form = signed_in(busy.foreign_approver).get(HISTORY).context["filters"].form
    people = set(form.fields["user"].queryset)
    assert people == {busy.foreign_officer, busy.foreign_approver}
    own = signed_in(busy.approver).get(HISTORY).context["filters"].form
    assert set(own.fields["user"].queryset) == {busy.officer}


def test_asking_for_another_person_or_an_export_gives_nothing_more(busy: World) -> None:
    client = signed_in(busy.foreign_officer)
    for query in ({"user": busy.officer.pk}, {"label": "ปลายพระยา"}, {"export": "csv"}):
        answer = client.get(HISTORY, query)
        content = answer.getvalue().decode() if answer.streaming else answer.content.decode()
        assert busy.officer.get_full_name() not in content
        assert "ปลายพระยา กระบี่" not in content


def test_an_editor_sees_no_report_at_all(busy: World) -> None:
    editor = AppointmentFactory(central_editor=True).user
    assert not ReportLogEntry.objects.viewable_by_user(editor).exists()
    assert ReportLogEntry.objects.viewable_by_user(busy.central).count() == 3


@pytest.mark.parametrize("report", PAGE_REPORTS)
def test_reports_about_pages_are_closed_to_who_keeps_no_pages(busy: World, report: str) -> None:
    address = reverse(f"wagtailadmin_reports:{report}")
    for person in (busy.officer, busy.approver):
        assert signed_in(person).get(address).status_code == 302
        assert signed_in(person).get(f"{address}results/").status_code == 302
    assert signed_in(busy.superuser).get(address).status_code == 200


def test_a_model_permission_alone_opens_no_row(busy: World) -> None:
    """Wagtail itself would show every entry to whoever holds any permission on the model."""
    somebody = AppointmentFactory(sso_admin=True, province=busy.krabi).user
    permission = Permission.objects.get(codename="view_report")
    somebody.user_permissions.add(permission)
    assert "ปลายพระยา" not in text_of(signed_in(somebody).get(HISTORY))
