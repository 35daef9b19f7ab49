"""Links in rich text whose key no page or document can have.

Wagtail's editor never sends one, but whoever writes the form by hand can. Wagtail would store it,
and then fail wherever the text is shown, indexed or edited.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any, ClassVar

from django.core.exceptions import BadRequest
from wagtail.admin.rich_text.converters.contentstate import link_entity
from wagtail.admin.rich_text.converters.html_to_contentstate import (
    ExternalLinkElementHandler,
    PageLinkElementHandler,
)
from wagtail.documents.rich_text import DocumentLinkHandler
from wagtail.documents.rich_text.contentstate import (
    ContentstateDocumentLinkConversionRule,
    document_link_entity,
)
from wagtail.rich_text import LinkHandler
from wagtail.rich_text.feature_registry import FeatureRegistry
from wagtail.rich_text.pages import PageLinkHandler

# A key that a database can look up.
KEY = re.compile(r"[0-9]{1,18}")
NO_KEY = "0"
Entity = Callable[[dict[str, Any]], Any]


class KeyedLinks(LinkHandler):
    """Shows a link that names nothing as one whose page or document is gone: without an address."""

    @classmethod
    def get_many(cls, attrs_list: list[dict]) -> list[Any]:
        named = ({"id": attrs["id"] if _has_key(attrs) else NO_KEY} for attrs in attrs_list)
        return super().get_many(list(named))

    @classmethod
    def extract_references(cls, attrs: dict) -> Iterator[Any]:
        if _has_key(attrs):
            yield from super().extract_references(attrs)


class PageLinks(KeyedLinks, PageLinkHandler):
    pass


class DocumentLinks(KeyedLinks, DocumentLinkHandler):
    pass


class PageLinkInEditor(PageLinkElementHandler):
    """Opens what was stored, so that an editor can mend it."""

    no_page: ClassVar[dict[str, Any]] = {"id": int(NO_KEY), "url": None, "parentId": None}

    def get_attribute_data(self, attrs: dict) -> dict[str, Any]:
        return super().get_attribute_data(attrs) if _has_key(attrs) else dict(self.no_page)


def register_keyed_links(features: FeatureRegistry) -> None:
    """Take the place of Wagtail's handlers, in all rich text: called once those are registered."""
    features.register_link_type(PageLinks)
    features.register_link_type(DocumentLinks)
    features.register_converter_rule(
        "contentstate",
        "link",
        {
            "from_database_format": {
                "a[href]": ExternalLinkElementHandler("LINK"),
                'a[linktype="page"]': PageLinkInEditor("LINK"),
            },
            "to_database_format": {"entity_decorators": {"LINK": _refusing(link_entity)}},
        },
    )
    decorators = {"entity_decorators": {"DOCUMENT": _refusing(document_link_entity)}}
    features.register_converter_rule(
        "contentstate",
        "document-link",
        ContentstateDocumentLinkConversionRule | {"to_database_format": decorators},
    )


def _has_key(attrs: dict) -> bool:
    return KEY.fullmatch(attrs.get("id", "")) is not None


def _refusing(store: Entity) -> Entity:
    """Store a link only with a key that can be looked up, or with none: one to another site."""

    def store_or_refuse(props: dict[str, Any]) -> Any:
        key = props.get("id")
        if key is not None and KEY.fullmatch(str(key)) is None:
            raise BadRequest("A link in a text has a key that no page or document can have.")
        return store(props)

    return store_or_refuse
