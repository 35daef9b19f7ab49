"""A picture tells what it shows and nothing else, however it was uploaded."""

import hashlib
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image, ImageChops, ImageCms, ImageStat
from wagtail.images import get_image_model

from .picture_forms import WAYS, Way, add, fields
from .pictures import PROFILE, SECRET, animated, picture, several, spied

pytestmark = [pytest.mark.django_db, pytest.mark.once]
Picture = get_image_model()


def kept() -> tuple[Any, bytes, Image.Image]:
    """Give the one picture there is, its file's bytes, and what Pillow reads from them."""
    one = Picture.objects.get()
    content = Path(one.file.path).read_bytes()
    return one, content, Image.open(BytesIO(content))


@WAYS
def test_a_telephones_picture_stands_upright_is_smaller_and_keeps_its_secrets(
    admin_client: Client, way: Way
):
    original = spied("JPEG", size=(3000, 2000))
    assert SECRET in original
    way(admin_client, SimpleUploadedFile("IMG_1.JPG", original))

    one, content, shown = kept()
    assert SECRET not in content
    assert not shown.getexif()
    assert (one.width, one.height) == shown.size == (1707, 2560)
    sha1 = hashlib.sha1(content, usedforsecurity=False).hexdigest()
    assert (one.file_size, one.file_hash) == (len(content), sha1)
    assert one.get_rendition("max-100x100").height == 100


@pytest.mark.parametrize(
    ("name", "original", "kind"),
    [
        ("a.png", spied("PNG"), "PNG"),
        ("a.webp", spied("WEBP"), "WEBP"),
        ("a.heic", spied("HEIF"), "JPEG"),
        ("a.avif", spied("AVIF"), "WEBP"),
        ("a.gif", animated("GIF"), "PNG"),
        ("a.webp", animated("WEBP"), "WEBP"),
        ("a.jpg", several(), "JPEG"),
        ("a.jpg", spied("PNG"), "PNG"),
        ("a.jpg", spied("JPEG") + b"PK\x03\x04" + SECRET, "JPEG"),
    ],
)
def test_what_is_kept_of_each_kind(admin_client: Client, name: str, original: bytes, kind: str):
    assert SECRET in original
    add(admin_client, SimpleUploadedFile(name, original))

    one, content, shown = kept()
    assert SECRET not in content
    assert (shown.format, getattr(shown, "n_frames", 1)) == (kind, 1)
    assert one.file.name.endswith({"JPEG": ".jpg", "PNG": ".png", "WEBP": ".webp"}[kind])


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_picture_looks_as_before_and_in_its_own_colours(admin_client: Client, kind: str):
    original = picture(kind, size=(400, 300), icc_profile=PROFILE, quality=90)
    add(admin_client, SimpleUploadedFile(f"a.{kind.lower()}", original))

    _one, content, shown = kept()
    assert ImageCms.getProfileName(ImageCms.ImageCmsProfile(BytesIO(shown.info["icc_profile"])))
    differs = ImageChops.difference(shown.convert("RGB"), Image.open(BytesIO(original)))
    assert max(ImageStat.Stat(differs).mean) < 2
    assert shown.size == (400, 300)
    if kind == "JPEG":
        assert len(content) < 1.1 * len(original)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16"])
def test_drawings_of_few_colours_and_clear_ones_are_taken(admin_client: Client, mode: str):
    add(admin_client, SimpleUploadedFile("a.png", picture("PNG", mode, size=(2700, 20))))
    _one, _content, shown = kept()
    assert shown.size == (2560, 19)
    assert shown.has_transparency_data == (mode in {"LA", "RGBA"})


def test_what_was_uploaded_beside_a_field_in_error_keeps_no_secret_either(admin_client: Client):
    wrong = {"title": "ก" * 300, "files[]": SimpleUploadedFile("a.jpg", spied("JPEG"))}
    address = reverse("wagtailimages:add_multiple")
    asked = admin_client.post(address, fields() | wrong).json()
    number = asked["uploaded_file_id"]
    assert not Picture.objects.exists()

    typed = {f"uploaded-image-{number}-{name}": value for name, value in fields().items()}
    address = reverse("wagtailimages:create_multiple_from_uploaded_image", args=[number])
    assert admin_client.post(address, typed).json()["success"]
    one, content, shown = kept()
    assert SECRET not in content
    assert not shown.getexif()
    assert (one.width, one.height, one.file_size) == (*shown.size, len(content))
