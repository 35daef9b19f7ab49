"""What search engines are told, and what browsers ask for without having been told."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import reverse

# The people's own work, and lists without end; everything else is for everybody.
CLOSED = ("wagtailadmin_home", "dc_accounts:login", "home:search")


def robots(request: HttpRequest) -> HttpResponse:
    """Tell crawlers what to leave alone, and where the sitemap is."""
    lines = ["User-agent: *"]
    lines += [f"Disallow: {reverse(name)}" for name in CLOSED]
    lines += ["", f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


def favicon(request: HttpRequest) -> HttpResponse:
    """Show the mark to browsers that open something without a page of ours around it."""
    return redirect(static("districtcoordinator/img/touch-icon.png"), permanent=False)
