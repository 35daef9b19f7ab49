"""What is no picture, or too large for one, is refused with words that say what to do."""

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.images import get_image_model
from wagtail.models import UploadedFile

from .picture_forms import TITLE, WAYS, Way, add, change
from .pictures import bomb, picture

pytestmark = [pytest.mark.django_db, pytest.mark.once]
Picture = get_image_model()
PROGRAM = b"MZ\x90\x00\x03\x00This program cannot be run in DOS mode."
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
OTHER_KIND, DAMAGED = "โปรดบันทึกภาพเป็น JPG", "ไฟล์เสียหายหรือไม่ใช่ภาพ"
TOO_LARGE, TOO_MANY = "ไฟล์ภาพใหญ่กว่า", "ไม่เกิน 6,000 พิกเซล"


def answer(response: Any) -> str:
    """Give what a way of uploading says, as the person reads it."""
    assert response.status_code == 200
    if response["Content-Type"].startswith("text/html"):
        return response.content.decode()
    said = response.json()
    return said.get("error_message") or said.get("htmlFragment") or str(said)


@WAYS
def test_a_renamed_program_is_refused_where_a_picture_is_taken(admin_client: Client, way: Way):
    before = 1 if way is change else 0
    refused = way(admin_client, SimpleUploadedFile("photo.jpg", PROGRAM))
    assert DAMAGED in answer(refused)
    assert Picture.objects.count() == before
    assert not UploadedFile.objects.exists()

    Picture.objects.all().delete()
    way(admin_client, SimpleUploadedFile("photo.jpg", picture("JPEG")))
    assert Picture.objects.get().file.name.endswith(".jpg")


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("drawing.svg", SVG, OTHER_KIND),
        ("drawing.png", SVG, DAMAGED),
        ("page.html", b"<script>alert(1)</script>", OTHER_KIND),
        ("program.exe", picture("JPEG"), OTHER_KIND),
        ("photo", picture("JPEG"), OTHER_KIND),
        ("half.jpg", picture("JPEG")[:2000], DAMAGED),
        ("half.png", picture("PNG")[:-60], DAMAGED),
        ("half.webp", picture("WEBP")[:-500], DAMAGED),
        ("half.heic", picture("HEIF")[:-500], DAMAGED),
        ("scan.jpg", picture("TIFF"), DAMAGED),
        ("empty.jpg", b"", DAMAGED),
        ("bomb.png", bomb(20_000), TOO_MANY),
        ("large.png", bomb(8_000), TOO_MANY),
        ("slow.jpg", bomb(8_000, "JPEG", progressive=True), TOO_MANY),
        ("photo.jpg", picture("JPEG") + bytes(20 * 1024 * 1024), TOO_LARGE),
    ],
)
def test_refused_with_what_was_typed_kept(
    admin_client: Client, name: str, content: bytes, words: str
):
    page = answer(add(admin_client, SimpleUploadedFile(name, content)))
    assert words in page
    assert f'value="{TITLE}"' in page
    assert not Picture.objects.exists()

    add(admin_client, SimpleUploadedFile("photo.jpg", picture("JPEG")))
    assert Picture.objects.count() == 1


@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
def test_a_picture_of_a_hundred_megapixels_is_taken_and_made_smaller(admin_client: Client):
    add(admin_client, SimpleUploadedFile("a.jpg", bomb(10_000, "JPEG")))
    assert Picture.objects.get().width == 2560


def test_a_refused_change_leaves_the_picture_as_it_was(admin_client: Client):
    change(admin_client, SimpleUploadedFile("photo.jpg", PROGRAM))
    one = Picture.objects.get()
    assert Path(one.file.name).name.startswith("before")
    assert one.file.read() == picture("PNG")


@pytest.mark.parametrize("view", ["add", "add_multiple"])
def test_the_form_says_beforehand_what_is_taken(admin_client: Client, view: str):
    page = admin_client.get(reverse(f"wagtailimages:{view}")).content.decode()
    assert "HEIC" in page
    assert "ลบตำแหน่งที่ถ่าย" in page
