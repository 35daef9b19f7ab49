"""An editor's upload is taken when it is what its name says, and refused in words if not."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.documents import get_document_model
from wagtail.models import Collection, UploadedFile

pytestmark = [pytest.mark.django_db, pytest.mark.once]
Document = get_document_model()
PROGRAM = b"MZ\x90\x00\x03\x00This program cannot be run in DOS mode."


def upload(client: Client, name: str, content: bytes, title: str = "") -> dict[str, Any]:
    response = client.post(
        reverse("wagtaildocs:add_multiple"),
        {
            "title": title or name,
            "files[]": SimpleUploadedFile(name, content),
            "collection": Collection.get_first_root_node().pk,
        },
    )
    assert response.status_code == 200
    return response.json()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("letter.pdf", b"%PDF-1.7\n"),
        ("LETTER.PDF", b"%PDF-1.7\n"),
        ("table.xlsx", b"PK\x03\x04rest"),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest"),
        ("list.csv", "อำเภอ,จำนวน".encode("cp874")),
    ],
)
def test_a_document_is_taken(admin_client: Client, name: str, content: bytes):
    assert upload(admin_client, name, content)["success"]
    assert Document.objects.count() == 1


@pytest.mark.parametrize("name", ["letter.pdf", "table.xlsx", "old.doc", "list.csv"])
def test_a_renamed_program_is_refused(admin_client: Client, name: str):
    answer = upload(admin_client, name, PROGRAM)
    assert not answer["success"]
    assert name.split(".")[1].upper() in answer["error_message"]
    assert not Document.objects.exists()


@pytest.mark.parametrize("name", ["page.html", "drawing.svg", "program.exe", "nothing"])
def test_other_kinds_are_refused(admin_client: Client, name: str):
    answer = upload(admin_client, name, b"<script>alert(1)</script>")
    assert not answer["success"]
    assert "PDF, " in answer["error_message"]
    assert not Document.objects.exists()


@pytest.mark.parametrize("way", ["add", "chooser", "change"])
def test_each_other_way_looks_into_the_file_as_well(admin_client: Client, way: str):
    before = 0
    if way == "change":
        upload(admin_client, "before.pdf", b"%PDF-1.7\n")
        before = 1
    for content, taken in ((PROGRAM, False), (b"%PDF-1.7\n%new", True)):
        document = Document.objects.first()
        addresses = {
            "add": reverse("wagtaildocs:add"),
            "chooser": reverse("wagtaildocs_chooser:create"),
            "change": reverse("wagtaildocs:edit", args=[document.pk]) if document else "",
        }
        prefix = "document-chooser-upload-" if way == "chooser" else ""
        typed = {
            f"{prefix}title": "หนังสือ",
            f"{prefix}file": SimpleUploadedFile("letter.pdf", content),
            f"{prefix}collection": Collection.get_first_root_node().pk,
        }
        assert admin_client.post(addresses[way], typed).status_code in {200, 302}
        files = [each.file.read() for each in Document.objects.all()]
        assert (content in files) == taken
        assert len(files) == max(before, taken)


def test_a_program_beside_a_field_in_error_is_refused_at_once(admin_client: Client):
    answer = upload(admin_client, "letter.pdf", PROGRAM, title="ก" * 300)
    assert not answer["success"]
    assert not UploadedFile.objects.exists()
    assert "uploaded_file_id" in upload(admin_client, "letter.pdf", b"%PDF-1.7\n", title="ก" * 300)
