from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DirectoryConfig(AppConfig):
    """Who is responsible where, as DLA Connect has it."""

    name = "districtcoordinator.directory"
    label = "dc_directory"
    verbose_name = _("Directory of district officers")
    default_auto_field = "django.db.models.BigAutoField"
