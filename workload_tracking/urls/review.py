"""Where a province and the department look, send back and confirm."""

from django.urls import URLPattern, path

from ..views.confirming import ConfirmView
from ..views.report import ReportScreen
from ..views.reviewing import NotReportingView, ReportingView, SendBackView, TakeBackView
from ..views.status import status

urlpatterns: list[URLPattern] = [
    path("status/", status, name="status"),
    path("reports/<int:report_id>/", ReportScreen.as_view(), name="report"),
    path("reports/<int:report_id>/confirm/", ConfirmView.as_view(), name="confirm"),
    path("reports/<int:report_id>/send-back/", SendBackView.as_view(), name="send_back"),
    path("reports/<int:report_id>/take-back/", TakeBackView.as_view(), name="take_back"),
    path(
        "reports/<int:report_id>/not-reporting/", NotReportingView.as_view(), name="not_reporting"
    ),
    path("reports/<int:report_id>/reporting/", ReportingView.as_view(), name="reporting"),
]
