"""Search over pages, documents and the directory."""

from django.views.generic import TemplateView


class SearchView(TemplateView):
    template_name = "home/search.html"
