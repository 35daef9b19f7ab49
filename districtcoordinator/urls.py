"""The site's addresses; the workload's screens add themselves to the admin by a Wagtail hook."""

from django.conf import settings
from django.conf.urls.static import static
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from districtcoordinator.health import health

urlpatterns = [
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("health/", health, name="health"),
    path("", include("districtcoordinator.accounts.urls")),
    *static("media/", document_root=settings.MEDIA_ROOT),
    path("", include(wagtail_urls)),
]
