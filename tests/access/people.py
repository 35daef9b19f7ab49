"""One set-up for the whole matrix: everybody who signs in, in กระบี่ and in ภูเก็ต."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AnonymousUser
from wagtail.models import Page

from districtcoordinator.accounts.role_groups import apply_roles
from districtcoordinator.areas.models import Appointment
from districtcoordinator.areas.tests.factories import AppointmentFactory
from districtcoordinator.directory.enums import UpdateSource
from districtcoordinator.directory.models import DirectoryUpdate, Officer
from districtcoordinator.directory.tests.factories import OfficerFactory
from home.actions import ensure_home_page
from home.models import ProblemReport, ProblemTopic
from news.actions import ensure_news
from workload_tracking import actions
from workload_tracking.models import OwnWork, Report
from workload_tracking.tests.conftest import World, make_world
from workload_tracking.tests.factories import fill_report

from .news import make_news


@dataclass
class Matrix:
    """The people by name, and the objects of กระบี่ that the addresses are filled with."""

    world: World
    people: dict[str, Any]
    report: Report
    row: OwnWork
    appointment: Appointment
    home: Page
    update: DirectoryUpdate
    officer: Officer
    problem: ProblemReport
    news: dict[str, Any]


def make_matrix() -> Matrix:
    """Make everybody, a ready report of ปลายพระยา and rows to point at, with all roles applied."""
    world = make_world()
    report = fill_report(user=world.officer, report=world.report)
    row = actions.add_own_work(
        user=world.officer,
        report=report,
        values={"text": "งานเฉพาะพื้นที่", "unit": "ครั้ง", "quantity": 1, "days": 1, "hours": 0},
    )
    sso = AppointmentFactory(sso_admin=True, province=world.krabi)
    foreign_sso = AppointmentFactory(sso_admin=True, province=world.phuket)
    editor = AppointmentFactory(central_editor=True)
    colleague = AppointmentFactory(district=world.lamthap)
    # Whoever holds every role there is: what is closed to this person is closed to each role.
    all_roles = AppointmentFactory(central_admin=True).user
    for trait in (
        {"central_editor": True},
        {"approver": True, "province": world.krabi},
        {"sso_admin": True, "province": world.krabi},
        {"district": world.khlongthom},
    ):
        AppointmentFactory(user=all_roles, **trait)
    home = ensure_home_page()
    ensure_news(parent=home)
    apply_roles()
    news = make_news(writer=world.officer, approver=world.approver, central=world.central)
    return Matrix(
        world=world,
        people={
            "anonymous": AnonymousUser(),
            "editor": editor.user,
            "officer": world.officer,
            "approver": world.approver,
            "sso": sso.user,
            "central": world.central,
            "superuser": world.superuser,
            "foreign_officer": world.foreign_officer,
            "foreign_approver": world.foreign_approver,
            "foreign_sso": foreign_sso.user,
            "all_roles": all_roles,
        },
        report=report,
        row=row,
        appointment=colleague,
        home=home,
        update=DirectoryUpdate.objects.create(source=UpdateSource.DLA_CONNECT),
        officer=OfficerFactory(province=world.krabi),
        problem=ProblemReport.objects.create(
            topic=ProblemTopic.OTHER, message="พิมพ์ไม่ได้", name="ประชาชน", email="a@example.org"
        ),
        news=news,
    )
