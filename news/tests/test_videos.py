"""A news item links to videos at hosts that the department knows, and shows no frame of them."""

import json

import pytest
from django.test import Client
from wagtail.blocks.struct_block import StructBlockValidationError

from news.blocks import VideoBlock
from news.models import NewsPage, ProvinceSectionPage

from .by_hand import save, shown

pytestmark = pytest.mark.once


def clean(address: str) -> str:
    block = VideoBlock()
    value = block.to_python({"title": "วิดีโอ", "address": address, "picture": None})
    return block.clean(value)["address"]


@pytest.mark.parametrize(
    "address",
    [
        "https://youtube.com/watch?v=1",
        "https://www.youtube.com/watch?v=1&t=2#here",
        "https://m.YouTube.com/shorts/1",
        "https://youtu.be/1",
        "https://www.facebook.com/dla/videos/1/",
        "https://fb.watch/1/",
        "https://vimeo.com/1",
        "https://vt.tiktok.com/1/",
        "https://video.dla.go.th/วิดีโอ.mp4",
    ],
)
def test_videos_of_known_hosts_are_linked_to(address: str):
    assert clean(address) == address


@pytest.mark.parametrize("address", ["www.youtube.com/1", "//www.youtube.com/1"])
def test_an_address_without_its_beginning_is_completed(address: str):
    assert clean(address) == "https://www.youtube.com/1"


@pytest.mark.parametrize(
    "address",
    [
        "http://www.youtube.com/watch?v=1",
        "ftp://www.youtube.com/1",
        "javascript://www.youtube.com/%0aalert(1)",
        "https://video.example/1",
        "https://youtube.com.video.example/1",
        "https://notyoutube.com/1",
        "https://youtube.com@video.example/1",
        "https://video.example/https://youtube.com/1",
        "https://video.example?youtube.com",
        "https://video.example#.youtube.com",
        "https://person:word@www.youtube.com/1",
        "https://www.youtube.com:8443/1",
        "https://www.youtube.com:port/1",
        "https://video.example\\.youtube.com/1",
        "https://youtube.com\\@video.example/1",
        "https://youtu\u0431e.com/1",
        "https://\u0443outube.com/1",
        "https://youtube\u3002com.video.example/1",
        "https://xn--outube-2of.com/1",
        "https://www.youtube.com./1",
        "https://203.0.113.1/1",
        "https://[::1]/1",
        "https://[/1",
    ],
)
def test_others_are_refused_and_those_that_only_look_alike(address: str):
    with pytest.raises(StructBlockValidationError) as refused:
        clean(address)
    assert refused.value.block_errors.keys() == {"address"}


def test_a_site_names_its_own_hosts(settings):
    settings.NEWS_VIDEO_HOSTS = ["video.example"]
    assert clean("https://video.example/1")
    with pytest.raises(StructBlockValidationError):
        clean("https://youtube.com/1")


def test_the_refusal_names_the_hosts_and_keeps_what_was_typed(
    admin_client: Client, client: Client, section: ProvinceSectionPage
):
    video = {"title": "วิดีโอชี้แจง", "address": "https://video.example/1", "picture": ""}
    page = save(admin_client, section, ("video", video)).content.decode()
    # It stands there as data for the editor's script.
    assert json.dumps("ลิงก์วิดีโอได้เฉพาะเว็บไซต์ youtube.com, youtu.be")[1:-1] in page
    assert "https://video.example/1" in page
    assert not NewsPage.objects.exists()

    save(admin_client, section, ("video", video | {"address": "https://youtu.be/1"}))
    page = shown(client)
    assert '<a href="https://youtu.be/1" rel="noopener">' in page
    assert "<iframe" not in page


def test_a_draft_may_have_no_address_yet(admin_client: Client, section: ProvinceSectionPage):
    save(admin_client, section, ("video", {"title": "วิดีโอชี้แจง", "address": "", "picture": ""}))
    assert NewsPage.objects.get().get_latest_revision_as_object().body[0].value["address"] == ""
