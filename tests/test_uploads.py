"""An editor's upload is taken when it is what its name says, and refused in words if not."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.documents import get_document_model
from wagtail.models import Collection

pytestmark = [pytest.mark.django_db, pytest.mark.once]
Document = get_document_model()
PROGRAM = b"MZ\x90\x00\x03\x00This program cannot be run in DOS mode."


def upload(client: Client, name: str, content: bytes) -> dict[str, Any]:
    response = client.post(
        reverse("wagtaildocs:add_multiple"),
        {
            "title": name,
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
