"""News with ten thousand items: saving a draft, and opening an article and a list."""

from typing import Any

from django.contrib.auth import get_user_model
from django.test import Client, override_settings
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from districtcoordinator.settings import base
from news.models import NewsPage, ProvinceSectionPage
from news.tests.many_waiting import submit_many

from . import many_news
from .figures import Figure, milliseconds, queries

OFFICER = "krabi-plaiphraya"
WAITING = (10, 990)


# As in service: what Wagtail does beside saving is written down for the worker.
@override_settings(TASKS=base.TASKS)
def measure() -> list[Figure]:
    """Measure as an officer and the approver of กระบี่ and as a visitor; loading is not measured."""
    items = many_news.load()
    section = ProvinceSectionPage.objects.get(slug="krabi")
    writing = Writing(OFFICER, section)
    saved, posted = milliseconds(writing.save), queries(writing.save)
    article = NewsPage.objects.published().of_province(section.province_id).first()
    return [
        Figure(f"Saving a draft beside {items:,} items, POST", posted, "queries"),
        Figure("", saved.median, "ms", 150, best=saved.best),
        *_reading("An article, uncached", Client(), article.get_url(), 10),
        *_reading("The list of a province, uncached", Client(), section.get_url(), 10),
        *_reading("The list of all, uncached", Client(), section.get_parent().get_url(), 10),
        *_waiting(section),
    ]


def _reading(name: str, client: Client, address: str, most: int | None = None) -> list[Figure]:
    """Measure opening an address, which has had to answer once before."""

    def read() -> None:
        assert client.get(address).status_code == 200, address

    taken = milliseconds(read)
    return [
        Figure(name, queries(read), "queries", most),
        Figure("", taken.median, "ms", best=taken.best),
    ]


def _waiting(section: ProvinceSectionPage) -> list[Figure]:
    """Measure the approver's dashboard and queue with so many items waiting, and with more."""
    people = get_user_model().objects
    client = Client()
    client.force_login(people.get(username="krabi"))
    figures = []
    for more in WAITING:
        submit_many(section, more, owner=people.get(username=OFFICER))
        number = NewsPage.objects.waiting().of_province(section.province_id).count()
        for name, address in (("dashboard", "wagtailadmin_home"), ("queue", "news_admin:queue")):
            title = f"The approver's {name}, {number:,} waiting"
            figures += _reading(title, client, reverse(address))
    return figures


class Writing:
    """An officer who saves the draft of an item again and again, each time with another title."""

    def __init__(self, username: str, section: ProvinceSectionPage) -> None:
        user = get_user_model().objects.get(username=username)
        self.client = Client()
        self.client.force_login(user)
        item = NewsPage(title="ร่างข่าว", topic="plans", lead="ความนำ", live=False, owner=user)
        section.add_child(instance=item)
        item.save_revision(user=user)
        self.address = reverse("wagtailadmin_pages:edit", args=[item.pk])
        self.times = 0

    def save(self) -> None:
        """Send the whole form, as the editor's saving by itself does."""
        self.times += 1
        response = self.client.post(
            self.address, self._form(), headers={"accept": "application/json"}
        )
        assert response.status_code == 200 and response.json()["success"], response.content

    def _form(self) -> dict[str, Any]:
        body = [("text", rich_text(many_news.TEXT))] * len(many_news.BODY)
        fields = {
            "title": f"ร่างข่าวที่ {self.times}",
            "date": "13/07/2569",
            "topic": "plans",
            "lead": "ความนำของข่าว",
            "body": streamfield(body),
            "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0, "MIN_NUM_FORMS": 0},
        }
        return nested_form_data(fields)
