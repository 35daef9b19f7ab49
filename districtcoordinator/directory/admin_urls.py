"""The addresses of the directory's screens, below the Wagtail admin."""

from django.urls import path

from .views import admin_files, admin_officers, admin_updates

app_name = "dc_directory_admin"

urlpatterns = [
    path("", admin_officers.OfficerList.as_view(), name="index"),
    path("results/", admin_officers.OfficerList.as_view(results_only=True), name="results"),
    path("updates/", admin_updates.UpdateList.as_view(), name="updates"),
    path("updates/start/", admin_updates.StartUpdate.as_view(), name="start"),
    path("updates/<int:pk>/", admin_updates.UpdateScreen.as_view(), name="update"),
    path("updates/<int:pk>/continue/", admin_updates.ContinueUpdate.as_view(), name="continue"),
    path("updates/<int:pk>/apply/", admin_updates.ApplyUpdate.as_view(), name="apply"),
    path("updates/<int:pk>/discard/", admin_updates.DiscardUpdate.as_view(), name="discard"),
    path("upload/", admin_files.Upload.as_view(), name="upload"),
    path("table.csv", admin_files.WholeTable.as_view(kind="csv"), name="table_csv"),
    path("table.xlsx", admin_files.WholeTable.as_view(kind="xlsx"), name="table_xlsx"),
    path("template.csv", admin_files.EmptyTable.as_view(kind="csv"), name="template_csv"),
    path("template.xlsx", admin_files.EmptyTable.as_view(kind="xlsx"), name="template_xlsx"),
]
