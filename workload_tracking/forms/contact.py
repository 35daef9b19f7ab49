"""The contact data of a district office, and the districts that its officer is responsible for."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from districtcoordinator.areas.models import District
from districtcoordinator.thai.fields import ThaiTelephoneField
from districtcoordinator.thai.normalise import normalise, normalise_lines

from ..actions import CoverageProblem, CoverageReason
from ..models import CoveredDistrict, Report
from ..progress import CONTACT_FIELDS
from . import seen

LONGEST_ADDRESS, LONGEST_TELEPHONE = 500, 60
KEEP, WITHDRAW = "keep", "withdraw"


class AddressField(forms.CharField):
    """Lines of text, cleaned one by one."""

    widget = forms.Textarea

    def to_python(self, value: Any) -> str:
        return normalise_lines(super().to_python(value) or "")


class NameField(forms.CharField):
    """One line of text, cleaned."""

    def to_python(self, value: Any) -> str:
        return normalise(super().to_python(value) or "")


class ContactForm(forms.Form):
    """ที่อยู่, โทรศัพท์ and who is responsible; each may be blank, and what is valid is saved."""

    address = AddressField(
        label=_("Address"),
        max_length=LONGEST_ADDRESS,
        required=False,
        widget=forms.Textarea(attrs={"autocomplete": "street-address"}),
    )
    telephone = ThaiTelephoneField(
        label=_("Telephone"), required=False, validators=[MaxLengthValidator(LONGEST_TELEPHONE)]
    )
    officer_name = NameField(
        label=_("First and last name"),
        max_length=150,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    mobile = ThaiTelephoneField(
        label=_("Mobile telephone"),
        required=False,
        validators=[MaxLengthValidator(LONGEST_TELEPHONE)],
    )
    email = forms.EmailField(
        label=_("E-mail Address"),
        max_length=254,
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
        error_messages={"invalid": _("Give an e-mail address, for example name@example.go.th.")},
    )
    covers_only_own = forms.BooleanField(
        label=_("responsible for one district only"), required=False
    )

    def __init__(self, report: Report, *args: Any, **kwargs: Any) -> None:
        self.report = report
        self.named = codes_named(report)
        super().__init__(*args, **{"auto_id": "%s", **kwargs})
        self.districts = districts_beside(report, self.named)
        self.fields["covered"] = forms.MultipleChoiceField(
            label=_("Districts in your care"),
            choices=[(one.code, one.name) for one in self.districts],
            required=False,
            error_messages={
                "invalid_choice": _("Choose among the other districts of your province.")
            },
        )

    def clean(self) -> None:
        data = self.cleaned_data
        if data.get("covers_only_own") and data.get("covered"):
            self.add_error(
                "covered",
                _("Tick one district only, or name the other districts: not both."),
            )

    @property
    def declares(self) -> bool:
        """Whether the form says, validly, for which districts the officer is responsible.

        Unticked boxes are not sent: only a form known to be whole says that none is ticked.
        """
        sent = {"covers_only_own", "covered"} & set(self.data) or "covered" in self.seen
        return "covered" in self.cleaned_data and bool(sent)

    @property
    def contact(self) -> dict[str, Any]:
        """The valid fields that were sent, as the action takes them."""
        names = [name for name in CONTACT_FIELDS if name in self.data]
        if self.declares:
            names.append("covers_only_own")
        return {name: self.cleaned_data[name] for name in names if name in self.cleaned_data}

    @property
    def districts_named(self) -> set[str]:
        """The districts named; one whose own figures are to be kept is not."""
        if not self.declares:
            return set(self.named)
        chosen = set(self.cleaned_data["covered"])
        return {code for code in chosen if self.data.get(f"figures-{code}") != KEEP}

    @property
    def withdrawn(self) -> set[str]:
        """The districts whose own figures the officer says are to be withdrawn."""
        codes = {one.code for one in self.districts}
        return {code for code in codes if self.data.get(f"figures-{code}") == WITHDRAW}

    @cached_property
    def seen(self) -> dict[str, Any]:
        """What the form showed, as the browser tells it."""
        told = seen.load(self.data.get("seen", ""))
        readers = {"covers_only_own": bool, "covered": seen.texts}
        found = seen.pick(told, seen.text, CONTACT_FIELDS)
        for name, reader in readers.items():
            found |= seen.pick(told, reader, (name,))
        return found

    @property
    def seen_for_saving(self) -> dict[str, Any]:
        return self.seen if self.declares else self.seen | {"covered": self.named}


def codes_named(report: Report) -> list[str]:
    """Give the codes of the districts that a report names."""
    return sorted(report.covered_districts.values_list("district_id", flat=True))


def shown(report: Report) -> str:
    """What a form shows of a report, for the hidden field."""
    return seen.dump(
        {
            **{name: getattr(report, name) for name in CONTACT_FIELDS},
            "covers_only_own": report.covers_only_own,
            "covered": codes_named(report),
        }
    )


def initial_of(report: Report, last_year: Report | None = None) -> dict[str, Any]:
    """Give what a fresh form shows: what stands, and for blanks last year's, if that is given."""
    contact = {
        name: getattr(report, name) or getattr(last_year, name, "") for name in CONTACT_FIELDS
    }
    declares = report.covers_only_own or codes_named(report)
    source = report if declares or last_year is None else last_year
    coverage = {"covers_only_own": source.covers_only_own, "covered": codes_named(source)}
    return contact | coverage


def districts_beside(report: Report, named: Collection[str]) -> list[District]:
    """Give the province's other districts in Thai order, and any that is named already."""
    districts = District.objects.filter(province=report.province_code).exclude(
        pk=report.district_id
    )
    return [one for one in districts if one.is_active or one.code in named]


@dataclass
class DistrictChoice:
    """One district of the checklist: whether it is ticked, and what stands in the way."""

    district: District
    is_chosen: bool
    covered_in: str = ""
    problem: CoverageProblem | None = None

    @property
    def asks_about_figures(self) -> bool:
        return self.problem is not None and self.problem.reason == CoverageReason.HAS_FIGURES


def choices_of(form: ContactForm, problems: Iterable[CoverageProblem] = ()) -> list[DistrictChoice]:
    """Give the checklist with what is covered elsewhere and what could not be covered."""
    chosen = set(form["covered"].value() or [])
    refused = {problem.district.pk: problem for problem in problems}
    elsewhere = dict(
        CoveredDistrict.objects.filter(round=form.report.round_id)
        .filter(district__in=[one.pk for one in form.districts])
        .exclude(report=form.report.pk)
        .values_list("district_id", "report__district_name")
    )
    return [
        DistrictChoice(one, one.code in chosen, elsewhere.get(one.code, ""), refused.get(one.code))
        for one in form.districts
    ]
