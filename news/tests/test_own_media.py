"""News of a province show pictures and files of that province, and nobody changes them around
approval."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Collection
from wagtail.test.utils.form_data import rich_text, streamfield

from districtcoordinator.areas.models import Province
from news.actions import approve, submit, withdraw
from news.models import NewsPage, ProvinceSectionPage
from tests.pictures import picture

from .attempts import again, edit
from .by_hand import text
from .conftest import People

pytestmark = pytest.mark.django_db
Document, Image = get_document_model(), get_image_model()
BELONGS = "ไม่อยู่ในภาพและไฟล์ของจังหวัด"
IN_USE = "จึงแก้ไขหรือลบไม่ได้"
VIDEO = {"title": "ก", "address": "https://www.youtube.com/watch?v=1"}


@dataclass(frozen=True)
class Media:
    own: Any
    own_file: Any
    foreign: Any
    foreign_file: Any


@pytest.fixture
def media(people: People, section: ProvinceSectionPage, nan: Province) -> Media:
    """A picture and a file in the collection of กระบี่, by its officer, and in that of น่าน."""
    elsewhere = ProvinceSectionPage.objects.get(province=nan)

    def add_picture(title: str, place: ProvinceSectionPage, who: Any) -> Any:
        return Image.objects.create(
            title=title,
            file=get_test_image_file(filename=f"{title}.png"),
            collection=place.collection,
            uploaded_by_user=who,
        )

    def document(title: str, place: ProvinceSectionPage, who: Any) -> Any:
        return Document.objects.create(
            title=title,
            file=ContentFile(b"ok", f"{title}.txt"),
            collection=place.collection,
            uploaded_by_user=who,
        )

    return Media(
        own=add_picture("ภาพกระบี่", section, people.officer),
        own_file=document("ไฟล์กระบี่", section, people.officer),
        foreign=add_picture("ภาพน่าน", elsewhere, people.foreign_officer),
        foreign_file=document("ไฟล์น่าน", elsewhere, people.foreign_officer),
    )


def browser_of(person: Any) -> Client:
    browser = Client()
    browser.force_login(person)
    return browser


def described(picture: Any) -> dict[str, Any]:
    return {"image": picture.pk, "alt_text": "ภาพ", "decorative": ""}


def in_cover(picture: Any, _document: Any) -> dict[str, Any]:
    return {"cover": picture.pk}


def in_picture(picture: Any, _document: Any) -> dict[str, Any]:
    return {"body": streamfield([("picture", {"picture": described(picture), "caption": ""})])}


def in_gallery(picture: Any, _document: Any) -> dict[str, Any]:
    pictures = streamfield([("item", described(picture)), ("item", described(picture))])
    return {"body": streamfield([("gallery", {"title": "", "pictures": pictures})])}


def in_video(picture: Any, _document: Any) -> dict[str, Any]:
    return {"body": streamfield([("video", {**VIDEO, "picture": picture.pk})])}


def in_files(_picture: Any, document: Any) -> dict[str, Any]:
    files = streamfield([("item", {"document": document.pk, "title": ""})])
    return {"body": streamfield([("files", {"title": "", "files": files})])}


def in_text(_picture: Any, document: Any) -> dict[str, Any]:
    return {"body": streamfield([text("ดาวน์โหลด", kind="DOCUMENT", id=document.pk)])}


PLACES = pytest.mark.parametrize(
    "place", [in_cover, in_picture, in_gallery, in_video, in_files, in_text]
)
Place = Callable[[Any, Any], dict[str, Any]]


@PLACES
def test_a_key_typed_by_hand_brings_no_foreign_picture_or_file_into_an_item(
    people: People, draft: NewsPage, media: Media, place: Place
):
    browser = browser_of(people.officer)
    refused = edit(browser, draft, **place(media.foreign, media.foreign_file))
    assert refused.status_code == 200
    assert BELONGS in refused.content.decode()
    assert again(draft).title == "ประชุมท้องถิ่นอำเภอ"
    assert edit(browser, draft, **place(media.own, media.own_file)).status_code == 302


@PLACES
def test_what_stood_in_an_item_before_stays_in_it(
    people: People, draft: NewsPage, media: Media, place: Place
):
    foreign = place(media.foreign, media.foreign_file)
    assert edit(browser_of(people.central), draft, **foreign).status_code == 302
    assert edit(browser_of(people.officer), draft, **foreign).status_code == 302


def test_a_harmless_link_does_not_hide_a_foreign_file(
    people: People, draft: NewsPage, media: Media
):
    broken = text("ก", kind="DOCUMENT", url="")
    foreign = text("ข", kind="DOCUMENT", id=media.foreign_file.pk)
    refused = edit(browser_of(people.officer), draft, body=streamfield([broken, foreign]))
    assert BELONGS in refused.content.decode()


@pytest.mark.parametrize("query", ["", "?q=ภาพ", "?q=ไฟล์"])
@pytest.mark.parametrize("kind", ["wagtailimages_chooser", "wagtaildocs_chooser"])
def test_choosers_offer_what_is_the_provinces_own(
    people: People, media: Media, kind: str, query: str
):
    for view in ("choose", "choose_results"):
        address = reverse(f"{kind}:{view}") + query
        offered = browser_of(people.officer).get(address).content.decode()
        assert "น่าน" not in offered
    own, foreign = (
        (media.own, media.foreign) if "images" in kind else (media.own_file, media.foreign_file)
    )
    everything = browser_of(people.officer).get(reverse(f"{kind}:choose_results"))
    assert list(everything.context["results"]) == [own]
    chosen = browser_of(people.officer).get(reverse(f"{kind}:chosen", args=[own.pk]))
    assert chosen.status_code == 200
    refused = browser_of(people.officer).get(reverse(f"{kind}:chosen", args=[foreign.pk]))
    assert refused.status_code in (302, 403)


def test_an_upload_goes_into_the_provinces_own_collection(
    people: People, section: ProvinceSectionPage, media: Media
):
    for collection in ("", media.foreign.collection_id, Collection.get_first_root_node().pk):
        file = SimpleUploadedFile("new.png", picture("PNG"))
        typed = {"image-chooser-upload-title": "ใหม่", "image-chooser-upload-file": file}
        typed["image-chooser-upload-collection"] = collection
        browser_of(people.officer).post(reverse("wagtailimages_chooser:create"), typed)
    uploaded = Image.objects.filter(title="ใหม่")
    assert {image.collection for image in uploaded} == {section.collection}


def published_with(people: People, draft: NewsPage, **fields: Any) -> NewsPage:
    edit(browser_of(people.officer), draft, **fields)
    submit(user=people.officer, item=draft)
    approve(user=people.approver, task_state=again(draft).current_workflow_task_state)
    return again(draft)


def attempts(person: Any, medium: Any) -> list[Any]:
    """Change and delete a picture or file on every screen that can."""
    app = "wagtailimages" if isinstance(medium, Image) else "wagtaildocs"
    label = "image" if isinstance(medium, Image) else "document"
    browser, pk = browser_of(person), medium.pk
    prefix = f"{'image' if label == 'image' else 'doc'}-{pk}"
    bulk = reverse(
        "wagtail_bulk_action", args=[app, label, "delete"], query={"id": str(pk), "next": "/admin/"}
    )
    typed = {"title": "เปลี่ยนแล้ว", "description": "เปลี่ยนแล้ว", "tags": ""}
    multiple = {f"{prefix}-{name}": value for name, value in typed.items()}
    return [
        browser.post(reverse(f"{app}:edit", args=[pk]), typed),
        browser.post(reverse(f"{app}:edit_multiple", args=[pk]), multiple),
        browser.post(bulk),
        browser.post(reverse(f"{app}:delete_multiple", args=[pk])),
        browser.post(reverse(f"{app}:delete", args=[pk])),
    ]


def untouched(medium: Any) -> bool:
    return type(medium).objects.filter(pk=medium.pk, title=medium.title).exists()


@PLACES
def test_what_a_published_item_shows_is_neither_changed_nor_deleted(
    people: People, draft: NewsPage, media: Media, place: Place
):
    medium = media.own_file if place in (in_files, in_text) else media.own
    item = published_with(people, draft, **place(media.own, media.own_file))
    for person in (people.officer, people.colleague, people.approver, people.editor):
        attempts(person, medium)
        assert untouched(medium)
    withdraw(user=people.approver, item=item, reason="ภาพผิด")
    attempts(people.officer, medium)
    assert not type(medium).objects.filter(pk=medium.pk).exists()


def test_the_person_is_told_to_upload_a_new_one(people: People, draft: NewsPage, media: Media):
    published_with(people, draft, cover=media.own.pk)
    browser = browser_of(people.officer)
    for screen in ("edit", "delete"):
        address = reverse(f"wagtailimages:{screen}", args=[media.own.pk])
        assert IN_USE in browser.get(address, follow=True).content.decode()
    unused = reverse("wagtaildocs:edit", args=[media.own_file.pk])
    assert browser.get(unused).status_code == 200


def test_what_waits_is_not_changed_behind_the_approvers_back(
    people: People, draft: NewsPage, media: Media
):
    item = published_with(people, draft)
    edit(browser_of(people.officer), item, cover=media.own.pk, **{"action-submit": "1"})
    attempts(people.officer, media.own)
    assert untouched(media.own)
    again(item).current_workflow_state.cancel(user=people.officer)
    attempts(people.officer, media.own)
    assert not untouched(media.own)


def test_the_departments_admins_act_where_a_picture_should_never_have_been(
    people: People, draft: NewsPage, media: Media
):
    published_with(people, draft, cover=media.own.pk)
    attempts(people.superuser, media.own)
    assert not Image.objects.filter(pk=media.own.pk).exists()


def test_another_key_with_the_same_digits_is_not_taken_for_it(
    people: People, draft: NewsPage, media: Media
):
    body = streamfield([("text", rich_text(f"<p>ภาพที่ {media.own.pk}</p>"))])
    published_with(people, draft, body=body)
    attempts(people.officer, media.own)
    assert not untouched(media.own)
