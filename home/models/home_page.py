from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from districtcoordinator.page_tree import TreePage
from home.blocks import HomeBody


class HomePage(TreePage):
    """The site's first page: what the centre is for, and the way to one's work."""

    heading = models.CharField(_("Heading"), max_length=160)
    lead = models.TextField(_("Lead"), max_length=400, blank=True)
    system_text = RichTextField(
        _("About the Workload Tracking System"), features=["bold", "link"], blank=True
    )
    body = StreamField(HomeBody(), verbose_name=_("Content"), blank=True)

    parent_page_types = ["wagtailcore.Page"]
    max_count = 1
    content_panels = [
        *Page.content_panels,
        MultiFieldPanel(["heading", "lead", "system_text"], heading=_("Top of the page")),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = _("Home page")
        verbose_name_plural = _("Home pages")
