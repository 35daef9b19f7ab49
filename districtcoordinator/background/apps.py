from django.apps import AppConfig
from django.core import checks
from django.utils.translation import gettext_lazy as _


class BackgroundConfig(AppConfig):
    """The worker for what the site does after answering. The tasks' table is django-tasks-db's."""

    name = "districtcoordinator.background"
    label = "dc_background"
    verbose_name = _("Background work")

    def ready(self) -> None:
        from .checks import check_queued_mail

        checks.register(check_queued_mail)
