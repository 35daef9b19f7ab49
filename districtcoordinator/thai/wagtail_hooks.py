"""Thai type for Wagtail's admin, in this site and in a host that installs our apps."""

from django.templatetags.static import static
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from wagtail import hooks

STYLESHEETS = ("districtcoordinator/css/tokens.css", "districtcoordinator/css/admin.css")


@hooks.register("insert_global_admin_css")
def thai_type() -> SafeString:
    """Give every admin page Sarabun, and the names by which our own screens speak of colours."""
    links = ((static(name),) for name in STYLESHEETS)
    return format_html_join("", '<link rel="stylesheet" href="{}">', links)
