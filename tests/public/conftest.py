"""Where visitors come: a small site, in the test's own transaction or served to a browser."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from playwright.sync_api import Browser, Page

from home.models import HomePage
from home.tests.conftest import prefix
from tests.journeys.people import ACTION_TIMEOUT, IN_THAILAND, TELEPHONE

from .content import make_site

__all__ = ["prefix"]

Come = Callable[..., Page]


@pytest.fixture
def addresses(settings: Any) -> None:
    """Those of the site, and where it fails."""
    settings.ROOT_URLCONF = "tests.public.urls"


@pytest.fixture
def small_site(db: None, addresses: None) -> HomePage:
    """Something of everything, and all of it to be found."""
    home_page = make_site()
    call_command("update_index", verbosity=0)
    return home_page


@pytest.fixture
def served_site(transactional_db: None, addresses: None, live_server: Any) -> str:
    """The same, committed and served; gives its address without a slash at the end."""
    make_site()
    call_command("update_index", verbosity=0)
    return live_server.url


@pytest.fixture
def visitor(settings: Any) -> Client:
    """Somebody without cookies; what breaks is answered, as in life."""
    return Client(raise_request_exception=False)


@pytest.fixture
def come(browser: Browser) -> Iterator[Come]:
    """Give a visitor a browser of their own; options are those of Playwright's `new_context`."""
    with ExitStack() as closing:

        def give(**options: Any) -> Page:
            context = browser.new_context(**{**IN_THAILAND, **options})
            context.set_default_timeout(ACTION_TIMEOUT)
            closing.callback(context.close)
            return context.new_page()

        yield give


@pytest.fixture
def telephone(come: Come) -> Page:
    return come(**TELEPHONE)
