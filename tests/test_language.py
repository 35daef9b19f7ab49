"""On a Thai screen everything is Thai, on an English one everything of the interface is English."""

import json
import re
import sysconfig
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import polib
import pytest
from bs4 import BeautifulSoup
from catalogues import read_all, thai_of
from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import translation
from wagtail.users.models import UserProfile

from districtcoordinator.areas.models import District, Province
from workload_tracking.models import Question
from workload_tracking.tests.conftest import frozen

from .access.addresses import Address, addresses, path_of
from .access.expectations import ANONYMOUS, EVERYBODY, expected
from .access.people import Matrix, make_matrix

pytestmark = pytest.mark.once

__all__ = ["frozen"]

# Latin words that belong on a Thai screen, and why.
MEANT = {
    "the handbook's labels": "Workload Tracking System User Password SSO Admin DLA Connect "
    "Toolkits Local MOOC login E-mail Address STA MENU CONTACT US MAP OK",
    "names of products and systems": "Wagtail JavaScript Excel INFO",
    "kinds of files and what is written in them": "CSV csv XLSX xlsx TSV UTF JSON username "
    "AVIF GIF HEIC HEIF JPG JPEG PNG WEBP MB KB vCard",
    "what Thai offices write in Latin, too": "URL UTC https www dla go th news",
    "the credit of the map": "MapSVG svg maps thailand CC BY",
    "what the operators are asked to set": "DLA_CONNECT_URL DLA_CONNECT_TOKEN",
    "keys of the keyboard": "Ctrl Alt Shift Enter Esc Tab",
    "the name of the other language, for those who want it": "English",
    "rows that Wagtail's first migration makes, which the superuser alone sees": "Root Moderators "
    "Editors approval localhost home homepage Welcome to your new site",
    "names of page types in a report that the superuser alone sees": "faq home news faqindexpage "
    "faqgrouppage faqquestionpage newsindexpage provincesectionpage newspage contentpage "
    "digestpage toolkitindexpage toolkitpage boardpage",
}
ALLOWED = {word for words in MEANT.values() for word in re.findall("[A-Za-z]+", words)}
# Words without a message, on screens that are closed to every role of ours: names of permissions
# and of columns there, elsewhere a label, and Python's None for the kind of what was found.
UNSPOKEN = {"wagtailusers_groups", "wagtailusers_users", "wagtailsites"}
UNSPOKEN_FOR_SUPERUSER = ("None", "Page")
SPOKEN_ATTRIBUTES = ("aria-label", "title", "placeholder", "alt", "aria-description")
LATIN = re.compile(r"[A-Za-z]{2,}")
THAI = re.compile("[ก-๛]")
OURS = (
    "workload",
    "people",
    "dc_directory",
    "home",
    "dc_accounts",
    "reference_districts",
    "reference_provinces",
)
# Public pages are in Thai for everybody: their text is.
PUBLIC = ("dc_accounts", "dc_directory:", "home:")
WHO = (ANONYMOUS, "editor", "officer", "approver", "sso", "central", "superuser")
PACKAGES = Path(sysconfig.get_paths()["purelib"])


@pytest.fixture
def matrix(db: None, frozen: Any) -> Matrix:
    return make_matrix()


def client_of(matrix: Matrix, who: str, language: str = "") -> Client:
    """A browser that asks for English: what is spoken is the site's choice, or the person's."""
    client = Client(headers={"accept-language": "en"}, raise_request_exception=False)
    if who != ANONYMOUS:
        person = matrix.people[who]
        profile = UserProfile.get_for_user(person)
        profile.preferred_language = language
        profile.save()
        client.force_login(person)
    return client


def screens_of(who: str) -> Iterator[Address]:
    """Our own screens and the admin's home for each role, all of Wagtail's for the superuser."""
    for address in addresses():
        family = address.name.split(":")[0]
        own = family.startswith(OURS) or address.name == "wagtailadmin_home"
        if who in (expected(address) or EVERYBODY) and own != (who == "superuser"):
            yield address


def asked(client: Client, address: Address, matrix: Matrix) -> Iterator[HttpResponse]:
    """The screen, and what an empty form sent from it is told; nothing stays changed."""
    path = path_of(address, matrix)
    yield client.get(path)
    if address.name.split(":")[0].startswith(OURS) and "logout" not in address.name:
        with transaction.atomic():
            yield client.post(path, {})
            transaction.set_rollback(True)


def spoken(html: str) -> Iterator[str]:
    """What a person reads or hears of a page, the sidebar's words included."""
    page = BeautifulSoup(html, "html.parser")
    if page.title:
        yield page.title.get_text()
    for props in page.select("#wagtail-sidebar-props"):
        yield from labels_in(json.loads(props.get_text()))
    for silent in page(["script", "style", "code", "head"]):
        silent.extract()
    for tag in page.find_all(True):
        yield from (tag[name] for name in SPOKEN_ATTRIBUTES if tag.get(name))
        if tag.name == "input" and tag.get("type") in ("submit", "button"):
            yield tag.get("value", "")
    yield from page.stripped_strings


def labels_in(props: Any) -> Iterator[str]:
    """The labels anywhere in the description of the sidebar."""
    if isinstance(props, dict):
        yield from (props[key] for key in ("label", "title") if isinstance(props.get(key), str))
        props = list(props.values())
    if isinstance(props, list):
        for part in props:
            yield from labels_in(part)


def data_in_latin() -> set[str]:
    """What people, places and systems in questions are called by: data, whatever the language."""
    people = get_user_model()._default_manager.values_list("username", "email")
    provinces = Province.objects.values_list("name_en", "slug")
    districts = District.objects.values_list("name_en")
    questions = map(LATIN.findall, Question.objects.values_list("text", flat=True))
    return {name for row in [*people, *provinces, *districts, *questions] for name in row if name}


def english_in(html: str, data: set[str]) -> set[str]:
    """The texts of a page with Latin words that have no reason to be there."""
    found = set()
    for text in filter(has_unmeant_words, set(spoken(html))):
        bare = re.sub(r"https?://\S+|\S+@\S+|\b[0-9a-f]{12,}\b", " ", text)
        for name in data:
            bare = bare.replace(name, " ")
        if has_unmeant_words(bare):
            found.add(" ".join(text.split())[:200])
    return found


def has_unmeant_words(text: str) -> bool:
    return not ALLOWED.issuperset(LATIN.findall(text))


def is_page(response: HttpResponse) -> bool:
    kind = response.headers.get("Content-Type", "")
    return response.status_code != 302 and kind.startswith("text/html")


def test_no_english_is_on_a_thai_screen(matrix: Matrix) -> None:
    data, read, found = data_in_latin(), 0, {}
    for who in WHO:
        client = client_of(matrix, who)
        for address in screens_of(who):
            if {address.name, address.name.split(":")[0]} & UNSPOKEN:
                continue
            for response in filter(is_page, asked(client, address, matrix)):
                read += 1
                extra = UNSPOKEN_FOR_SUPERUSER if who == "superuser" else ()
                for text in english_in(response.content.decode(), data.union(extra)):
                    found[text] = f"{address.name} for {who}, {response.status_code}"
    assert read > 100
    assert not found, "\n".join(f"{text} | {where}" for text, where in found.items())


@pytest.mark.parametrize("path", ["/admin/accounts/people/", "/admin/nothing/", "/nothing/"])
def test_a_refusal_is_in_thai(matrix: Matrix, path: str) -> None:
    response = client_of(matrix, "officer").get(path, follow=True)
    assert response.redirect_chain or response.status_code == 404
    assert english_in(response.content.decode(), data_in_latin()) == set()
    assert THAI.search(response.content.decode())


@pytest.mark.parametrize("who", ["officer", "approver", "central"])
def test_who_chose_english_is_answered_in_english(matrix: Matrix, who: str) -> None:
    ours = {thai_of(entry) for catalogue in read_all().values() for entry in catalogue.values()}
    data = " ".join(map(" ".join, Question.objects.values_list("text", "unit")))
    data += settings.WAGTAIL_SITE_NAME
    client = client_of(matrix, who, "en")
    for address in screens_of(who):
        response = client.get(path_of(address, matrix))
        if address.name.startswith(PUBLIC) or response.status_code != 200:
            continue
        if not is_page(response) or address.name.endswith(":results"):
            continue
        html = response.content.decode()
        assert '<html lang="en"' in html
        thai = {text for text in spoken(html) if THAI.search(text) and text not in data}
        assert not thai & ours, f"{address.name} for {who}: {thai & ours}"


def messages_of(package: str, domain: str) -> Iterator[polib.POEntry]:
    path = PACKAGES / package / "locale/en/LC_MESSAGES" / f"{domain}.po"
    return (entry for entry in polib.pofile(str(path)) if not entry.obsolete)


def catalogue_of_scripts(client: Client) -> dict[str, Any]:
    script = client.get(reverse("wagtailadmin_javascript_catalog")).content.decode()
    words = re.search(r"const newcatalog = (\{.*?\});", script, re.DOTALL)
    return json.loads(words[1]) if words else {}


def test_the_scripts_of_the_admin_speak_thai_and_english(matrix: Matrix) -> None:
    thai = catalogue_of_scripts(client_of(matrix, "officer"))
    for entry in messages_of("wagtail/admin", "djangojs"):
        says = thai.get(entry.msgid, "")
        assert THAI.search(says[0] if isinstance(says, list) else says) or not LATIN.search(
            re.sub(r"%\(\w+\)s", "", entry.msgid)
        ), entry.msgid
    assert thai["Toggle sidebar"] == "เปิดหรือปิดแถบเมนู"
    assert catalogue_of_scripts(client_of(matrix, "officer", "en")) == {}


@pytest.mark.parametrize("package", ["wagtail/admin", "wagtail_modeladmin"])
def test_every_word_of_the_admins_frame_has_thai(package: str) -> None:
    with translation.override("th"):
        for entry in messages_of(package, "django"):
            words = LATIN.findall(re.sub(r"<[^>]+>|%\(\w+\)s", "", entry.msgid))
            says = translation.gettext(entry.msgid)
            if entry.msgid_plural:
                says = translation.ngettext(entry.msgid, entry.msgid_plural, 2)
            assert says != entry.msgid or not set(words) - ALLOWED - {"ModelAdmin"}, entry.msgid
