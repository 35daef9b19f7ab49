"""Pages of text: about the centre, help, the privacy notice."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from home.blocks import ContentBody


class ContentPage(Page):
    """A page of text that editors put together from blocks."""

    lead = models.TextField(_("Lead"), max_length=400, blank=True)
    body = StreamField(ContentBody(), verbose_name=_("Content"), blank=True)

    parent_page_types = ["home.HomePage", "home.ContentPage"]
    subpage_types = ["home.ContentPage"]
    content_panels = [*Page.content_panels, "lead", "body"]
    search_fields = [
        *Page.search_fields,
        index.SearchField("lead"),
        index.SearchField("body"),
    ]

    class Meta:
        verbose_name = _("Page of text")
        verbose_name_plural = _("Pages of text")
