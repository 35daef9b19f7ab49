"""What the pictures need of the database: what the demo lacks, and the keys of what it has."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from news_screens import add_news_to_look_at

# Whom the pictures show signed in; the names of their files begin with the keys.
PEOPLE = {
    "public": "",
    "officer": "krabi-plaiphraya",
    "officer-begun": "krabi-khlongthom",
    "officer-returned": "phuket-mueang",
    "approver": "krabi",
    "approver-phuket": "phuket",
    "sso-admin": "krabi-sso",
    "editor": "editor",
    "central": "central",
}
OPEN_YEAR, PLANNED_YEAR = 2569, 2570
CLOSED_ACCOUNT = "phuket-kathu"
VACANT = "8302"  # the district of that account


@dataclass
class Known:
    """Keys that addresses name."""

    reports: dict[str, int]
    people: dict[str, int]
    appointment: int
    own_work: int
    aspect: int
    question: int
    planned_question: int
    problem: int
    update: int
    pages: dict[str, int]
    article: str
    digest: str
    news: dict[str, int]
    comment: int
    target: int
    delivery: int
    # The states in which the demo has an item of กระบี่.
    states: tuple[str, ...] = ("draft", "waiting", "returned", "withdrawn", "confirmed")


def add_what_demo_lacks() -> None:
    """Plan a round, close an account, mark a district as not reporting, unless done before."""
    from django.contrib.auth import get_user_model
    from django.utils import timezone

    from districtcoordinator.accounts.actions import deactivate
    from workload_tracking.actions import create_round, mark_not_reporting
    from workload_tracking.models import Report, Round

    people = get_user_model()._default_manager
    central = people.get(username="central")
    opens = timezone.localdate() + timedelta(days=200)
    if not Round.objects.filter(fiscal_year=PLANNED_YEAR).exists():
        create_round(
            user=central,
            fiscal_year=PLANNED_YEAR,
            opens_on=opens,
            entry_until=opens + timedelta(days=60),
            confirm_until=opens + timedelta(days=80),
        )
    closed = people.get(username=CLOSED_ACCOUNT)
    if closed.is_active:
        deactivate(user=central, person=closed)
    vacant = Report.objects.get(round__fiscal_year=OPEN_YEAR, district=VACANT)
    if vacant.not_reporting_since is None:
        reason = "ตำแหน่งว่าง อยู่ระหว่างการแต่งตั้ง"
        mark_not_reporting(user=people.get(username="phuket"), report=vacant, reason=reason)
    _add_what_editors_look_at(central)
    add_news_to_look_at(central)


def _add_what_editors_look_at(central: Any) -> None:
    """Report a problem, and leave an update of the directory to be looked at."""
    from django.contrib.auth.models import AnonymousUser
    from django.core.files.base import ContentFile

    from districtcoordinator.directory.importing import update_from_file
    from districtcoordinator.directory.models import DirectoryUpdate, Officer
    from districtcoordinator.directory.tables import write_table
    from home.actions.problems import report_problem
    from home.models import ProblemReport

    if not ProblemReport.objects.exists():
        report_problem(
            user=AnonymousUser(),
            client_address="127.0.0.1",
            topic="directory",
            message="เบอร์โทรศัพท์ของที่ว่าการอำเภอปลายพระยาไม่ถูกต้อง",
            page_address="/directory/krabi/",
            name="นายสมชาย ใจดี",
            email="somchai@krabi.example",
        )
    if not DirectoryUpdate.objects.exists():
        # Three officers are missing from the table, so the update says that they left.
        left = Officer.objects.filter(is_active=True).values_list("pk", flat=True)[:3]
        officers = Officer.objects.filter(is_active=True).exclude(pk__in=list(left))
        table = write_table(officers.prefetch_related("districts"), "xlsx")
        update_from_file(user=central, file=ContentFile(table, name="directory.xlsx"))


def known_rows() -> Known:
    """Read the keys from the database."""
    from django.contrib.auth import get_user_model
    from wagtail.models import Page

    from districtcoordinator.areas.models import Appointment
    from districtcoordinator.directory.models import DirectoryUpdate
    from home.models import DigestPage, ProblemReport
    from news.models import BoardComment, Delivery, NewsPage, SyndicationTarget
    from workload_tracking.models import Aspect, OwnWork, Question, Report

    reports = Report.objects.filter(round__fiscal_year=OPEN_YEAR, province_code__in=("81", "83"))
    names = [*PEOPLE.values(), CLOSED_ACCOUNT]
    people = get_user_model()._default_manager.filter(username__in=names)

    def question(year: int) -> Any:
        return Question.objects.get(aspect__round__fiscal_year=year, aspect__number=1, number=3)

    return Known(
        reports=dict(reports.values_list("district", "pk")),
        people=dict(people.values_list("username", "pk")),
        appointment=Appointment.objects.get(user__username=PEOPLE["officer-begun"]).pk,
        own_work=OwnWork.objects.filter(report__in=reports, report__district="8301")[0].pk,
        aspect=Aspect.objects.get(round__fiscal_year=OPEN_YEAR, number=1).pk,
        question=question(OPEN_YEAR).pk,
        planned_question=question(PLANNED_YEAR).pk,
        problem=ProblemReport.objects.latest("pk").pk,
        update=DirectoryUpdate.objects.latest("pk").pk,
        pages=dict(Page.objects.filter(depth__in=(2, 3)).values_list("slug", "pk")),
        article=NewsPage.objects.filter(live=True, province="81").latest("date").url,
        digest=DigestPage.objects.filter(live=True).latest("letter_date").url,
        news=_news_in_every_state(),
        comment=BoardComment.objects.filter(item__province="81").latest("pk").pk,
        target=SyndicationTarget.objects.latest("pk").pk,
        delivery=Delivery.objects.latest("pk").pk,
    )


def _news_in_every_state() -> dict[str, int]:
    """Give an item of กระบี่ in each state, a change that waits, the approver's own, the section."""
    from news.models import NewsPage, ProvinceSectionPage

    items = NewsPage.objects.of_province("81").with_state().order_by("pk")
    states = dict(items.values_list("state", "pk"))
    waiting = items.filter(state="waiting")
    return states | {
        "waiting": waiting.filter(live=False)
        .exclude(owner__username="krabi")
        .values("pk")[0]["pk"],
        "change": waiting.filter(live=True).values("pk")[0]["pk"],
        "own": waiting.filter(owner__username="krabi").values("pk")[0]["pk"],
        "foreign": NewsPage.objects.of_province("83").waiting().values("pk")[0]["pk"],
        "section": ProvinceSectionPage.objects.get(province="81").pk,
    }
