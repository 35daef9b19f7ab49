"""The officer's item of กระบี่ at every stage, and a browser for everybody who might touch it."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from wagtail.models import Page

from districtcoordinator.areas.models import Province
from home.actions import ensure_home_page
from news.actions import approve, ensure_news, send_back, submit, withdraw
from news.models import NewsIndexPage, NewsPage, ProvinceSectionPage

from .attempts import again
from .conftest import People

PageAt = Callable[[str], Page]


@pytest.fixture
def index(krabi: Province, nan: Province) -> NewsIndexPage:
    """The index lies beneath the home page, where the department's editors have their rights."""
    return ensure_news(parent=ensure_home_page())


@pytest.fixture
def browsers(people: People) -> dict[str, Client]:
    """One for each person, signed in, and one for somebody who is not."""
    found = {"anonymous": Client(raise_request_exception=False)}
    for name, person in vars(people).items():
        found[name] = Client(raise_request_exception=False)
        found[name].force_login(person)
    return found


@pytest.fixture
def page_at(people: People, section: ProvinceSectionPage, draft: NewsPage) -> PageAt:
    """Bring the item to a stage, or give a page that stands around it."""

    def page_at(stage: str) -> Page:
        match stage:
            case "section":
                return section
            case "index":
                return NewsIndexPage.objects.get()
            case "department":
                return of_the_department()
            case "locked":
                NewsPage.objects.filter(pk=draft.pk).update(locked=True, locked_by=people.approver)
            case "waiting" | "returned" | "confirmed" | "withdrawn":
                bring(draft, stage, people)
        return again(draft)

    return page_at


def bring(item: NewsPage, stage: str, people: People) -> None:
    """Submit the officer's item, and decide about it as its stage says."""
    submit(user=people.officer, item=item)
    task_state = item.current_workflow_task_state
    if stage == "returned":
        send_back(user=people.approver, task_state=task_state, reason="เพิ่มวันที่")
        again(item).save_revision(user=people.officer)
    elif stage != "waiting":
        approve(user=people.approver, task_state=task_state)
    if stage == "withdrawn":
        withdraw(user=people.approver, item=again(item), reason="ข้อมูลผิด")


def of_the_department() -> NewsPage:
    """An item of the department, which its editors publish themselves."""
    item = NewsPage(title="ข่าวของกรม", date=date(2026, 7, 13), topic="plans", lead="ความนำ")
    NewsIndexPage.objects.get().add_child(instance=item)
    item.save_revision().publish()
    return NewsPage.objects.get(pk=item.pk)
