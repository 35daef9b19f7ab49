"""News with ten thousand items: saving a draft, and opening an article and a list."""

from typing import Any

from django.contrib.auth import get_user_model
from django.test import Client, override_settings
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from news.models import NewsPage, ProvinceSectionPage

from districtcoordinator.settings import base

from . import many_news
from .figures import Figure, milliseconds, queries


# As in service: what Wagtail does beside saving is written down for the worker.
@override_settings(TASKS=base.TASKS)
def measure() -> list[Figure]:
    """Measure as an officer of กระบี่ and as a visitor; the load itself is not measured."""
    items = many_news.load()
    section = ProvinceSectionPage.objects.get(slug="krabi")
    writing = Writing("krabi-plaiphraya", section)
    saved, posted = milliseconds(writing.save), queries(writing.save)
    visitor = Client()
    article = NewsPage.objects.published().of_province(section.province_id).first()
    addresses = {
        "An article": article.get_url(),
        "The list of a province": section.get_url(),
        "The list of all": section.get_parent().get_url(),
    }
    figures = [
        Figure(f"Saving a draft beside {items:,} items, POST", posted, "queries"),
        Figure("", saved.median, "ms", 150, best=saved.best),
    ]
    for name, address in addresses.items():

        def read(address: str = address) -> None:
            assert visitor.get(address).status_code == 200

        taken = milliseconds(read)
        figures += [
            Figure(f"{name}, uncached", queries(read), "queries", 10),
            Figure("", taken.median, "ms", best=taken.best),
        ]
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
