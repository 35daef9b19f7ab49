from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FaqConfig(AppConfig):
    """Questions that are often asked, each on a page of its own."""

    name = "faq"
    verbose_name = _("Frequently asked questions")
    default_auto_field = "django.db.models.BigAutoField"
