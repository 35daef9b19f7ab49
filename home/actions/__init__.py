"""Bringing the site's own pages and settings into being, and changing them."""

from .home_page import ensure_home_page, fill_home_page
from .setup import setup_site
from .site_settings import ensure_site_settings

__all__ = ["ensure_home_page", "ensure_site_settings", "fill_home_page", "setup_site"]
