"""ชุดความรู้ / Toolkits: sets of material, and digests of important circular letters."""

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable, Page
from wagtail.search import index

from districtcoordinator.page_tree import TopPage, TreePage
from districtcoordinator.slugs import AddressedPage
from districtcoordinator.thai.dates import buddhist_year
from districtcoordinator.thai.digits import to_arabic
from home.blocks import TOOLKIT_ICONS
from home.library import library_of, shelf_of
from home.page_forms import DigestPageForm

DOCUMENT = "wagtaildocs.Document"
FIRST_YEAR, LAST_YEAR = 2400, 2699


class ToolkitIndexPage(TopPage):
    """All sets of knowledge, and the way to find something in them by set and year."""

    lead = models.TextField(_("Lead"), max_length=400, blank=True)

    parent_page_types = ["home.HomePage"]
    subpage_types = ["home.ToolkitPage"]
    max_count = 1
    content_panels = [*Page.content_panels, "lead"]
    search_fields = [*Page.search_fields, index.SearchField("lead")]

    class Meta:
        verbose_name = _("Toolkits index")
        verbose_name_plural = _("Toolkits indexes")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        library = library_of(self, request)
        context = super().get_context(request, *args, **kwargs)
        return context | {"library": library, "items": library.page(request.GET.get("page", "1"))}


class ToolkitPage(TreePage):
    """One set of knowledge: its material, and digests beneath it."""

    lead = models.TextField(_("Lead"), max_length=400, blank=True)
    icon = models.CharField(_("Icon"), max_length=20, choices=TOOLKIT_ICONS, default="book")
    is_assumed = models.BooleanField(
        _("The title is assumed"),
        default=False,
        help_text=_("Unreadable in the handbook; says so to editors, not to visitors."),
    )

    parent_page_types = ["home.ToolkitIndexPage"]
    subpage_types = ["home.DigestPage"]
    content_panels = [
        *Page.content_panels,
        FieldRowPanel(["icon", "is_assumed"]),
        "lead",
        InlinePanel("materials", heading=_("Material"), label=_("Material")),
    ]
    search_fields = [
        *Page.search_fields,
        index.SearchField("lead"),
        index.RelatedFields(
            "materials", [index.SearchField("title"), index.SearchField("summary")]
        ),
    ]

    class Meta:
        verbose_name = _("Toolkit")
        verbose_name_plural = _("Toolkits")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        library = shelf_of(self, request)
        context = super().get_context(request, *args, **kwargs)
        return context | {"library": library, "items": library.page(request.GET.get("page", "1"))}


class MaterialKind(models.TextChoices):
    DOCUMENT = "document", _("Document")
    BOOK = "book", _("E-book")
    LINK = "link", _("Link")


class Material(Orderable):
    """A document to download, or a link to an e-book or to another site."""

    page = ParentalKey(ToolkitPage, on_delete=models.CASCADE, related_name="materials")
    title = models.CharField(_("Title"), max_length=200)
    kind = models.CharField(_("Kind"), max_length=10, choices=MaterialKind)
    year = models.PositiveSmallIntegerField(
        _("Year (B.E.)"),
        null=True,
        blank=True,
        validators=[MinValueValidator(FIRST_YEAR), MaxValueValidator(LAST_YEAR)],
    )
    summary = models.TextField(_("In short"), max_length=300, blank=True)
    document = models.ForeignKey(
        DOCUMENT, models.SET_NULL, null=True, blank=True, verbose_name=_("Document")
    )
    address = models.URLField(_("Web address"), blank=True)

    panels = [
        "title",
        FieldRowPanel(["kind", "year"]),
        "summary",
        FieldPanel("document"),
        FieldPanel("address"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("Material")
        verbose_name_plural = _("Material")

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        """A document has its file, an e-book or a link its address."""
        super().clean()
        if self.kind == MaterialKind.DOCUMENT and not self.document:
            raise ValidationError({"document": _("Choose the file that is to be downloaded.")})
        if self.kind in (MaterialKind.BOOK, MaterialKind.LINK) and not self.address:
            raise ValidationError({"address": _("Write the address that the link leads to.")})


class DigestPage(AddressedPage):
    """สาระน่ารู้เพิ่มเติม: what an important circular letter says, in short."""

    letter_number = models.CharField(_("Number of the letter"), max_length=80)
    letter_date = models.DateField(_("Date of the letter"), db_index=True)
    lead = models.TextField(_("In short"), max_length=400)
    body = RichTextField(
        _("Content"),
        features=["h2", "h3", "bold", "ol", "ul", "link", "document-link"],
        blank=True,
    )
    document = models.ForeignKey(
        DOCUMENT, models.SET_NULL, null=True, blank=True, verbose_name=_("File of the letter")
    )

    base_form_class = DigestPageForm
    parent_page_types = ["home.ToolkitPage"]
    subpage_types: list[str] = []
    content_panels = [
        *Page.content_panels,
        FieldRowPanel(["letter_number", "letter_date"]),
        "lead",
        "body",
        FieldPanel("document"),
    ]
    search_fields = [
        *Page.search_fields,
        index.SearchField("letter_number"),
        index.SearchField("lead"),
        index.SearchField("body"),
        index.FilterField("letter_date"),
    ]

    class Meta:
        verbose_name = _("Digest of a circular letter")
        verbose_name_plural = _("Digests of circular letters")

    def readable_slug(self) -> str:
        """Year and number of the letter: `2569-0810-3-2931` for มท 0810.3/ว 2931 of 2569."""
        numbers = re.findall(r"[0-9]+", to_arabic(self.letter_number))
        if not (self.letter_date and numbers):
            return ""
        return "-".join([str(buddhist_year(self.letter_date)), *numbers])


ToolkitIndexPage.levels = (ToolkitPage, DigestPage)
