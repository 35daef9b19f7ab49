"""The home page of the demo site."""

from collections.abc import Callable

from django.utils.translation import gettext as _

from home.actions import setup_site


def load(report_progress: Callable[[str, int, int], None]) -> str:
    """Make the home page if it is missing; give a sentence about it."""
    return _("Home page: %(title)s") % {"title": setup_site().title}
