from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import time_machine

from news.actions import approve, submit
from news.actions.syndication import add_target
from news.models import NewsPage, ProvinceSectionPage, SyndicationTarget

from ..conftest import People
from .receiving import ReceivingSite, receiving_site

ONE_TRY = 0.3


@pytest.fixture(autouse=True)
def quick(settings: Any) -> None:
    """Targets lie on this machine, and nobody waits for them long."""
    settings.NEWS_SYNDICATION_SECONDS = ONE_TRY
    settings.NEWS_SYNDICATION_PRIVATE_HOSTS = ["127.0.0.1"]


@pytest.fixture(autouse=True)
def clock(db: None) -> Iterator[time_machine.Traveller]:
    """A clock that goes as fast as the tests need; waiting is the clock's, not the tester's."""
    with time_machine.travel("2026-07-13 12:00:00+07:00", tick=False) as traveller:
        yield traveller


@pytest.fixture
def site(tmp_path: Path) -> Iterator[ReceivingSite]:
    with receiving_site(tmp_path / "site.sqlite3") as site:
        yield site


@pytest.fixture
def target(clock: Any, people: People, site: ReceivingSite) -> SyndicationTarget:
    target = add_target(user=people.central, name="เว็บไซต์กรม", address=site.address)
    site.server.secret = target.secret
    return target


@pytest.fixture
def other(people: People, section: ProvinceSectionPage) -> NewsPage:
    """Another item of กระบี่, confirmed too."""
    item = NewsPage(
        title="ข่าวอื่น",
        date=date(2026, 7, 12),
        topic="plans",
        lead="ความนำ",
        live=False,
        owner=people.officer,
    )
    section.add_child(instance=item)
    item.save_revision(user=people.officer)
    submit(user=people.officer, item=item)
    approve(user=people.approver, task_state=item.current_workflow_task_state)
    return NewsPage.objects.get(pk=item.pk)
