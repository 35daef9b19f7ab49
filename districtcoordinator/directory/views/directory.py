"""The directory of district officers, for everybody: the country, a province, and what is found."""

from typing import Any
from urllib.parse import urlencode

from django.http import Http404
from django.utils.functional import cached_property
from django.views.generic import TemplateView

from ..reading import read_country, read_province
from ..searching import LONGEST, cleaned, find
from ..thai_map import middle_of
from .base import DirectoryMixin


class DirectoryView(DirectoryMixin, TemplateView):
    """All provinces by region and on the map; with `?q=`, what has the words instead."""

    @cached_property
    def typed(self) -> str:
        return cleaned(self.request.GET.get("q", ""))

    def get_template_names(self) -> list[str]:
        return ["dc_directory/found.html" if self.typed else "dc_directory/index.html"]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(typed=self.typed, longest=LONGEST, **kwargs)
        if not self.typed:
            return context | {"country": read_country()}
        page = self.request.GET.get("page", "")
        return context | {
            "found": find(self.typed, user=self.request.user, page=page),
            "sign_in_address": self.sign_in_address(urlencode({"q": self.typed})),
        }


class ProvinceView(DirectoryMixin, TemplateView):
    """A province's group director and district officers; for Bangkok, why there are none."""

    template_name = "dc_directory/province.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        country = read_country()
        province = country.find(kwargs["slug"])
        if province is None:
            raise Http404
        context = super().get_context_data(
            country=country,
            province=province,
            middle=middle_of(province.code),
            longest=LONGEST,
            **kwargs,
        )
        if province.has_office:
            context["people"] = read_province(province, self.request.user)
            context["sign_in_address"] = self.sign_in_address()
        return context
