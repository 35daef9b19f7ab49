"""A new question's address is a number, not what is left of its Thai title."""

from typing import Any

import pytest
from django.test import Client
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text

from faq.models import FaqGroupPage, FaqIndexPage, FaqQuestionPage

pytestmark = pytest.mark.once


@pytest.fixture
def group(faq: FaqIndexPage) -> Page:
    return FaqGroupPage.objects.first()


def form(title: str) -> dict[str, Any]:
    fields = {"title": title, "answer": rich_text("<p>ตอบ</p>"), "comments": inline_formset([])}
    return nested_form_data(fields | {"action-publish": "1"})


def test_new_questions_are_numbered(admin_client: Client, group: Page):
    address = f"/admin/pages/add/faq/faqquestionpage/{group.pk}/"
    for title in ("ใครบันทึกข้อมูลได้บ้าง", "ต้องยืนยันเมื่อใด"):
        assert admin_client.post(address, form(title)).status_code == 302
    new = list(FaqQuestionPage.objects.order_by("-pk")[:2])[::-1]
    assert [page.slug for page in new] == ["question", "question-2"]
    for page in new:
        assert admin_client.get(page.url).status_code == 200


def test_an_address_stays_when_the_question_is_worded_anew(admin_client: Client, group: Page):
    question = FaqQuestionPage.objects.child_of(group).first()
    before = question.slug
    admin_client.post(f"/admin/pages/{question.pk}/edit/", form("ถามใหม่"))
    question.refresh_from_db()
    assert (question.title, question.slug) == ("ถามใหม่", before)


def test_the_editor_does_not_suggest_an_address(admin_client: Client, group: Page):
    shown = admin_client.get(f"/admin/pages/add/faq/faqquestionpage/{group.pk}/")
    page = shown.content.decode()
    assert 'name="slug"' not in page and "#id_slug" not in page
    assert 'name="slug"' in admin_client.get(f"/admin/pages/{group.pk}/edit/").content.decode()
