"""The form in which a news item is written."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm

from districtcoordinator.areas.models import District
from districtcoordinator.thai.fields import BuddhistDateField


class NewsPageForm(WagtailAdminPageForm):
    """Offers the districts of the section's province; the department's own news have none."""

    date = BuddhistDateField(label=_("Date"), initial=timezone.localdate)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "district" in self.fields:
            province = self.instance.province_of(self.parent_page)
            self.fields["district"].queryset = District.objects.filter(province=province)
            if province:
                self._has_no_schedule()

    def _has_no_schedule(self) -> None:
        """A section's item is out from when it is approved until it is withdrawn."""
        for name in ("go_live_at", "expire_at"):
            self.fields.pop(name, None)


class ReasonForm(forms.Form):
    """Asks for the reason of a decision; `comment` is what Wagtail's workflow calls it."""

    comment = forms.CharField(
        label=_("Reason"), max_length=2000, widget=forms.Textarea({"rows": 4})
    )
