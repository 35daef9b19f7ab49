"""Draws covers of books for the demo: flat shapes in teal, the title in Sarabun."""

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from django.contrib.staticfiles import finders
from PIL import Image, ImageDraw, ImageFont

SIZE = WIDTH, HEIGHT = 600, 840
MARGIN, LINE = 56, 78
FONT = "districtcoordinator/fonts/sarabun-{weight}.woff2"


@dataclass(frozen=True)
class Style:
    ground: str
    shape: str
    line: str
    text: str


STYLES = {
    "teal": Style("#006465", "#0a5152", "#7fcbca", "#ffffff"),
    "pale": Style("#d7eeed", "#a9dad9", "#006465", "#062f30"),
    "sand": Style("#f3ead6", "#e6d3a8", "#7a4d00", "#3b2a0c"),
    "slate": Style("#36474a", "#4a5b5e", "#a9dad9", "#ffffff"),
}


def draw_cover(*, lines: list[str], edition: str, style: str) -> bytes:
    """Give a cover as PNG: the title in the lines given, the edition beneath, who made it.

    Thai is not parted into lines here: whoever calls knows where its words end.
    """
    colours = STYLES[style]
    picture = Image.new("RGB", SIZE, colours.ground)
    draw = ImageDraw.Draw(picture)
    _draw_roofs(draw, colours)
    draw.rectangle((0, 0, 22, HEIGHT), fill=colours.line)
    top = 84
    for line in lines:
        draw.text((MARGIN, top), line, font=_font(600, 54), fill=colours.text)
        top += LINE
    draw.rectangle((MARGIN, top + 26, MARGIN + 96, top + 34), fill=colours.line)
    draw.text((MARGIN, top + 58), edition, font=_font(400, 34), fill=colours.text)
    draw.text(
        (MARGIN, HEIGHT - 84), "กรมส่งเสริมการปกครองท้องถิ่น", font=_font(400, 28), fill=colours.text
    )
    file = BytesIO()
    picture.quantize(64).save(file, "PNG", optimize=True)
    return file.getvalue()


def _draw_roofs(draw: ImageDraw.ImageDraw, colours: Style) -> None:
    """Three roofs one behind the other, as a town hall has them, across the lower half."""
    for left, top in ((60, 560), (230, 500), (400, 590)):
        draw.polygon(
            [(left, top + 120), (left + 150, top), (left + 300, top + 120)], fill=colours.shape
        )
        draw.rectangle((left + 30, top + 120, left + 270, HEIGHT), fill=colours.shape)
    draw.rectangle((0, HEIGHT - 110, WIDTH, HEIGHT), fill=colours.ground)


def _font(weight: int, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(Path(str(finders.find(FONT.format(weight=weight)))), size)
