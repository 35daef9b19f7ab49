from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "districtcoordinator.accounts"
    label = "dc_accounts"
    verbose_name = _("Users")
    default_auto_field = "django.db.models.BigAutoField"
