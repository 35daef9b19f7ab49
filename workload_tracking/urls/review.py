"""Where a province and the department look, send back and confirm."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
