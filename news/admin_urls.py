"""The addresses of the screens on news, below the Wagtail admin."""

from django.urls import URLPattern

app_name = "news_admin"

urlpatterns: list[URLPattern] = []
