"""A link whose key was made up by hand is refused, and what was stored before breaks no page."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.http import HttpResponse
from django.test import Client
from wagtail.documents import get_document_model
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from districtcoordinator.accounts.role_groups import apply_roles
from districtcoordinator.areas.tests.factories import AppointmentFactory
from faq.models import FaqGroupPage, FaqQuestionPage
from home.actions import setup_site
from home.models import ContentPage, DigestPage, HomePage, ToolkitPage

pytestmark = [pytest.mark.django_db, pytest.mark.once]
FORGED = ["abc", "", "1.5", "-1", "๑", "9" * 30, "1 OR 1=1", True, [1], {"a": 1}]


def typed(kind: str, **link: Any) -> str:
    """What the editor sends for a paragraph that is one link."""
    block = {
        "key": "aaaaa",
        "text": "ตามลิงก์",
        "type": "unstyled",
        "depth": 0,
        "inlineStyleRanges": [],
        "entityRanges": [{"offset": 0, "length": 8, "key": 0}],
    }
    entity = {"type": kind, "mutability": "MUTABLE", "data": link}
    return json.dumps({"blocks": [block], "entityMap": {"0": entity}})


def home(text: str) -> dict[str, Any]:
    return {"heading": "ศูนย์", "lead": "", "system_text": text, "body": streamfield([])}


def home_body(text: str) -> dict[str, Any]:
    return home(typed("LINK", url="https://www.dla.go.th/")) | {
        "body": streamfield([("text", text)])
    }


def content(text: str) -> dict[str, Any]:
    return {"lead": "", "body": streamfield([("text", text)])}


def folding(text: str) -> dict[str, Any]:
    link = {"text": "", "place": "", "page": "", "address_elsewhere": ""}
    part = {"title": "หัวข้อ", "text": text, "link": link}
    return {"lead": "", "body": streamfield([("folding", part)])}


def digest(text: str) -> dict[str, Any]:
    return {
        "letter_number": "มท 0810.3/ว 2931",
        "letter_date": "15/05/2569",
        "lead": "ความนำ",
        "body": text,
        "document": "",
    }


def answer(text: str) -> dict[str, Any]:
    return {"answer": text}


# Where rich text is written: which page, the rest of its form, and who holds what is stored.
PLACES = pytest.mark.parametrize(
    ("model", "form"),
    [
        (HomePage, home),
        (HomePage, home_body),
        (ContentPage, content),
        (ContentPage, folding),
        (DigestPage, digest),
        (FaqQuestionPage, answer),
    ],
)
Form = Callable[[str], dict[str, Any]]


@pytest.fixture
def site() -> HomePage:
    site = setup_site()
    ToolkitPage.objects.get(slug="digests").add_child(
        instance=DigestPage(
            title="หนังสือ", letter_number="ว 1", letter_date=date(2026, 5, 15), lead="ความนำ"
        )
    )
    return site


@pytest.fixture
def editor(site: HomePage) -> Client:
    """The browser of an editor of the department."""
    person = AppointmentFactory(central_editor=True).user
    apply_roles()
    browser = Client()
    browser.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return browser


def send(editor: Client, page: Page, fields: dict[str, Any]) -> HttpResponse:
    fields = {"title": page.title, "slug": page.slug, **fields}
    data = {**fields, "comments": inline_formset([]), "action-publish": "1"}
    return editor.post(f"/admin/pages/{page.pk}/edit/", nested_form_data(data))


def read(client: Client, page: Page) -> str:
    response = client.get(Page.objects.get(pk=page.pk).url)
    assert response.status_code == 200
    return response.content.decode()


@PLACES
def test_a_forged_key_is_refused_beside_a_true_one_that_is_published(
    editor: Client, client: Client, model: type[Page], form: Form
):
    page = model.objects.first()
    file = ContentFile(b"%PDF-1.7\n", "letter.pdf")
    letter = get_document_model().objects.create(title="หนังสือ", file=file)
    goals: dict[str, Any] = {"LINK": FaqGroupPage.objects.first(), "DOCUMENT": letter}
    if form is home:
        del goals["DOCUMENT"]  # no files are offered there: a link to one is left out
    for kind in goals:
        for key in FORGED:
            assert send(editor, page, form(typed(kind, id=key))).status_code == 400, key
    assert "ตามลิงก์" not in read(client, page)

    for kind, goal in goals.items():
        assert send(editor, page, form(typed(kind, id=goal.pk))).status_code == 302
        assert f'<a href="{goal.url}">ตามลิงก์</a>' in read(client, page)


@PLACES
def test_a_link_to_another_site_and_one_to_what_is_gone_are_published(
    editor: Client, client: Client, model: type[Page], form: Form
):
    page = model.objects.first()
    assert send(editor, page, form(typed("LINK", url="https://a.go.th/"))).status_code == 302
    assert '<a href="https://a.go.th/">ตามลิงก์</a>' in read(client, page)
    assert send(editor, page, form(typed("LINK", id=987654))).status_code == 302
    assert "<a>ตามลิงก์</a>" in read(client, page)


@pytest.mark.parametrize("kind", ["page", "document"])
def test_what_was_stored_before_is_shown_opened_and_mended(
    editor: Client, client: Client, kind: str
):
    question, text = FaqQuestionPage.objects.first(), ContentPage.objects.first()
    goal = question.get_parent()
    keys = ('id="abc"', 'id=""', 'id="1.5"', f'id="{"9" * 30}"', "")
    bad = "".join(f'<p><a linktype="{kind}" {key}>เสีย</a></p>' for key in keys)
    good = f'<p><a linktype="page" id="{goal.pk}">ดี</a></p>'
    question.answer = bad + good
    text.body = json.dumps([{"type": "text", "value": bad + good}])
    for page, form in ((question, answer), (text, content)):
        page.save_revision().publish()
        public = read(client, page)
        assert public.count("<a>เสีย</a>") == len(keys)
        assert f'<a href="{goal.url}">ดี</a>' in public

        opened = editor.get(f"/admin/pages/{page.pk}/edit/")
        assert opened.status_code == 200
        assert send(editor, page, form(typed("LINK", id=goal.pk))).status_code == 302
        assert "เสีย" not in read(client, page)


def test_what_the_editor_opens_it_may_send_back(editor: Client, client: Client):
    question = FaqQuestionPage.objects.first()
    for kind in ("page", "document"):
        question.answer = f'<p><a linktype="{kind}" id="abc">เสีย</a></p>'
        question.save_revision().publish()
        form = editor.get(f"/admin/pages/{question.pk}/edit/").context["form"]
        opened = form["answer"].field.widget.format_value(question.answer)
        assert send(editor, question, answer(opened)).status_code == 302
        assert "<a>เสีย</a>" in read(client, question)
