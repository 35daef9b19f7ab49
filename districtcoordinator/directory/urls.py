"""Public addresses of the directory."""

from django.urls import path

from .views.directory import DirectoryView

app_name = "dc_directory"
urlpatterns = [path("", DirectoryView.as_view(), name="index")]
