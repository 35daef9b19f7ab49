"""The site's first page, and what stands on it to begin with."""

import json
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from wagtail.models import Page, Site, WorkflowPage

from districtcoordinator.page_tree import publish_beneath
from home.models import HomePage

from .content import read_content

CONTENT = "home_page.json"
UNNAMED = "localhost"
WELCOME_TITLE = "Welcome to your new Wagtail site!"
FIRST_WORKFLOW = "Moderators approval"


@transaction.atomic
def ensure_home_page(*, user: Any = None) -> HomePage:
    """The default site begins at our home page, however often this is called.

    Makes what is missing and leaves alone what an editor has written; Wagtail's welcome page and
    the approval that its migrations ask of every page go, the latter unless somebody has used it.
    A site that nobody has named yet takes its name from WAGTAILADMIN_BASE_URL, so that addresses in
    full lead to it. `user` becomes the author of the first revision. Returns the home page.
    """
    page = HomePage.objects.first() or _create_home_page(user=user)
    site = Site.objects.filter(is_default_site=True).first()
    if site is None:
        site = Site(hostname=UNNAMED, is_default_site=True)
    if site.root_page_id is None or _is_welcome_page(site.root_page):
        site.root_page = page
        site.site_name = page.title
    if site.hostname == UNNAMED:
        address = urlsplit(settings.WAGTAILADMIN_BASE_URL)
        site.hostname = address.hostname or UNNAMED
        site.port = address.port or (443 if address.scheme == "https" else 80)
    site.save()
    for welcome in Page.objects.filter(title=WELCOME_TITLE, depth=2, sites_rooted_here=None):
        if _is_welcome_page(welcome):
            welcome.delete()
    unused = WorkflowPage.objects.filter(workflow__name=FIRST_WORKFLOW, page__depth=1)
    unused.filter(workflow__workflow_states=None).delete()
    return page


@transaction.atomic
def fill_home_page(*, home_page: HomePage, user: Any = None) -> None:
    """A home page that nobody has edited yet shows the tiles, news and links of the first content.

    Called once the pages are there to which these lead.
    """
    has_tiles = any(block.block_type == "tiles" for block in home_page.body)
    if has_tiles or home_page.revisions.count() > 1:
        return
    home_page.body = json.dumps(read_content(CONTENT, home_page=home_page)["body"])
    home_page.save_revision(user=user).publish(user=user)


def _create_home_page(*, user: Any) -> HomePage:
    # Another slug than the welcome page's, which stands beside it for a moment.
    page = HomePage(slug="districtcoordinator")
    content = read_content(CONTENT)
    for name in ("title", "search_description", "heading", "lead", "system_text"):
        setattr(page, name, content[name])
    publish_beneath(Page.get_first_root_node(), page, user=user)
    return HomePage.objects.get(pk=page.pk)


def _is_welcome_page(page: Page) -> bool:
    """Whether this is the page that Wagtail's migrations leave behind, untouched."""
    return page.title == WELCOME_TITLE and page.specific_class is Page and page.is_leaf()
