"""Where a script signs somebody in again whose session has ended."""

from django.conf import settings
from django.shortcuts import resolve_url


def sign_in_address() -> str:
    """Give the address of the host's sign-in for the admin."""
    return resolve_url(getattr(settings, "WAGTAILADMIN_LOGIN_URL", None) or "wagtailadmin_login")
