"""The directory of district officers, for everybody."""

from django.views.generic import TemplateView


class DirectoryView(TemplateView):
    template_name = "dc_directory/index.html"
