"""What an officer of the directory is."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Position(TextChoices):
    GROUP_DIRECTOR = "group_director", _("Group director")
    DISTRICT_OFFICER = "district_officer", _("District officer")
