"""The site's addresses, and three at which it fails in the ways it fails in life."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import path

from districtcoordinator.middleware import not_now
from districtcoordinator.urls import urlpatterns as urls_of_the_site


def forbidden(request: HttpRequest) -> HttpResponse:
    raise PermissionDenied


def broken(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("broken on purpose")


def maintenance(request: HttpRequest) -> HttpResponse:
    return not_now(request, reason="maintenance", message="ปิดปรับปรุงระบบชั่วคราว")


urlpatterns = [
    path("test/forbidden/", forbidden, name="forbidden"),
    path("test/broken/", broken, name="broken"),
    path("test/maintenance/", maintenance, name="maintenance"),
    *urls_of_the_site,
]
