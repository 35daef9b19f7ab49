"""The sizes in which pictures are shown, and fetching all pictures of a page at once."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, QuerySet, prefetch_related_objects
from wagtail.images import get_image_model


@dataclass(frozen=True)
class Place:
    """Where a picture stands: the files made for it, small to large, and how wide it is shown."""

    files: tuple[str, ...]
    widths: str


CARD = Place(
    ("fill-320x200|format-webp", "fill-640x400|format-webp"),
    "(min-width: 36rem) 15rem, 6.5rem",
)
COVER = Place(
    ("fill-480x270|format-webp", "fill-800x450|format-webp", "fill-1200x675|format-webp"),
    "(min-width: 64rem) 50rem, 95vw",
)
BODY = Place(
    ("width-480|format-webp", "width-800|format-webp", "width-1344|format-webp"),
    "(min-width: 45rem) 42rem, 95vw",
)
GALLERY = Place(
    ("fill-320x240|format-webp", "fill-640x480|format-webp"),
    "(min-width: 45rem) 14rem, 45vw",
)
ENLARGED = Place(("max-1600x1200|format-webp",), "100vw")
PLACES = {"card": CARD, "cover": COVER, "body": BODY, "gallery": GALLERY, "enlarged": ENLARGED}


def renditions_for(*places: Place) -> QuerySet:
    """Give what was made of any picture for these places."""
    files = [spec for place in places for spec in place.files]
    return get_image_model().get_rendition_model().objects.filter(filter_spec__in=files)


def fetch_renditions(pictures: Iterable[Any]) -> None:
    """Fetch in one query what was made of these pictures; the `picture` tag finds it there."""
    present = [picture for picture in pictures if picture is not None]
    renditions = renditions_for(*PLACES.values())
    prefetch_related_objects(
        present, Prefetch("renditions", renditions, to_attr="prefetched_renditions")
    )


def of_body(body: Any) -> list[Any]:
    """Give the pictures of a news item's body; of a deleted one there is nothing."""
    found = []
    for block in body:
        if block.block_type == "gallery":
            found += block.value["pictures"]
        elif block.block_type in ("picture", "video"):
            found.append(block.value["picture"])
    return found
