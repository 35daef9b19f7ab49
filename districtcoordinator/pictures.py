"""Pictures in the sizes that are shown; one whose file is gone or spoilt is left out."""

import logging
from typing import Any

from PIL.Image import DecompressionBombError

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
