"""Search over pages, documents and the directory."""

from typing import Any

from django.core.paginator import Paginator
from django.views.generic import TemplateView
from wagtail.models import Site

from home.search import Kind, Question, find, shown

PER_PAGE = 10


class SearchView(TemplateView):
    """`?q=` what to look for, `?kind=` one kind of things, `?page=`; nothing typed is an error."""

    template_name = "home/search.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        asked = self.request.GET
        question = Question.read(asked.get("q", ""))
        kind = Kind(asked["kind"]) if asked.get("kind") in Kind.values else None
        site = Site.find_for_request(self.request)
        findings = find(question, user=self.request.user, site=site)
        pages = Paginator(findings.of_kind(kind), PER_PAGE)
        part = pages.get_page(asked.get("page"))
        return super().get_context_data(**kwargs) | {
            "question": question,
            "kind": kind,
            "kinds": [(each, findings.numbers[each]) for each in Kind],
            "number_of_all": len(findings.hits),
            "part": part,
            "page_numbers": pages.get_elided_page_range(part.number, on_each_side=1, on_ends=1),
            "found": shown(list(part.object_list), question, self.request),
        }
