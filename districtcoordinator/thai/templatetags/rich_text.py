"""Rich text of many places of a page: `{% load rich_text %}`."""

from django import template
from django.utils.safestring import SafeString
from wagtail.rich_text import expand_db_html

register = template.Library()


@register.filter
def expand_links(html: str) -> SafeString:
    """Give all rich text of a page the addresses of its links, in one query a kind of link.

    Block by block, as `richtext` does it, each block would ask anew. Within it, rich text stands
    as it is stored: `{{ text|safe }}`, or of a block `{{ value.source|safe }}`.
    """
    return SafeString(expand_db_html(html))
