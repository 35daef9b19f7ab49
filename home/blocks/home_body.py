"""What an editor may put on the home page."""

from typing import Any

from django.apps import apps
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from .icons import CARD_ICONS, TOOLKIT_ICONS
from .links import LinkBlock

TEXT_FEATURES = ["bold", "ol", "ul", "link", "document-link"]
# As in the template; here so that the renditions of all covers are asked for at once.
COVER = "width-320|format-webp|webpquality-80"


class CardBlock(blocks.StructBlock):
    icon = blocks.ChoiceBlock(label=_("Icon"), choices=CARD_ICONS, default="info")
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


class TileBlock(blocks.StructBlock):
    icon = blocks.ChoiceBlock(label=_("Icon"), choices=TOOLKIT_ICONS, default="book")
    link = LinkBlock()
    note = blocks.CharBlock(label=_("Line beneath"), required=False, max_length=120)

    class Meta:
        label = _("Tile")


class TilesBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=120)
    tiles = blocks.ListBlock(TileBlock(), label=_("Tiles"))

    class Meta:
        label = _("Tiles of toolkits")
        icon = "grip"
        template = "home/blocks/tiles.html"

    def get_context(
        self, value: blocks.StructValue, parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """A tile whose page is gone leads to all toolkits."""
        context = super().get_context(value, parent_context=parent_context)
        if not all(tile["link"].address for tile in value["tiles"]):
            index = apps.get_model("home.ToolkitIndexPage").objects.live().first()
            context["all_toolkits"] = index.url if index else ""
        return context


class NewsBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=120)
    number = blocks.IntegerBlock(label=_("How many"), min_value=1, max_value=12, default=5)

    class Meta:
        label = _("Latest news")
        icon = "doc-full"
        template = "home/blocks/news.html"

    def get_context(
        self, value: blocks.StructValue, parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """The latest public news; only the first shows its picture."""
        context = super().get_context(value, parent_context=parent_context)
        published = apps.get_model("news.NewsPage").objects.published()
        latest = published.latest_first().select_related("province", "cover")
        return context | {"news": latest[: value["number"]]}


class CoverChooserBlock(ImageChooserBlock):
    """A picture that comes with its rendition; those of a whole list take two queries."""

    def bulk_to_python(self, values: list[int | None]) -> list[Any]:
        covers = self.model_class.objects.prefetch_renditions(COVER).in_bulk(values)
        return [covers.get(key) for key in values]

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        """To migrations this is Wagtail's own block."""
        path, args, kwargs = super().deconstruct()
        return "wagtail.images.blocks.ImageChooserBlock", args, kwargs


class BookBlock(blocks.StructBlock):
    cover = CoverChooserBlock(label=_("Cover"), required=False)
    title = blocks.CharBlock(label=_("Title"), max_length=160)
    publisher = blocks.CharBlock(label=_("Publisher and year"), required=False, max_length=120)
    link = LinkBlock()

    class Meta:
        label = _("Book")


class BooksBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=120)
    books = blocks.ListBlock(BookBlock(), label=_("Books"))

    class Meta:
        label = _("New books")
        icon = "openquote"
        template = "home/blocks/books.html"


class CourseBlock(blocks.StructBlock):
    """Local MOOC; its address is one of the site's settings."""

    title = blocks.CharBlock(label=_("Title"), max_length=120)
    text = blocks.RichTextBlock(label=_("Text"), features=TEXT_FEATURES)
    link_text = blocks.CharBlock(label=_("Text of the link"), max_length=80)

    class Meta:
        label = _("Local MOOC")
        icon = "pilcrow"
        template = "home/blocks/course.html"


class HomeBody(blocks.StreamBlock):
    tiles = TilesBlock()
    news = NewsBlock()
    books = BooksBlock()
    course = CourseBlock()
    cards = CardsBlock()
    text = blocks.RichTextBlock(
        label=_("Text"),
        features=["h2", "h3", *TEXT_FEATURES],
        icon="pilcrow",
        template="home/blocks/text.html",
    )
