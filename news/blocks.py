"""What a news item is put together from."""

from copy import copy
from typing import Any

from django.core.exceptions import BadRequest, ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlock, ImageChooserBlock

from .pictures import AT_HAND
from .videos import is_allowed, video_hosts

TEXT_FEATURES = ["h2", "h3", "bold", "ol", "ul", "link", "document-link"]


class TextBlock(blocks.RichTextBlock):
    """A text as Wagtail's editor sends it; Wagtail would store, and fail to show, others too."""

    def value_from_datadict(self, *args: Any) -> Any:
        try:
            return super().value_from_datadict(*args)
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise BadRequest("A text was not sent by the editor.") from error

    def deconstruct(self) -> Any:
        _path, args, kwargs = super().deconstruct()
        return "wagtail.blocks.RichTextBlock", args, kwargs


class PictureChooser(ImageChooserBlock):
    """Takes the pictures that the page has fetched for all its blocks at once, if it has."""

    def bulk_to_python(self, values: Any) -> list[Any]:
        at_hand = AT_HAND.get()
        if at_hand is None:
            return super().bulk_to_python(values)
        # A copy each, because each place may say in its own words what the picture shows.
        return [copy(at_hand.get(value)) for value in values]

    def deconstruct(self) -> Any:
        _path, args, kwargs = super().deconstruct()
        return "wagtail.images.blocks.ImageChooserBlock", args, kwargs


class DescribedPicture(ImageBlock):
    """Wagtail's picture with alternative text, of pictures fetched at once."""

    def __init__(self, required: bool = True, **kwargs: Any) -> None:
        super().__init__(required=required, **kwargs)
        chooser = PictureChooser(required=required, label=_("Picture"))
        chooser.set_name("image")
        self.child_blocks["image"] = chooser


class PictureBlock(blocks.StructBlock):
    """A picture; whoever cannot see it is told what it shows, or that it only decorates."""

    picture = DescribedPicture(label=_("Picture"))
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=200)

    class Meta:
        label = _("Picture")
        icon = "image"
        template = "news/blocks/picture.html"


class GalleryBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), required=False, max_length=120)
    pictures = blocks.ListBlock(
        DescribedPicture(label=_("Picture")), label=_("Pictures"), min_num=2, max_num=24
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
    picture = PictureChooser(label=_("Picture"), required=False)

    def clean(self, value: Any) -> Any:
        value = super().clean(value)
        # A draft may still be without one.
        if value["address"] and not is_allowed(value["address"]):
            refusal = _(
                "Only videos at these sites can be linked to: %(hosts)s. Copy the address there;"
                " it begins with https://"
            ) % {"hosts": ", ".join(video_hosts())}
            raise StructBlockValidationError({"address": ValidationError(refusal)})
        return value

    class Meta:
        label = _("Link to a video")
        icon = "media"
        template = "news/blocks/video.html"


class NewsBody(blocks.StreamBlock):
    text = TextBlock(
        label=_("Text"), features=TEXT_FEATURES, icon="pilcrow", template="news/blocks/text.html"
    )
    picture = PictureBlock()
    gallery = GalleryBlock()
    files = FilesBlock()
    video = VideoBlock()
