"""What is typed by hand into the form of a news item runs nowhere that the item is shown."""

import pytest
from defusedxml import ElementTree
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from django.utils.html import escape
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.test.utils.form_data import streamfield

from news.models import NewsPage, ProvinceSectionPage

from .by_hand import HOSTILE, save, shown, text, what_runs
from .conftest import Write

pytestmark = pytest.mark.once
Document, Image = get_document_model(), get_image_model()
VIDEO = "https://www.youtube.com/watch?v=1"


@pytest.mark.parametrize(
    ("address", "stays"),
    [
        ("https://www.dla.go.th/", True),
        ("mailto:person@dla.example", True),
        ("javascript:alert(1)", False),
        (" java\tscript:alert(1)", False),
        ("\x01JAVASCRIPT:alert(1)", False),
        ("data:text/html,<script>alert(1)</script>", False),
        ("vbscript:alert(1)", False),
    ],
)
def test_a_link_leads_to_a_place_and_runs_nothing(
    admin_client: Client, client: Client, section: ProvinceSectionPage, address: str, stays: bool
):
    save(admin_client, section, text("อ่านต่อ", url=address))
    page = shown(client)
    assert "อ่านต่อ" in page
    assert (f'<a href="{address}">' in page) == stays
    assert not what_runs(page)


@pytest.mark.parametrize(
    "data",
    [
        {"kind": "DOCUMENT", "url": "javascript:alert(1)"},
        {"kind": "EMBED", "url": "https://spy.example/", "html": "<script>alert(1)</script>"},
        {"kind": "IMAGE", "src": "https://spy.example/1.gif"},
        {"kind": "SCRIPT", "html": "<script>alert(1)</script>"},
        {"style": "SCRIPT"},
    ],
)
def test_nothing_else_gets_into_a_text(
    admin_client: Client, client: Client, section: ProvinceSectionPage, data: dict[str, str]
):
    save(admin_client, section, text(HOSTILE, **data), text("ข้อความถัดไป", style="BOLD"))
    page = shown(client)
    assert "<b>ข้อความถัดไป</b>" in page
    assert not what_runs(page)


@pytest.mark.parametrize("kind", ["LINK", "DOCUMENT"])
@pytest.mark.parametrize("key", ['1" onclick="alert(1)', "ก", "-1", "9" * 30])
def test_a_link_to_what_can_be_no_page_is_refused_and_one_to_what_is_gone_harms_nothing(
    admin_client: Client, client: Client, section: ProvinceSectionPage, kind: str, key: str
):
    refused = save(admin_client, section, text("อ่านต่อ", kind=kind, id=key))
    assert refused.status_code == 400
    assert not NewsPage.objects.exists()

    save(admin_client, section, text("อ่านต่อ", kind=kind, id="999999"))
    assert "อ่านต่อ" in shown(client)


@pytest.mark.parametrize(
    "sent",
    ["<p>ข้อความ<script>alert(1)</script></p>", "[]", '"ก"', '{"blocks":1}', text("ก", url=None)[1]],
)
def test_what_the_editor_never_sends_is_refused(
    admin_client: Client, section: ProvinceSectionPage, sent: str
):
    assert save(admin_client, section, ("text", sent)).status_code == 400
    assert not NewsPage.objects.exists()
    assert save(admin_client, section, text("ข้อความ")).status_code == 302


def test_words_in_other_fields_are_shown_as_they_were_typed(
    admin_client: Client, client: Client, section: ProvinceSectionPage
):
    document = Document.objects.create(title=HOSTILE, file=ContentFile(b"%PDF-", "a.pdf"))
    image = Image.objects.create(title=HOSTILE, file=get_test_image_file())
    shown_picture = {"image": image.pk, "alt_text": HOSTILE, "decorative": ""}
    save(
        admin_client,
        section,
        ("picture", {"picture": shown_picture, "caption": HOSTILE}),
        ("gallery", {"title": HOSTILE, "pictures": streamfield([("item", shown_picture)] * 2)}),
        (
            "files",
            {
                "title": HOSTILE,
                "files": streamfield([("item", {"document": document.pk, "title": ""})]),
            },
        ),
        ("video", {"title": HOSTILE, "address": VIDEO, "picture": ""}),
        title=HOSTILE,
        lead=HOSTILE,
    )
    assert what_runs(HOSTILE + '<a href=" java\tscript:alert(1)">') == [
        "script",
        "javascript:alert(1)",
    ]
    for page in (shown(client), client.get("/news/").content.decode()):
        assert not what_runs(page)
        assert "&lt;b&gt;ตัวหนา&lt;/b&gt;" in page


def test_feed_readers_show_words_as_they_were_typed(client: Client, write: Write):
    """They take the description of an RSS item and the summary of an Atom entry for HTML."""
    write(HOSTILE, lead=HOSTILE)
    for kind, title, lead in (
        ("", "title", "description"),
        ("atom/", "{http://www.w3.org/2005/Atom}title", "{http://www.w3.org/2005/Atom}summary"),
    ):
        tree = ElementTree.fromstring(client.get(f"/news/feed/{kind}").content)
        titles = [each.text for each in tree.iter(title)]
        assert HOSTILE in titles
        assert escape(HOSTILE) in [each.text for each in tree.iter(lead)]
    (item,) = client.get("/news/feed/json/").json()["items"]
    assert (item["title"], item["content_text"]) == (HOSTILE, HOSTILE)


def test_findings_of_a_search_show_words_as_they_were_typed(client: Client, write: Write, settings):
    backend = {"BACKEND": "districtcoordinator.thai.search_backend"}
    settings.WAGTAILSEARCH_BACKENDS = {"default": backend}
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    write(HOSTILE, lead=HOSTILE)
    found = client.get(reverse("home:search"), {"q": "ตัวหนา"}).content.decode()
    assert escape("<script>alert(1)</script>") in found
    asked = client.get(reverse("home:search"), {"q": HOSTILE}).content.decode()
    assert escape(HOSTILE) in asked
    assert not what_runs(found + asked)
