"""The form in which a news item is written."""

from typing import Any

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
