"""ประเด็นคำถามที่อาจพบบ่อย: groups of questions, each question with an address of its own."""

from typing import Any

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail.search import index

from districtcoordinator.page_tree import TopPage, TreePage, published
from districtcoordinator.slugs import AddressedPage

from .reading import Group, find, groups_of, number_of

ANSWER_FEATURES = ["h3", "bold", "ol", "ul", "link", "document-link"]


class FaqIndexPage(TopPage):
    """All questions by their groups; finds in questions and answers."""

    lead = models.TextField(_("Lead"), max_length=400, blank=True)

    subpage_types = ["faq.FaqGroupPage"]
    max_count = 1
    content_panels = [*Page.content_panels, "lead"]
    search_fields = [*Page.search_fields, index.SearchField("lead")]
    template = "faq/index.html"

    class Meta:
        verbose_name = _("Frequently asked questions")
        verbose_name_plural = _("Frequently asked questions")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """All questions, or with `?q=` those in which every word stands."""
        words = request.GET.get("q", "").strip()
        every = groups_of(self)
        found = find(every, words)
        return super().get_context(request, *args, **kwargs) | {
            "groups": found,
            "all_groups": every,
            "words": words,
            "number": number_of(found),
            "number_of_all": number_of(every),
        }


class FaqGroupPage(TreePage):
    """A group of questions; its address leads to its place on the index."""

    parent_page_types = ["faq.FaqIndexPage"]
    subpage_types = ["faq.FaqQuestionPage"]

    class Meta:
        verbose_name = _("Group of questions")
        verbose_name_plural = _("Groups of questions")

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return redirect(f"{self.get_parent().get_url(request)}#{self.slug}")

    def get_sitemap_urls(self, request: HttpRequest | None = None) -> list[dict[str, Any]]:
        """None: the index has an entry of its own."""
        return []


class FaqQuestionPage(AddressedPage):
    """A question, which is the page's title, and its answer."""

    answer = RichTextField(_("Answer"), features=ANSWER_FEATURES)

    parent_page_types = ["faq.FaqGroupPage"]
    subpage_types: list[str] = []
    content_panels = [*Page.content_panels, "answer"]
    search_fields = [*Page.search_fields, index.SearchField("answer")]
    template = "faq/question.html"

    class Meta:
        verbose_name = _("Question and answer")
        verbose_name_plural = _("Questions and answers")

    def readable_slug(self) -> str:
        """Say that it is a question; the first free number is put behind it."""
        return "question"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The question among the others of its group."""
        group = self.get_parent()
        others = published(FaqQuestionPage.objects.child_of(group)).exclude(pk=self.pk)
        return super().get_context(request, *args, **kwargs) | {
            "group": group,
            "index": group.get_parent(),
            "group_of_question": Group(group, list(others)),
        }


FaqIndexPage.levels = (FaqGroupPage, FaqQuestionPage)
