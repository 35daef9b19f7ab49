"""Visitors find an answer; editors keep questions, their groups and their order."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, PageViewRestriction

from faq.actions import ensure_faq
from faq.models import FaqGroupPage, FaqIndexPage, FaqQuestionPage

pytestmark = pytest.mark.once


def text_of(client: Any, address: str, **query: str) -> str:
    answer = client.get(address, query)
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", re.sub("<[^>]*>", "", answer.content.decode()))


def test_there_are_the_14_questions_of_the_handbook_in_their_four_groups(
    client: Any, faq: FaqIndexPage
) -> None:
    page = client.get(faq.url).content.decode()
    assert FaqGroupPage.objects.count() == 4
    assert page.count('itemtype="https://schema.org/Question"') == 14
    assert page.count('itemtype="https://schema.org/Answer"') == 14
    assert "14 จาก 14 คำถาม" in text_of(client, faq.url)


def test_each_question_has_an_address_of_its_own(client: Any, faq: FaqIndexPage) -> None:
    for question in FaqQuestionPage.objects.all():
        assert re.fullmatch(r"[a-z0-9-]+", question.slug)
        page = client.get(question.url).content.decode()
        assert 'itemtype="https://schema.org/FAQPage"' in page
        assert page.count("<h1") == 1


def test_a_groups_address_leads_to_its_place_among_all_questions(
    client: Any, faq: FaqIndexPage
) -> None:
    answer = client.get(faq.url + "workload/")
    assert answer.status_code == 302
    assert answer["location"] == f"{faq.url}#workload"


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("SSO Admin", 1),
        ("sso admin", 1),
        ("ว ๒๗", 1),
        ("ภูเก็ต", 1),
        ("", 14),
        ("   ", 14),
        ("ไม่มีคำนี้แน่นอน", 0),
        ("%", 0),
        ("ก" * 10_000, 0),
    ],
)
def test_words_are_found_in_questions_and_answers(
    client: Any, faq: FaqIndexPage, words: str, number: int
) -> None:
    page = client.get(faq.url, {"q": words}).content.decode()
    assert page.count('itemtype="https://schema.org/Question"') == number
    nothing = re.search(r'class="faq-nothing[^>]*>', page)
    assert nothing and ("hidden" in nothing[0]) is (number > 0)


def test_an_editors_order_is_the_order_that_visitors_see(client: Any, faq: FaqIndexPage) -> None:
    groups = list(FaqGroupPage.objects.order_by("path"))
    groups[-1].move(faq, "first-child")
    page = client.get(faq.url).content.decode()
    assert page.index('id="history-title"') < page.index('id="group-title"')


def test_an_unpublished_or_private_question_is_nowhere(client: Any, faq: FaqIndexPage) -> None:
    shown, unpublished, private = FaqQuestionPage.objects.all()[:3]
    unpublished.unpublish()
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    page = client.get(faq.url).content.decode()
    assert client.get(shown.url).status_code == 200 and shown.title in _plain(page)
    assert client.get(unpublished.url).status_code == 404
    assert client.get(private.url).status_code == 302
    assert unpublished.title not in _plain(page) and private.title not in _plain(page)
    assert "12 จาก 12 คำถาม" in text_of(client, faq.url)


def test_without_any_question_the_page_says_so(client: Any, faq: FaqIndexPage) -> None:
    for group in FaqGroupPage.objects.all():
        group.delete()
    assert "ยังไม่มีคำถาม" in text_of(client, faq.url)


def test_setting_up_again_leaves_alone_what_editors_did(faq: FaqIndexPage, parent: Page) -> None:
    question = FaqQuestionPage.objects.first()
    question.delete()
    assert ensure_faq(parent=Page.objects.get(pk=parent.pk)) == faq
    assert FaqQuestionPage.objects.count() == 13


def test_the_number_of_queries_does_not_grow_with_the_questions(
    client: Any, faq: FaqIndexPage
) -> None:
    group = FaqGroupPage.objects.first()
    addresses = (faq.url, FaqQuestionPage.objects.child_of(group).first().url)

    def ask(numbers: range) -> None:
        for number in numbers:
            answer = f'<p><a linktype="page" id="{group.pk}">ตอบ</a></p>'
            question = FaqQuestionPage(title=f"คำถาม {number}", slug=f"q{number}", answer=answer)
            group.add_child(instance=question)

    ask(range(1))
    few = [queries_of(client, address) for address in addresses]
    assert max(few) <= 10
    ask(range(1, 100))
    assert [queries_of(client, address) for address in addresses] == few
    assert "114 จาก 114 คำถาม" in text_of(client, faq.url)


def queries_of(client: Any, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def _plain(html: str) -> str:
    return re.sub(r"</?span[^>]*>", "", html)
