"""What pages of text need: `{% load content %}`."""

from typing import Any

from django import template
from django.utils.safestring import SafeString
from wagtail.rich_text import expand_db_html

from districtcoordinator.pictures import renditions_of

register = template.Library()


@register.filter
def expand_links(html: str) -> SafeString:
    """Give all rich text of a page the addresses of its links, in one query a kind of link.

    Block by block, as `richtext` does it, each block would ask anew.
    """
    return SafeString(expand_db_html(html))


@register.simple_tag
def rendition(image: Any, file: str) -> Any:
    """Give what was made of a picture by a rule, or None if there is nothing to show."""
    return next(iter(renditions_of(image, file)), None)
