"""Sifting a list of news by a form that is sent by GET."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from districtcoordinator.areas.models import Region
from districtcoordinator.thai.dates import BUDDHIST_OFFSET, MONTHS, buddhist_year

from ..enums import Topic
from ..querysets import NewsPageQuerySet

DEPARTMENT = "department"
MONTHS_OFFERED = 120
Choices = list[tuple[str, Any]]


class MonthField(forms.ChoiceField):
    """A month of the Buddhist calendar, "2569-07"; becomes its first day."""

    def clean(self, value: Any) -> date | None:
        month = super().clean(value)
        if not month:
            return None
        year, number = month.split("-")
        return date(int(year) - BUDDHIST_OFFSET, int(number), 1)


class NewsFilter(forms.Form):
    """What to sift by. What nobody offered is told apart, and not applied."""

    province = forms.ChoiceField(label=_("Province"), required=False)
    region = forms.ChoiceField(label=_("Region"), required=False)
    topic = forms.ChoiceField(label=_("Topic"), required=False)
    month = MonthField(label=_("Month"), required=False)

    def __init__(self, data: Any, *, counts: Iterable[dict[str, Any]], by_place: bool) -> None:
        """`counts` are the rows of `NewsPageQuerySet.by_province`; a section sifts by no place."""
        super().__init__(data, label_suffix="")
        counts = list(counts)
        self.offer("topic", _("All topics"), Topic.choices)
        self.offer("month", _("All months"), _months(counts))
        if by_place:
            self.offer("province", _("All provinces"), _provinces(counts))
            self.offer("region", _("All regions"), Region.choices)
        else:
            del self.fields["province"], self.fields["region"]

    def offer(self, name: str, everything: Any, choices: Choices) -> None:
        field: Any = self.fields[name]
        field.choices = [("", everything), *choices]

    @property
    def unknown(self) -> list[Any]:
        """Give the labels of what was asked for and is not offered."""
        return [self.fields[name].label for name in self.errors]

    @property
    def is_in_use(self) -> bool:
        return self.is_valid() and any(self.cleaned_data.values())

    def sift(self, news: NewsPageQuerySet) -> NewsPageQuerySet:
        """Keep the news that fit."""
        self.full_clean()
        asked = self.cleaned_data
        if asked.get("province") == DEPARTMENT:
            news = news.of_department()
        elif province := asked.get("province"):
            news = news.filter(province__slug=province)
        if region := asked.get("region"):
            news = news.in_region(region)
        if topic := asked.get("topic"):
            news = news.on_topic(topic)
        if month := asked.get("month"):
            news = news.in_month(month)
        return news


class BoardFilter(NewsFilter):
    """As for all news, and by words."""

    q = forms.CharField(
        label=_("Words in title or lead"),
        max_length=100,
        required=False,
        widget=forms.TextInput({"type": "search"}),
    )

    def sift(self, news: NewsPageQuerySet) -> NewsPageQuerySet:
        return super().sift(news).with_words(self.cleaned_data.get("q", ""))


def _provinces(counts: list[dict[str, Any]]) -> Choices:
    """Offer the department first, then the provinces that have news, with how many."""
    return sorted(
        (
            (row["slug"], f"{row['name']} ({row['items']:,})")
            if row["slug"]
            else (DEPARTMENT, _("The department (%(count)s)") % {"count": f"{row['items']:,}"})
            for row in counts
        ),
        key=lambda choice: choice[0] != DEPARTMENT,
    )


def _months(counts: list[dict[str, Any]]) -> Choices:
    """Offer each month from the newest item's to the oldest's."""
    if not counts:
        return []
    month = max(row["newest"] for row in counts).replace(day=1)
    oldest = min(row["oldest"] for row in counts).replace(day=1)
    choices: Choices = []
    while month >= oldest and len(choices) < MONTHS_OFFERED:
        year = buddhist_year(month)
        choices.append((f"{year}-{month:%m}", f"{MONTHS[month.month - 1]} {year}"))
        month = date(month.year - (month.month == 1), (month.month - 2) % 12 + 1, 1)
    return choices
