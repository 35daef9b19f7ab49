"""What an editor may put on the home page."""

from typing import Any

from django.apps import apps
from django.db.models import Prefetch, prefetch_related_objects
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageChooserBlock

from .icons import CARD_ICONS, TOOLKIT_ICONS
from .links import LinkBlock

TEXT_FEATURES = ["bold", "ol", "ul", "link", "document-link"]
# As in the template; here so that all covers' renditions are asked for at once.
COVER = "width-320|format-webp|webpquality-80"
NEWS_PICTURE = "fill-640x360|format-webp|webpquality-75"


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
        public = apps.get_model("news.NewsPage").objects.live().public().latest_first()
        news = list(public.select_related("province", "cover")[: value["number"]])
        _fetch_renditions([one.cover for one in news[:1] if one.cover], NEWS_PICTURE)
        return context | {"news": news}


class BookBlock(blocks.StructBlock):
    cover = ImageChooserBlock(label=_("Cover"), required=False)
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

    def get_context(
        self, value: blocks.StructValue, parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """The covers come with their renditions, in one query for all."""
        _fetch_renditions([book["cover"] for book in value["books"] if book["cover"]], COVER)
        return super().get_context(value, parent_context=parent_context)


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


def _fetch_renditions(pictures: list[Any], spec: str) -> None:
    """Give pictures their renditions of one size beforehand, in one query for all."""
    renditions = get_image_model().get_rendition_model().objects.filter(filter_spec=spec)
    prefetch = Prefetch("renditions", renditions, to_attr="prefetched_renditions")
    prefetch_related_objects(pictures, prefetch)
