"""What an editor may put on the home page."""

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

ICONS = [
    ("record", _("Pencil and paper: recording")),
    ("confirm", _("Shield with a tick: confirming")),
    ("help", _("Question mark: help")),
    ("info", _("Letter i: information")),
]
PLACES = [
    ("dc_accounts:login", _("Workload Tracking System, by way of signing in")),
    ("dc_accounts:sso_admins", _("List of SSO Admins")),
]
TEXT_FEATURES = ["bold", "ol", "ul", "link", "document-link"]


class LinkValue(blocks.StructValue):
    @property
    def address(self) -> str:
        """Where the link leads; empty for a page that is no longer published."""
        if self["place"]:
            return reverse(self["place"])
        page = self["page"]
        return page.url or "" if page and page.live else ""


class LinkBlock(blocks.StructBlock):
    """A link to a place of the system, or to a page; the address follows by itself."""

    text = blocks.CharBlock(label=_("Text"), required=False, max_length=80)
    place = blocks.ChoiceBlock(label=_("Place of the system"), choices=PLACES, required=False)
    page = blocks.PageChooserBlock(label=_("or page"), required=False)

    class Meta:
        value_class = LinkValue
        label = _("Link")

    def clean(self, value: LinkValue) -> LinkValue:
        """A link has a text and one goal, or is left out altogether."""
        cleaned = super().clean(value)
        goals = bool(cleaned["place"]) + bool(cleaned["page"])
        if cleaned["text"] and goals != 1:
            reason = ValidationError(_("Choose one goal: a place of the system, or a page."))
            raise StructBlockValidationError(block_errors={"place": reason})
        if goals and not cleaned["text"]:
            reason = ValidationError(_("Write the text that people press."))
            raise StructBlockValidationError(block_errors={"text": reason})
        return cleaned


class CardBlock(blocks.StructBlock):
    icon = blocks.ChoiceBlock(label=_("Icon"), choices=ICONS, default="info")
    title = blocks.CharBlock(label=_("Title"), max_length=80)
    text = blocks.RichTextBlock(label=_("Text"), features=TEXT_FEATURES)
    link = LinkBlock()

    class Meta:
        label = _("Card")


class CardsBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=120)
    cards = blocks.ListBlock(CardBlock(), label=_("Cards"))

    class Meta:
        label = _("Cards")
        icon = "grip"
        template = "home/blocks/cards.html"


class HomeBody(blocks.StreamBlock):
    cards = CardsBlock()
    text = blocks.RichTextBlock(
        label=_("Text"),
        features=["h2", "h3", *TEXT_FEATURES],
        icon="pilcrow",
        template="home/blocks/text.html",
    )
