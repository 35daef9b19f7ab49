"""The sizes in which pictures are shown, and fetching all pictures of a page at once."""

from collections.abc import Iterator
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
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

# While a page converts its blocks: what it has fetched for all of them.
AT_HAND: ContextVar[dict[int, Any] | None] = ContextVar("pictures at hand", default=None)


def renditions_for(*places: Place) -> QuerySet:
    """Give what was made of any picture for these places."""
    files = [spec for place in places for spec in place.files]
    return get_image_model().get_rendition_model().objects.filter(filter_spec__in=files)


def fetch_pictures(body: Any, *others: int | None) -> dict[int, Any]:
    """Fetch all pictures of a page with what was made of them: one query for any number of blocks.

    `others` are the keys of pictures besides the body's. Gives the pictures by their keys.
    """
    keys = {key for key in (*_keys(body), *others) if key}
    made = renditions_for(*PLACES.values()).filter(image__in=keys).select_related("image")
    found: dict[int, Any] = {}
    for rendition in made if keys else ():
        picture = found.setdefault(rendition.image_id, rendition.image)
        picture.prefetched_renditions = [*getattr(picture, "prefetched_renditions", ()), rendition]
    if new := keys - found.keys():  # shown for the first time
        found |= get_image_model().objects.prefetch_renditions().in_bulk(new)
    at_hand = AT_HAND.set(found)
    try:
        list(body)
    finally:
        AT_HAND.reset(at_hand)
    return found


def _keys(body: Any) -> Iterator[int]:
    """Give the keys of the pictures in the blocks of `blocks.NewsBody`."""
    for block in body.raw_data:
        value = block["value"]
        if block["type"] == "picture":
            yield value["picture"]["image"]
        elif block["type"] == "gallery":
            yield from (item["value"]["image"] for item in value["pictures"])
        elif block["type"] == "video":
            yield value["picture"]
