from collections.abc import Iterator
from typing import Any

import pytest
from django.urls import set_script_prefix

from home.actions import ensure_home_page, ensure_site_settings, fill_home_page, setup_site
from home.models import HomePage


@pytest.fixture
def home_page(db: None) -> HomePage:
    """The first page as it stands before any other, with its menu."""
    page = ensure_home_page()
    fill_home_page(home_page=page)
    ensure_site_settings(home_page=page)
    return HomePage.objects.get(pk=page.pk)


@pytest.fixture
def whole_site(db: None) -> HomePage:
    """The first page with every section beneath it, as `setup_site` makes them."""
    return setup_site()


@pytest.fixture
def prefix(settings: Any) -> Iterator[str]:
    """The site stands below this path, as the real one does."""
    path = "/districtcoordinator"
    settings.FORCE_SCRIPT_NAME = path
    settings.STATIC_URL = f"{path}/static/"
    set_script_prefix(f"{path}/")
    yield path
    set_script_prefix("/")


@pytest.fixture
def indexing(settings: Any) -> None:
    """What is saved is indexed at once, as on the real site."""
    backend = {"BACKEND": "districtcoordinator.thai.search_backend"}
    settings.WAGTAILSEARCH_BACKENDS = {"default": backend}
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
