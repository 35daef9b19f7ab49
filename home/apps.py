from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    """This site's own pages; a host that installs our apps keeps its own `home` instead."""

    name = "home"
    verbose_name = _("Home page")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        import_module("home.search.indexing")  # connects its receivers
