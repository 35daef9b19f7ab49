from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ThaiConfig(AppConfig):
    """What Thai needs of a program: order, digits, Buddhist years. It keeps no data."""

    name = "districtcoordinator.thai"
    label = "dc_thai"
    verbose_name = _("Thai language")
