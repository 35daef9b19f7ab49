"""Pictures in the sizes that are shown; one whose file is gone or spoilt is left out."""

import logging
from typing import Any

from django.core.files import File
from PIL.Image import DecompressionBombError
from wagtail.images.exceptions import InvalidFilterSpecError
from wagtail.images.models import AbstractImage, Filter, SourceImageIOError

logger = logging.getLogger(__name__)

# OSError: no file, no picture or half of one; the others: what Pillow and Wagtail say of a picture
# that is broken inside, far too large, or of a format that cannot be made smaller.
UNREADABLE = (OSError, SyntaxError, ValueError, DecompressionBombError)


def renditions_of(image: Any, *files: str) -> list[Any]:
    """Give what was made of a picture by these rules; nothing if one cannot be made."""
    if not image:
        return []
    try:
        return list(image.get_renditions(*files).values())
    except UNREADABLE as error:
        logger.warning("Picture %s cannot be shown: %r", image.pk, error)
        return []


def show_spoilt_as_missing() -> None:
    """Have Wagtail's screens show a spoilt picture as they show one whose file is gone.

    They ask for each picture in many places, and only expect that its file is gone: one spoilt
    file would fail the list of all pictures. Wagtail has no place for another way of making
    renditions but a picture model of one's own, so its model is told.
    """
    make = AbstractImage.generate_rendition_file

    def make_or_say_why(self: AbstractImage, filter: Filter, *, source: File | None = None) -> File:
        try:
            return make(self, filter, source=source)
        except (InvalidFilterSpecError, SourceImageIOError):
            raise
        except UNREADABLE as error:
            raise SourceImageIOError(str(error)) from error

    AbstractImage.generate_rendition_file = make_or_say_why
