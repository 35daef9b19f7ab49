"""The body of an item for other sites: each block as data, and all of it as plain HTML.

Reads what the database holds, block by block, and not Wagtail's values, which would ask the
database for each item: pictures, files and links of all items come from `Sources`.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from secrets import token_hex
from typing import Any

from django.template.loader import render_to_string
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.rich_text import expand_db_html

LOCAL_LINK = re.compile(r'(<a [^>]*?href=")(/[^"]*")')
Block = dict[str, Any]
Absolute = Callable[[str], str]


@dataclass(frozen=True)
class Sources:
    """What the blocks of several items point to, fetched at once."""

    pictures: dict[int, Any]
    files: dict[int, Any]
    texts: dict[str, str]


def fetch_sources(items: Iterable[Any]) -> Sources:
    """Fetch covers, pictures, files and the aims of links of all items, in a few queries."""
    items = list(items)
    blocks = [block for item in items for block in item.body.raw_data]
    pictures = {key for block in blocks for key in _picture_keys(block)}
    pictures |= {item.cover_id for item in items}
    files = {key for block in blocks for key in _file_keys(block)}
    texts = list({block["value"] for block in blocks if block["type"] == "text"})
    # Looked up together; what stands between two texts is unknown to whoever wrote them.
    between = f"<!--{token_hex()}-->"
    expanded = expand_db_html(between.join(texts)).split(between)
    return Sources(
        pictures=get_image_model().objects.in_bulk(pictures - {None}),
        files=get_document_model().objects.in_bulk(files - {None}),
        texts=dict(zip(texts, expanded, strict=bool(texts))),
    )


def represent_body(body: Any, sources: Sources, absolute: Absolute) -> list[Block]:
    """Give the blocks of a body with absolute addresses; what is gone is left out."""
    found = (_represent(block, sources, absolute) for block in body.raw_data)
    return [block for block in found if block]


def body_html(blocks: list[Block]) -> str:
    """Give blocks as plain HTML without classes or scripts."""
    return render_to_string("news/syndication/body.html", {"blocks": blocks}).strip()


def represent_picture(
    image: Any, absolute: Absolute, *, alt: str | None = None
) -> dict[str, Any] | None:
    """Give a picture's address, size and description; nothing if there is no picture."""
    if image is None:
        return None
    return {
        "address": absolute(image.file.url),
        "width": image.width,
        "height": image.height,
        "alt": image.default_alt_text if alt is None else alt,
    }


def _represent(block: Block, sources: Sources, absolute: Absolute) -> Block | None:
    kind, value = block["type"], block["value"]
    title = {} if kind == "text" else {"title": value.get("title") or ""}
    match kind:
        case "text":
            text = sources.texts[value]
            html = LOCAL_LINK.sub(lambda at: f'{at[1]}{absolute(at[2][:-1])}"', text)
            return {"type": kind, "html": html}
        case "picture":
            picture = _described(value["picture"], sources, absolute)
            caption = value.get("caption") or ""
            return picture and {"type": kind, "picture": picture, "caption": caption}
        case "gallery":
            each = (_described(one, sources, absolute) for one in _listed(value["pictures"]))
            pictures = [picture for picture in each if picture]
            return {"type": kind, **title, "pictures": pictures} if pictures else None
        case "files":
            files = list(_files(value, sources, absolute))
            return {"type": kind, **title, "files": files} if files else None
        case "video":
            image = sources.pictures.get(value.get("picture"))
            picture = represent_picture(image, absolute, alt="")
            return {"type": kind, **title, "address": value["address"], "picture": picture}
    return None


def _described(value: Any, sources: Sources, absolute: Absolute) -> dict[str, Any] | None:
    alt = "" if value.get("decorative") else value.get("alt_text") or None
    return represent_picture(sources.pictures.get(value["image"]), absolute, alt=alt)


def _files(value: Any, sources: Sources, absolute: Absolute) -> Iterator[dict[str, Any]]:
    for one in _listed(value["files"]):
        if file := sources.files.get(one["document"]):
            yield {
                "title": one.get("title") or file.title,
                "address": absolute(file.url),
                "name": file.filename,
                "bytes": file.file_size,
            }


def _picture_keys(block: Block) -> Iterator[int | None]:
    value = block["value"]
    match block["type"]:
        case "picture":
            yield value["picture"]["image"]
        case "gallery":
            yield from (one["image"] for one in _listed(value["pictures"]))
        case "video":
            yield value.get("picture")


def _file_keys(block: Block) -> Iterator[int | None]:
    if block["type"] == "files":
        yield from (one["document"] for one in _listed(block["value"]["files"]))


def _listed(items: list[dict[str, Any]]) -> Iterator[Any]:
    """Give the values of a list block as the database holds it."""
    return (item["value"] for item in items)
