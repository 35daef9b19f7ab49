"""What the matrix is narrowed by. It all comes from the address: what makes no sense there is left
out, and nothing in it can make the screen fail."""

from __future__ import annotations

import re
from collections.abc import Iterable

from django import forms
from django.db.models import TextChoices
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from districtcoordinator.areas.models import Province, Region
from districtcoordinator.thai.digits import to_arabic
from districtcoordinator.thai.normalise import normalise

from ..enums import PageSize, ReportState
from ..models import Round

LONGEST_SEARCH = 100
MOST_WORDS = 6
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
# People type the kind of area with its name: อำเภอเขาพนม, อ.เขาพนม, จ. กระบี่.
_KIND_OF_AREA = re.compile(r"^(อำเภอ|อ\.|จังหวัด|จ\.)")


class MatrixOrder(TextChoices):
    """How the matrix is ordered."""

    URGENCY = "urgency", _("To be done first")
    NAME = "name", _("District name")


def search_words(typed: str) -> str:
    """Give what was typed as plain words: single spaces, Arabic digits, kinds of area left out."""
    plain = to_arabic(normalise(_CONTROL.sub(" ", typed[:LONGEST_SEARCH])))
    words = [_KIND_OF_AREA.sub("", word) for word in plain.split()]
    return " ".join([word for word in words if word][:MOST_WORDS])


class MatrixFilters(forms.Form):
    """Round, area, state, order, words and page size of the matrix."""

    round = forms.ChoiceField(label=_("Fiscal year (B.E.)"))
    region = forms.ChoiceField(label=_("Region"), required=False)
    province = forms.ChoiceField(label=_("Province"), required=False)
    state = forms.ChoiceField(
        label=_("State"), required=False, choices=[("", _("All")), *ReportState.choices]
    )
    order = forms.ChoiceField(label=_("Order by"), required=False, choices=MatrixOrder.choices)
    q = forms.CharField(label=_("Search by name"), required=False)
    size = forms.ChoiceField(required=False, choices=PageSize.choices)

    def __init__(
        self, asked: QueryDict, *, round: Round, rounds: Iterable[Round], provinces: list[Province]
    ) -> None:
        """Read the address's query; areas are offered only where there is a choice."""
        super().__init__({**asked.dict(), "round": str(round)})
        self._offer("round", [(str(one), str(one)) for one in rounds])
        if len(provinces) > 1:
            present = {province.region for province in provinces}
            regions = [choice for choice in Region.choices if choice[0] in present]
            self._offer("region", [("", _("All")), *regions])
            names = [(province.code, province.name) for province in provinces]
            self._offer("province", [("", _("All")), *names])
        else:
            del self.fields["region"], self.fields["province"]
        for name, bound in self.fields.items():
            bound.widget.attrs.update({"class": "input", "id": f"filter-{name}"})

    def _offer(self, name: str, choices: list[tuple[str, object]]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices
        self.full_clean()

    def clean_q(self) -> str:
        return search_words(self.cleaned_data["q"])

    def chosen(self, name: str) -> str:
        """Give what was chosen, or nothing where the address said nothing that makes sense."""
        return self.cleaned_data.get(name, "")

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but the round was chosen, which the screen then shows."""
        return any(self.chosen(name) for name in ("region", "province", "order", "q"))

    @property
    def page_size(self) -> int:
        return int(self.chosen("size") or PageSize.TEN)
