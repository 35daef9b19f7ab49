"""Pictures for the demo, drawn by us: flat scenes of the districts' work in the site's colours.

The same words always give the same picture, so that a second loading makes no second file.
"""

from io import BytesIO

from .canvas import Canvas
from .outdoors import OUTDOORS
from .places import PLACES

MOTIFS = {**OUTDOORS, **PLACES}


def draw(motif: str, seed: str) -> bytes:
    """Give a picture of 1200 × 675 pixels as WebP: a motif of MOTIFS, varied by the seed."""
    canvas = Canvas(f"{motif} {seed}")
    MOTIFS[motif](canvas)
    file = BytesIO()
    canvas.finished().save(file, "WEBP", quality=84, method=2)
    return file.getvalue()


__all__ = ["MOTIFS", "draw"]
