"""Reading the questions: by their groups, in the editors' order, and by the words in them."""

from __future__ import annotations

from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING

from django.apps import apps
from django.utils.html import strip_tags
from wagtail.models import Page

from districtcoordinator.page_tree import published
from districtcoordinator.thai.digits import to_arabic
from districtcoordinator.thai.normalise import normalise

if TYPE_CHECKING:
    from .models import FaqIndexPage, FaqQuestionPage

STEP = Page.steplen
LONGEST_QUERY = 200


@dataclass(frozen=True)
class Group:
    """A group of questions and those of its questions that are to be shown."""

    page: Page
    questions: list[FaqQuestionPage]


def groups_of(index: FaqIndexPage) -> list[Group]:
    """Give the published groups and questions in the editors' order, in two queries."""
    group_page, question_page = (
        apps.get_model("faq", name) for name in ("FaqGroupPage", "FaqQuestionPage")
    )
    groups = published(group_page.objects.child_of(index)).order_by("path")
    questions: dict[str, list[FaqQuestionPage]] = {}
    for question in published(question_page.objects.descendant_of(index)).order_by("path"):
        questions.setdefault(question.path[:-STEP], []).append(question)
    return [Group(page, questions[page.path]) for page in groups if page.path in questions]


def find(groups: list[Group], words: str) -> list[Group]:
    """Keep the questions in which, or in whose answers, every word stands."""
    wanted = _plain(words[:LONGEST_QUERY]).split()
    kept = [
        Group(group.page, [one for one in group.questions if _has(one, wanted)]) for group in groups
    ]
    return [group for group in kept if group.questions]


def number_of(groups: list[Group]) -> int:
    return sum(len(group.questions) for group in groups)


def _has(question: FaqQuestionPage, wanted: list[str]) -> bool:
    text = _plain(f"{question.title} {unescape(strip_tags(question.answer))}")
    return all(word in text for word in wanted)


def _plain(text: str) -> str:
    return to_arabic(normalise(text)).lower()
