from typing import Any

import pytest
from wagtail.models import Page, Site

from faq.actions import ensure_faq
from faq.models import FaqIndexPage


@pytest.fixture
def faq(db: Any) -> FaqIndexPage:
    """The questions of the first day, below whatever page the site begins with."""
    return ensure_faq(parent=Site.objects.get(is_default_site=True).root_page)


@pytest.fixture
def parent(faq: FaqIndexPage) -> Page:
    return faq.get_parent()
