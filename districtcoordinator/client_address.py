"""Which address a request came from, also behind a proxy."""

from django.conf import settings
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str:
    """Return the address our own proxy saw; what stands left of it anybody may have written."""
    if getattr(settings, "DISTRICTCOORDINATOR_BEHIND_PROXY", False):
        forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "")
        if address := forwarded.rpartition(",")[2].strip():
            return address
    return request.META.get("REMOTE_ADDR", "")
