"""Where the department keeps rounds and questions."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
