"""The form by which anybody reports a problem."""

from django.views.generic import TemplateView


class ReportProblemView(TemplateView):
    template_name = "home/report_problem.html"
