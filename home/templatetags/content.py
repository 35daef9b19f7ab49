"""What pages of text need: `{% load content %}`."""

from typing import Any

from django import template

from districtcoordinator.pictures import renditions_of

register = template.Library()


@register.simple_tag
def rendition(image: Any, file: str) -> Any:
    """Give what was made of a picture by a rule, or None if there is nothing to show."""
    return next(iter(renditions_of(image, file)), None)
