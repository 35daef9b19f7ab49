"""What every public page says to browsers: load nothing foreign, guess no types, tell nobody."""

from typing import Any

import pytest
from django.test import Client

from home.models import HomePage

from .addresses import PublicPage, public_pages

pytestmark = pytest.mark.once

LOADED_FROM_US = ("script-src", "style-src", "font-src", "img-src", "connect-src")
HAS_A_FORM_TO_SEND = b"csrfmiddlewaretoken"


@pytest.fixture
def answers(small_site: HomePage) -> dict[PublicPage, Any]:
    """What somebody gets who comes to each page for the first time."""
    found = {}
    for page in public_pages():
        visitor = Client(raise_request_exception=False)
        found[page] = visitor.get(page.path) if page.sent is None else visitor.post(page.path)
    return found


def test_a_page_loads_our_own_files_guesses_no_types_and_tells_other_sites_nothing(
    answers: dict[PublicPage, Any],
) -> None:
    for page, answer in answers.items():
        policy = answer["Content-Security-Policy"]
        rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";") if rule.strip())
        assert rules["default-src"] == rules["base-uri"] == "'none'", page
        assert {rules[name] for name in LOADED_FROM_US} == {"'self'"}, page
        assert "unsafe" not in policy, page
        assert answer["X-Content-Type-Options"] == "nosniff", page
        assert answer["Referrer-Policy"] == "same-origin", page
        assert answer["X-Frame-Options"] in ("DENY", "SAMEORIGIN"), page


def test_nobody_gets_a_cookie_for_reading(answers: dict[PublicPage, Any]) -> None:
    with_cookies = {page for page, answer in answers.items() if answer.cookies}
    with_forms = {page for page, answer in answers.items() if HAS_A_FORM_TO_SEND in answer.content}
    assert with_cookies <= with_forms, {page.name for page in with_cookies - with_forms}
    assert len(with_forms) < len(answers) / 4
