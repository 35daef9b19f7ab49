"""The forms in which news are written, copied and decided about."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.forms.pages import CopyForm

from districtcoordinator.areas.models import Appointment, District
from districtcoordinator.thai.fields import BuddhistDateField

from .editor.media import foreign_media, media_of
from .enums import Decision
from .refusals import Reason


class NewsPageForm(WagtailAdminPageForm):
    """Offers the districts of the section's province; the department's own news have none."""

    date = BuddhistDateField(label=_("Date"), initial=timezone.localdate)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.province = self.instance.province_of(self.parent_page)
        if not self.province:
            self.fields.pop("district", None)
            return
        self._has_no_schedule()
        if "district" in self.fields:
            districts = District.objects.filter(province=self.province)
            self.fields["district"].queryset = districts
            if self.instance.pk is None:
                self.initial["district"] = self._own_district()

    @property
    def show_schedule_publishing_toggle(self) -> bool:
        return "go_live_at" in self.fields

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if self.for_user is not None and "body" in cleaned:
            self._shows_what_may_be_chosen(cleaned)
        return cleaned

    def _shows_what_may_be_chosen(self, cleaned: dict[str, Any]) -> None:
        """Wagtail takes any key that is sent; ours is of the province, or stood here before."""
        cover = cleaned.get("cover")
        named = media_of(cover.pk if cover else None, cleaned["body"])
        strange = foreign_media(self.for_user, self.province, named)
        if not strange:
            return
        before = media_of(self.instance.cover_id, self.instance.body)
        for medium in strange:
            if medium.pk not in before[type(medium)]:
                in_cover = cover is not None and medium == cover
                # Of the body above the whole form: there it is read with and without script.
                self.add_error("cover" if in_cover else None, _not_yours(medium))

    def _own_district(self) -> str | None:
        """Give the district of who writes, if they have one here."""
        own = Appointment.objects.in_force().filter(user=getattr(self.for_user, "pk", None))
        of_province = own.filter(district__province=self.province).order_by("-valid_from")
        return of_province.values_list("district", flat=True).first()

    def _has_no_schedule(self) -> None:
        """A section's item is out from when it is approved until it is withdrawn."""
        for name in ("go_live_at", "expire_at"):
            self.fields.pop(name, None)


class NewsCopyForm(CopyForm):
    """Shows an address and asks for none: a copy gets one that people can read, as all items."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        slug = self.fields["new_slug"]
        slug.initial, slug.disabled = self.page.specific.slug_beneath(self.page.get_parent()), True
        slug.help_text = _("The address is made by itself.")

    def clean(self) -> dict[str, Any]:
        parent = self.cleaned_data.get("new_parent_page") or self.page.get_parent()
        self.cleaned_data["new_slug"] = self.page.specific.slug_beneath(parent)
        return super().clean()


class ReasonForm(forms.Form):
    """Asks for the reason of a decision; `comment` is what Wagtail's workflow calls it."""

    comment = forms.CharField(
        label=_("Reason"), max_length=2000, widget=forms.Textarea({"rows": 4})
    )


class DecisionForm(forms.Form):
    """A decision about one version of an item; all but plain confirming needs a reason."""

    decision = forms.ChoiceField(choices=Decision)
    version = forms.CharField(max_length=80)
    comment = forms.CharField(
        label=_("Reason or comment"),
        max_length=2000,
        required=False,
        widget=forms.Textarea({"rows": 4}),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("decision") != Decision.APPROVE and not cleaned.get("comment"):
            self.add_error("comment", Reason.REASON_MISSING.label)
        return cleaned


def _not_yours(medium: Any) -> ValidationError:
    words = gettext(
        "“%(title)s” is not among the pictures and files of the province. Choose one of those, or"
        " upload it."
    )
    return ValidationError(words % {"title": medium.title})
