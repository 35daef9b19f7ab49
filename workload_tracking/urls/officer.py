"""Where an officer fills the own report."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
