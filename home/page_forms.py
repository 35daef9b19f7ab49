"""The forms in which pages of the site are written, where Wagtail's own do not do."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm

from districtcoordinator.thai.fields import BuddhistDateField


class DigestPageForm(WagtailAdminPageForm):
    """Takes the date as it stands on the letter; Wagtail's date chooser knows no Buddhist years."""

    letter_date = BuddhistDateField(label=_("Date of the letter"))
