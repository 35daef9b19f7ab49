"""Addresses of the public site that are no pages."""

from django.urls import path

from .views.report_problem import ProblemReportedView, ReportProblemView
from .views.search import SearchView

app_name = "home"
urlpatterns = [
    path("search/", SearchView.as_view(), name="search"),
    path("help/report/", ReportProblemView.as_view(), name="report_problem"),
    path("help/report/received/", ProblemReportedView.as_view(), name="problem_reported"),
]
