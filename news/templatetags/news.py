"""Pictures of news: `{% load news %}`."""

from typing import Any

from django import template
from django.forms.utils import flatatt
from django.utils.html import format_html

from districtcoordinator.pictures import renditions_of
from news.pictures import ENLARGED, PLACES

register = template.Library()


@register.simple_tag
def picture(image: Any, place: str, alt: str | None = None, eager: bool = False) -> str:
    """Give an `<img>` in the sizes of a place (a name of `pictures.PLACES`).

    Nothing if there is no picture, or if its file is gone or spoilt. `alt` is the picture's own
    description unless another is given; what stands at the top of the page is loaded eagerly.
    """
    renditions = renditions_of(image, *PLACES[place].files)
    if not renditions:
        return ""
    attributes = {
        "src": renditions[0].url,
        "srcset": ", ".join(f"{each.url} {each.width}w" for each in renditions),
        "sizes": PLACES[place].widths,
        "width": renditions[-1].width,
        "height": renditions[-1].height,
        "alt": _alt(image) if alt is None else alt,
        "decoding": "async",
    }
    attributes |= {"fetchpriority": "high"} if eager else {"loading": "lazy"}
    return format_html("<img{}>", flatatt(attributes))


@register.simple_tag
def enlarged(image: Any) -> str:
    """Give the address of a large picture, nothing if it is not there."""
    renditions = renditions_of(image, *ENLARGED.files)
    return renditions[0].url if renditions else ""


def _alt(image: Any) -> str:
    """What a block says of the picture, else what the picture's own description says."""
    if getattr(image, "decorative", False):
        return ""
    return getattr(image, "contextual_alt_text", None) or image.default_alt_text
