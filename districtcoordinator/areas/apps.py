"""The ground that every app stands on: provinces, districts and who is appointed where."""

from django.apps import AppConfig
from django.core import checks
from django.utils.translation import gettext_lazy as _


class AreasConfig(AppConfig):
    name = "districtcoordinator.areas"
    label = "dc_areas"
    verbose_name = _("Areas")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from districtcoordinator.checks import check_sqlite_options, check_time_zone
        from districtcoordinator.pictures import show_spoilt_as_missing

        checks.register(check_sqlite_options)
        checks.register(check_time_zone)
        show_spoilt_as_missing()
