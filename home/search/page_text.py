"""The text of a page, from which an excerpt is taken, read without another query."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.rich_text import get_text_for_indexing
from wagtail.search.index import SearchField


def page_text(page: Page) -> str:
    """Return what a page's type declares to be searched, beside its title."""
    texts: list[str] = []
    for searched in page.get_search_fields():
        if isinstance(searched, SearchField) and searched.field_name != "title":
            texts += _field_texts(page, searched)
    return " ".join(filter(None, texts))


def _field_texts(page: Page, searched: SearchField) -> Iterator[str]:
    try:
        field = searched.get_field(type(page))
    except FieldDoesNotExist:
        return
    if isinstance(field, StreamField):
        # As it is stored: blocks made of it would fetch the pictures and documents that they show.
        yield from _block_texts(field.stream_block, list(getattr(page, field.attname).raw_data))
    else:
        value = searched.get_value(page)
        yield " ".join(value) if isinstance(value, list) else str(value or "")


def _block_texts(block: blocks.Block, value: Any) -> Iterator[str]:
    """Yield the texts that editors wrote, not what they chose from lists."""
    if not value:
        return
    match block:
        case blocks.StreamBlock():
            for child in value:
                if child["type"] in block.child_blocks:
                    yield from _block_texts(block.child_blocks[child["type"]], child["value"])
        case blocks.ListBlock():
            for child in value:
                yield from _block_texts(block.child_block, child.get("value"))
        case blocks.StructBlock():
            for name, child in block.child_blocks.items():
                yield from _block_texts(child, value.get(name))
        case blocks.RichTextBlock():
            yield get_text_for_indexing(value)
        case blocks.CharBlock() | blocks.TextBlock():
            yield value
