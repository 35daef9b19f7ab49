"""The ways in which Wagtail's forms take a picture, each given the file alone."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.images import get_image_model
from wagtail.models import Collection

from .pictures import picture

TITLE = "ประชุมที่ปลายพระยา"


def add(client: Client, file: Any) -> Any:
    return client.post(reverse("wagtailimages:add"), fields(file))


def add_several(client: Client, file: Any) -> Any:
    return client.post(reverse("wagtailimages:add_multiple"), {**fields(), "files[]": file})


def add_in_chooser(client: Client, file: Any) -> Any:
    typed = {f"image-chooser-upload-{name}": value for name, value in fields(file).items()}
    return client.post(reverse("wagtailimages_chooser:create"), typed)


def change(client: Client, file: Any) -> Any:
    add(client, SimpleUploadedFile("before.png", picture("PNG")))
    return client.post(
        reverse("wagtailimages:edit", args=[get_image_model().objects.get().pk]), fields(file)
    )


def fields(file: Any = None) -> dict[str, Any]:
    typed = {"title": TITLE, "collection": Collection.get_first_root_node().pk}
    return typed | ({"file": file} if file else {})


WAYS = pytest.mark.parametrize("way", [add, add_several, add_in_chooser, change])
Way = Callable[[Client, Any], Any]
