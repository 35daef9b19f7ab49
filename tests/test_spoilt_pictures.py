"""A picture whose file is spoilt stands in Wagtail's screens beside an intact one."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from wagtail.images import get_image_model
from wagtail.images.exceptions import InvalidFilterSpecError

from .pictures import picture

pytestmark = [pytest.mark.django_db, pytest.mark.once]
Picture = get_image_model()
WHOLE = picture("JPEG")
SPOILT = pytest.mark.parametrize(
    "content",
    [b"no picture", b"", WHOLE[:2000], picture("PNG")[:200], b"%PDF-1.4", None],
    ids=["other", "empty", "half-jpeg", "half-png", "pdf", "gone"],
)


@pytest.fixture
def intact() -> Any:
    return kept("intact", WHOLE)


def kept(title: str, content: bytes) -> Any:
    return Picture.objects.create(title=title, file=ContentFile(content, f"{title}.jpg"))


def spoil(content: bytes | None) -> Any:
    """Keep a picture, and then write something else over its file, or take it away."""
    one = kept("spoilt", WHOLE)
    path = Path(one.file.path)
    path.unlink() if content is None else path.write_bytes(content)
    return one


def shown(client: Client, name: str, *args: Any) -> str:
    answer = client.get(reverse(name, args=args))
    assert answer.status_code == 200, name
    if answer["Content-Type"].startswith("application/json"):
        return str(answer.json()["html"])
    return answer.content.decode()


@SPOILT
@pytest.mark.parametrize(
    "view",
    ["wagtailimages:index", "wagtailimages:index_results", "wagtailimages_chooser:choose"],
)
def test_lists_show_the_intact_one_and_name_both(
    admin_client: Client, intact: Any, content: bytes | None, view: str
):
    spoil(content)
    page = shown(admin_client, view)
    assert "intact" in page and "spoilt" in page
    assert re.search(r'<img[^>]*src="[^"]*/images/intact[^"]*max-165x165', page)
    assert not re.search(r'<img[^>]*src="[^"]*/images/spoilt', page)


@SPOILT
@pytest.mark.parametrize("view", ["wagtailimages:edit", "wagtailimages:delete"])
def test_one_is_opened_and_deleted(
    admin_client: Client, intact: Any, content: bytes | None, view: str
):
    one = spoil(content)
    assert "/images/intact" in shown(admin_client, view, intact.pk)
    assert "spoilt" in shown(admin_client, view, one.pk)
    admin_client.post(reverse("wagtailimages:delete", args=[one.pk]))
    assert list(Picture.objects.all()) == [intact]


@SPOILT
def test_it_is_mended_by_uploading_it_again(
    admin_client: Client, intact: Any, content: bytes | None
):
    one = spoil(content)
    collection = intact.collection_id
    new = {"title": "mended", "collection": collection, "file": ContentFile(WHOLE, "mended.jpg")}
    admin_client.post(reverse("wagtailimages:edit", args=[one.pk]), new)
    assert "/images/mended" in shown(admin_client, "wagtailimages:index")


@SPOILT
def test_the_same_picture_uploaded_among_several_is_taken(
    admin_client: Client, intact: Any, content: bytes | None
):
    spoil(content)
    typed = {"title": "again", "collection": intact.collection_id}
    answer = admin_client.post(
        reverse("wagtailimages:add_multiple"), typed | {"files[]": ContentFile(WHOLE, "again.jpg")}
    )
    assert answer.json()["success"]
    assert Picture.objects.filter(title="again").exists()


def test_a_rule_that_does_not_exist_is_still_the_programmers_error(intact: Any):
    with pytest.raises(InvalidFilterSpecError):
        intact.get_rendition("nonsense-12")
