"""Links: to a place of the system, to a page, or to another site."""

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

PLACES = [
    ("dc_accounts:login", _("Workload Tracking System, by way of signing in")),
    ("dc_accounts:sso_admins", _("List of SSO Admins")),
    ("dc_directory:index", _("Directory of district officers")),
    ("home:search", _("Search")),
    ("home:report_problem", _("Report a problem")),
]


class LinkValue(blocks.StructValue):
    @property
    def address(self) -> str:
        """Where the link leads; empty for a page that is no longer published."""
        if self["place"]:
            return reverse(self["place"])
        if self.get("address_elsewhere"):
            return self["address_elsewhere"]
        page = self["page"]
        return page.url or "" if page and page.live else ""

    @property
    def is_elsewhere(self) -> bool:
        """Whether the link leaves this site."""
        return bool(not self["place"] and self.get("address_elsewhere"))


class LinkBlock(blocks.StructBlock):
    """A link to a place of the system, to a page, or elsewhere; the address follows by itself."""

    text = blocks.CharBlock(label=_("Text"), required=False, max_length=80)
    place = blocks.ChoiceBlock(label=_("Place of the system"), choices=PLACES, required=False)
    page = blocks.PageChooserBlock(label=_("or page"), required=False)
    address_elsewhere = blocks.URLBlock(label=_("or address of another site"), required=False)

    class Meta:
        value_class = LinkValue
        label = _("Link")

    def clean(self, value: LinkValue) -> LinkValue:
        """A link has a text and one goal, or is left out altogether."""
        cleaned = super().clean(value)
        goals = sum(bool(cleaned[goal]) for goal in ("place", "page", "address_elsewhere"))
        if cleaned["text"] and goals != 1:
            reason = ValidationError(
                _("Choose one goal: a place of the system, a page, or another site's address.")
            )
            raise StructBlockValidationError(block_errors={"place": reason})
        if goals and not cleaned["text"]:
            reason = ValidationError(_("Write the text that people press."))
            raise StructBlockValidationError(block_errors={"text": reason})
        return cleaned


class MenuEntryBlock(LinkBlock):
    only_at_the_foot = blocks.BooleanBlock(
        label=_("Only at the foot of pages"),
        required=False,
        help_text=_("For help, privacy and the like, which need no place at the top."),
    )


class MenuBody(blocks.StreamBlock):
    """The entries of the main menu, in the order in which they stand."""

    link = MenuEntryBlock()
