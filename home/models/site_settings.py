"""What stands on every page, and where the department's other sites are."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.fields import StreamField

from home.blocks import MenuBody


@register_setting(icon="cogs")
class SiteSettings(BaseSiteSetting):
    """Menu, contact and links of the site, kept by its editors."""

    menu = StreamField(MenuBody(), verbose_name=_("Main menu"), blank=True)
    office = models.TextField(_("Office"), max_length=300, blank=True)
    address = models.TextField(_("Postal address"), max_length=300, blank=True)
    telephone = models.CharField(_("Telephone"), max_length=40, blank=True)
    email = models.EmailField(
        _("E-mail address"),
        blank=True,
        help_text=_("Reports of problems are announced to this address as well."),
    )
    map_address = models.URLField(_("Map and directions"), max_length=400, blank=True)
    department_address = models.URLField(_("The department's site"), blank=True)
    books_address = models.URLField(_("The department's e-book shelf"), blank=True)
    mooc_address = models.URLField(_("Local MOOC"), blank=True)
    info_address = models.URLField(_("INFO system"), blank=True)

    panels = [
        FieldPanel("menu"),
        MultiFieldPanel(
            ["office", "address", "telephone", "email", "map_address"], heading=_("Contact us")
        ),
        MultiFieldPanel(
            ["department_address", "books_address", "mooc_address", "info_address"],
            heading=_("Addresses of other sites"),
        ),
    ]

    class Meta:
        verbose_name = _("Menu, contact and links")
