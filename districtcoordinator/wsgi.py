"""The WSGI application; it also answers below URL_PREFIX, whether or not the proxy cuts it off."""

import os
from collections.abc import Callable, Iterable
from typing import Any

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "districtcoordinator.settings.production")

WSGIApplication = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


def below_prefix(site: WSGIApplication, prefix: str | None) -> WSGIApplication:
    """Return `site` answering below `prefix`, for example "/districtcoordinator"."""
    if not prefix:
        return site

    def prefixed(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        path = environ.get("PATH_INFO", "")
        if path == prefix or path.startswith(f"{prefix}/"):
            environ["PATH_INFO"] = path.removeprefix(prefix) or "/"
        environ["SCRIPT_NAME"] = prefix
        return site(environ, start_response)

    return prefixed


def make_application() -> WSGIApplication:
    site = get_wsgi_application()
    from django.conf import settings

    return below_prefix(site, settings.FORCE_SCRIPT_NAME)


application = make_application()
