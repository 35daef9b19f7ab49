"""What a news item is put together from."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlock, ImageChooserBlock

TEXT_FEATURES = ["h2", "h3", "bold", "ol", "ul", "link", "document-link"]


class PictureBlock(blocks.StructBlock):
    """A picture; whoever cannot see it is told what it shows, or that it only decorates."""

    picture = ImageBlock(label=_("Picture"))
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=200)

    class Meta:
        label = _("Picture")
        icon = "image"
        template = "news/blocks/picture.html"


class GalleryBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), required=False, max_length=120)
    pictures = blocks.ListBlock(
        ImageBlock(label=_("Picture")), label=_("Pictures"), min_num=2, max_num=24
    )

    class Meta:
        label = _("Gallery")
        icon = "image"
        template = "news/blocks/gallery.html"


class FileBlock(blocks.StructBlock):
    document = DocumentChooserBlock(label=_("File"))
    title = blocks.CharBlock(label=_("Title"), required=False, max_length=160)

    class Meta:
        label = _("File")
        icon = "doc-full"


class FilesBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), required=False, max_length=120)
    files = blocks.ListBlock(FileBlock(), label=_("Files"), min_num=1, max_num=20)

    class Meta:
        label = _("Files to download")
        icon = "doc-full-inverse"
        template = "news/blocks/files.html"


class VideoBlock(blocks.StructBlock):
    """A link to where the video plays, with a picture of our own: no frame of another host."""

    title = blocks.CharBlock(label=_("Title"), max_length=160)
    address = blocks.URLBlock(label=_("Address of the video"), max_length=400)
    picture = ImageChooserBlock(label=_("Picture"), required=False)

    class Meta:
        label = _("Link to a video")
        icon = "media"
        template = "news/blocks/video.html"


class NewsBody(blocks.StreamBlock):
    text = blocks.RichTextBlock(
        label=_("Text"), features=TEXT_FEATURES, icon="pilcrow", template="news/blocks/text.html"
    )
    picture = PictureBlock()
    gallery = GalleryBlock()
    files = FilesBlock()
    video = VideoBlock()
