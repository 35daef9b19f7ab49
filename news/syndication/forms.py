"""What the screens on targets and deliveries ask for."""

import socket
from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ..enums import DeliveryState
from ..models import SyndicationTarget
from .addresses import NotAllowed, check_address, check_host
from .querysets import DeliveryQuerySet


class TargetForm(forms.ModelForm):
    """Name and address of a target; the secret is ours to make."""

    address = forms.URLField(
        label=_("Address that takes the messages"), max_length=500, assume_scheme="https"
    )

    class Meta:
        model = SyndicationTarget
        fields = ["name", "address"]

    def clean_address(self) -> str:
        """Refuse what nothing is sent to; a name that is not known yet may be known later."""
        address: str = self.cleaned_data["address"]
        try:
            check_address(address)
            parts = urlsplit(address)
            check_host(parts.hostname or "", parts.port or 443)
        except NotAllowed as refusal:
            raise ValidationError(str(refusal)) from refusal
        except (socket.gaierror, UnicodeError):
            pass
        return address


class FindDeliveriesForm(forms.Form):
    """By words of the title, by target and by state."""

    q = forms.CharField(
        label=_("Title"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    target = forms.ChoiceField(label=_("Target"), required=False)
    state = forms.ChoiceField(
        label=_("State"), required=False, choices=[("", _("All states")), *DeliveryState.choices]
    )

    def __init__(self, data: Any, *, targets: list[SyndicationTarget]) -> None:
        super().__init__(data, label_suffix="")
        field: Any = self.fields["target"]
        field.choices = [("", _("All targets")), *((one.pk, one.name) for one in targets)]

    @property
    def is_in_use(self) -> bool:
        self.full_clean()
        return any(self.cleaned_data.values())

    def sift(self, deliveries: DeliveryQuerySet) -> DeliveryQuerySet:
        """Keep the deliveries that fit; what is not offered is not applied."""
        self.full_clean()
        asked = self.cleaned_data
        if words := asked.get("q"):
            deliveries = deliveries.filter(event__title__icontains=words)
        if target := asked.get("target"):
            deliveries = deliveries.filter(target=target)
        if state := asked.get("state"):
            deliveries = deliveries.filter(state=state)
        return deliveries
