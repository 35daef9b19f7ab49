"""Sifting the admin's lists of news by forms that are sent by GET; what is not offered is not
applied, as a district that stays in the address when another province is chosen."""

from string import digits
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from districtcoordinator.areas.models import District, Province
from districtcoordinator.thai.digits import to_arabic

from ..enums import Topic
from ..querysets import NewsPageQuerySet

TO_THAI = str.maketrans(digits, "๐๑๒๓๔๕๖๗๘๙")


class PlaceFilter(forms.Form):
    """By province, where there are several, and by district, once there is one province."""

    data: Any  # a copy that may be changed
    province = forms.ChoiceField(label=_("Province"), required=False)
    district = forms.ChoiceField(label=_("District"), required=False)

    def __init__(self, data: Any, *, provinces: list[Province]) -> None:
        super().__init__(data.copy(), label_suffix="")
        self.provinces = {province.pk: province for province in provinces}
        self._offer("province", _("All provinces"), provinces if len(provinces) > 1 else [])
        self._offer("district", _("All districts"), self._districts())

    @cached_property
    def province_chosen(self) -> Province | None:
        """Give the province chosen, or the only one there is."""
        if len(self.provinces) == 1:
            return next(iter(self.provinces.values()))
        return self.provinces.get(self.data.get("province", ""))

    @property
    def is_in_use(self) -> bool:
        self.full_clean()
        return any(self.cleaned_data.values())

    def sift(self, news: NewsPageQuerySet) -> NewsPageQuerySet:
        """Keep the news that fit."""
        self.full_clean()
        if self.province_chosen:
            news = news.of_province(self.province_chosen)
        if district := self.cleaned_data.get("district"):
            news = news.filter(district=district)
        return news

    def _districts(self) -> list[District]:
        if self.province_chosen is None:
            return []
        return list(District.objects.active().filter(province=self.province_chosen))

    def _offer(self, name: str, everything: Any, places: list[Any]) -> None:
        if not places:
            del self.fields[name]
            return
        field: Any = self.fields[name]
        field.choices = [("", everything), *((place.pk, place.name) for place in places)]
        self._forget_what_is_not_offered(name)

    def _forget_what_is_not_offered(self, name: str) -> None:
        field: Any = self.fields[name]
        if not field.valid_value(self.data.get(name, "")):
            self.data[name] = ""


class NewsListFilter(PlaceFilter):
    """By words of the title, place and topic."""

    q = forms.CharField(
        label=_("Title"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    topic = forms.ChoiceField(
        label=_("Topic"), required=False, choices=[("", _("All topics")), *Topic.choices]
    )
    field_order = ["q", "province", "district", "topic"]

    def __init__(self, data: Any, *, provinces: list[Province]) -> None:
        super().__init__(data, provinces=provinces)
        self._forget_what_is_not_offered("topic")

    def sift(self, news: NewsPageQuerySet) -> NewsPageQuerySet:
        news = super().sift(news)
        if topic := self.cleaned_data.get("topic"):
            news = news.on_topic(topic)
        if words := self.cleaned_data.get("q"):
            news = news.filter(_has_in_title(words))
        return news


def _has_in_title(words: str) -> Q:
    """In the published title or the newest one, whichever digits it is written with."""
    arabic = to_arabic(words)
    found = Q()
    for spelling in {words, arabic, arabic.translate(TO_THAI)}:
        found |= Q(title__icontains=spelling) | Q(draft_title__icontains=spelling)
    return found
