"""What an editor may put on a page of text.

The templates put rich text in as it is stored; `content_page.html` looks its links up all at once.
"""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from .links import LinkBlock

TEXT_FEATURES = ["h3", "bold", "ol", "ul", "link", "document-link"]


class SectionBlock(blocks.StructBlock):
    """A titled part of the page, and where to go on from it."""

    title = blocks.CharBlock(label=_("Title"), max_length=160)
    text = blocks.RichTextBlock(label=_("Text"), features=TEXT_FEATURES)
    link = LinkBlock(required=False)

    class Meta:
        label = _("Part with a title")
        icon = "title"
        template = "home/blocks/section.html"


class NumberedPartsBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=160)
    parts = blocks.ListBlock(SectionBlock(), label=_("Parts"))

    class Meta:
        label = _("Numbered parts")
        icon = "list-ol"
        template = "home/blocks/numbered_parts.html"


class FoldingBlock(blocks.StructBlock):
    """What opens when its title is pressed."""

    title = blocks.CharBlock(label=_("Title"), max_length=200)
    text = blocks.RichTextBlock(label=_("Text"), features=TEXT_FEATURES)
    link = LinkBlock(required=False)

    class Meta:
        label = _("Folding part")
        icon = "arrow-down"
        template = "home/blocks/folding.html"


class NoticeBlock(blocks.StructBlock):
    text = blocks.RichTextBlock(label=_("Text"), features=["bold", "link"])

    class Meta:
        label = _("Notice")
        icon = "info-circle"
        template = "home/blocks/notice.html"


class PictureBlock(blocks.StructBlock):
    picture = ImageChooserBlock(label=_("Picture"))
    description = blocks.CharBlock(
        label=_("What the picture shows"),
        required=False,
        max_length=250,
        help_text=_("For those who cannot see it; empty if it only decorates."),
    )
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=200)

    class Meta:
        label = _("Picture")
        icon = "image"
        template = "home/blocks/picture.html"


class FileBlock(blocks.StructBlock):
    document = DocumentChooserBlock(label=_("File"))
    title = blocks.CharBlock(label=_("Title"), required=False, max_length=160)

    class Meta:
        label = _("File to download")
        icon = "doc-full"
        template = "home/blocks/file.html"


class ContentBody(blocks.StreamBlock):
    text = blocks.RichTextBlock(
        label=_("Text"),
        features=["h2", *TEXT_FEATURES],
        icon="pilcrow",
        template="home/blocks/prose.html",
    )
    section = SectionBlock()
    numbered_parts = NumberedPartsBlock()
    folding = FoldingBlock()
    notice = NoticeBlock()
    picture = PictureBlock()
    file = FileBlock()
    contact = blocks.StaticBlock(
        label=_("Contact, as in the settings"), icon="mail", template="home/blocks/contact.html"
    )
    link = LinkBlock(icon="link", template="home/blocks/link.html")
