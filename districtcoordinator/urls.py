"""The site's addresses; the workload's screens add themselves to the admin by a Wagtail hook."""

from django.conf import settings
from django.http import Http404
from django.urls import include, path, re_path
from django.views.defaults import page_not_found
from django.views.static import serve
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.contrib.sitemaps import Sitemap
from wagtail.contrib.sitemaps.views import sitemap
from wagtail.documents import urls as wagtaildocs_urls

from districtcoordinator.crawlers import favicon, robots
from districtcoordinator.directory.sitemaps import DirectorySitemap
from districtcoordinator.health import health

SITEMAPS = {"pages": Sitemap, "directory": DirectorySitemap}

urlpatterns = [
    # Wagtail's page that fails on purpose is not for the people who sign in here.
    path("admin/failwhale/", page_not_found, {"exception": Http404()}, name="no_failwhale"),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("api/v2/", include("news.api")),
    path("health/", health, name="health"),
    path("favicon.ico", favicon, name="favicon"),
    path("robots.txt", robots, name="robots"),
    path("sitemap.xml", sitemap, {"sitemaps": SITEMAPS}, name="sitemap"),
    path("", include("districtcoordinator.accounts.urls")),
    path("directory/", include("districtcoordinator.directory.urls")),
    path("", include("home.urls")),
    path("", include(wagtail_urls)),
]
if settings.DISTRICTCOORDINATOR_SERVE_MEDIA:
    # Documents go out below documents/, where Wagtail asks who may read them.
    urlpatterns[:0] = [
        re_path("^media/documents/", page_not_found, {"exception": Http404()}),
        path("media/<path:path>", serve, {"document_root": settings.MEDIA_ROOT}),
    ]
