from importlib import import_module
from typing import Any

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    """This site's own pages; a host that installs our apps keeps its own `home` instead."""

    name = "home"
    verbose_name = _("Home page")
    default_auto_field = "django.db.models.BigAutoField"

    def typed_field_labels(self) -> list[Any]:
        """How the fields of our forms are called; `accounts` asks every app for this."""
        from .forms import typed_field_labels

        return typed_field_labels()

    def ready(self) -> None:
        import_module("home.search.indexing")  # connects its receivers
