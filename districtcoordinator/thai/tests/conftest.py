from typing import Any

import pytest


@pytest.fixture
def indexing(settings: Any) -> None:
    """What is saved is indexed at once, as on the real site."""
    backend = {"BACKEND": "districtcoordinator.thai.search_backend"}
    settings.WAGTAILSEARCH_BACKENDS = {"default": backend}
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
