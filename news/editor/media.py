"""Which pictures and files news show, and whether they are those of the own province."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Model, Q, QuerySet, TextField
from django.db.models.functions import Cast
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.permissions import policy_registry

from ..permissions import OVERSEE_NEWS, may

Keys = dict[type[Model], set[int]]


def media_of(cover: int | None, body: Any) -> Keys:
    """Give the keys of the pictures and files that an item of this cover and body shows."""
    found: Keys = {get_image_model(): {cover} if cover else set(), get_document_model(): set()}
    for model, key, _model_path, _content_path in body.stream_block.extract_references(body):
        if model in found and str(key).isdecimal():
            found[model].add(int(key))
    return found


def foreign_media(user: Any, province: str | None, keys: Keys) -> list[Any]:
    """Give the pictures and files among these that a person may not put into an item.

    Into a province's item belong those of its section's collection; whoever oversees all, and the
    department in its own items, takes what Wagtail's choosers offer them. One query for a model,
    where all is well.
    """
    return [
        medium
        for model, wanted in keys.items()
        if wanted
        for medium in _foreign(user, province, model._default_manager.filter(pk__in=wanted))
    ]


def shown_now(medium: Any) -> bool:
    """Whether an item of a province that is published, or waits for that, shows it; or one of the
    department, if it is a province's.

    Asks the items themselves: Wagtail's index of references is kept by the worker, a little later.
    """
    from ..models import NewsPage, ProvinceSectionPage

    here = ProvinceSectionPage.objects.filter(collection=medium.collection_id)
    province = here.values_list("province", flat=True).first()
    items = NewsPage.objects.all() if province else NewsPage.objects.of_provinces()
    published = items.live().filter(pk__in=_naming(medium, items).values("pk"))
    if any(_shows(item, medium) for item in published.only("cover", "body")):
        return True
    waiting = NewsPage.objects.waiting().select_related("latest_revision")
    if province:
        waiting = waiting.of_province(province)
    return any(
        _shows(item.get_latest_revision_as_object(), medium)
        for item in waiting
        if _is_in(item.latest_revision.content, medium)
    )


def _foreign(user: Any, province: str | None, wanted: QuerySet) -> Iterable[Any]:
    from ..models import ProvinceSectionPage

    own = ProvinceSectionPage.objects.filter(province=province).values("collection")
    strange = wanted.exclude(collection__in=own) if province else wanted
    if not strange or (province and not may(user, OVERSEE_NEWS, province)):
        return strange
    policy = policy_registry.get_by_type(wanted.model)
    offered = policy.instances_user_has_any_permission_for(user, ["choose"])
    return strange.exclude(pk__in=offered.values("pk"))


def _naming(medium: Any, items: Any) -> Any:
    """Keep the items in whose stored body the key stands somewhere: few, and all that matter."""
    key = medium.pk
    in_block, in_text = f'": {key}', f'=\\"{key}\\"'
    named = Q(stored__contains=in_block) | Q(stored__contains=in_text)
    if isinstance(medium, get_image_model()):
        named |= Q(cover=key)
    return items.annotate(stored=Cast("body", TextField())).filter(named)


def _is_in(content: dict[str, Any], medium: Any) -> bool:
    """Whether the key stands somewhere in a version; to read one as an item takes many queries."""
    return str(medium.pk) in f"{content.get('cover')} {content.get('body')}"


def _shows(item: Any, medium: Any) -> bool:
    return medium.pk in media_of(item.cover_id, item.body)[type(medium)]
