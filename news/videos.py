"""News link to videos at hosts that the department knows, and to no others."""

import re
from urllib.parse import urlsplit

from django.conf import settings

# Each with its subdomains. A site may name others: the setting NEWS_VIDEO_HOSTS.
HOSTS = (
    "youtube.com",
    "youtu.be",
    "facebook.com",
    "fb.watch",
    "vimeo.com",
    "tiktok.com",
    "dla.go.th",
)
# Letters that browsers and Python take alike; a backslash, for one, they do not.
HOST_NAME = re.compile(r"[a-z0-9.-]+")


def video_hosts() -> tuple[str, ...]:
    """Give the hosts of videos that news may link to."""
    return tuple(getattr(settings, "NEWS_VIDEO_HOSTS", HOSTS))


def is_allowed(address: str) -> bool:
    """Tell whether a video's address is encrypted and of an allowed host.

    A name or port before or behind the host only serves to mislead, so neither may be there.
    """
    try:
        scheme, host, *_rest = urlsplit(address.lower())
    except ValueError:
        return False
    if scheme != "https" or not HOST_NAME.fullmatch(host):
        return False
    return any(host == allowed or host.endswith(f".{allowed}") for allowed in video_hosts())
