"""The menu entry of reports of problems, with the number of those that wait."""

from django.http import HttpRequest
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.sidebar import LinkMenuItem

from districtcoordinator.areas.menus import holds

from .models import ProblemReport
from .permissions import ANSWER_PROBLEMS


class ProblemsMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return holds(request, ANSWER_PROBLEMS)

    def render_component(self, request: HttpRequest) -> LinkMenuItem:
        component = super().render_component(request)
        if number := ProblemReport.objects.waiting().count():
            component.label = f"{self.label} ({number})"
        return component
