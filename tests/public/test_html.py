"""The Nu HTML checker objects to no public page, not even by a warning."""

from pathlib import Path

import pytest
from django.test import Client

from home.models import HomePage

from .addresses import public_pages
from .nu_checker import objections

pytestmark = [pytest.mark.html, pytest.mark.once]

WRONG = '<!doctype html><html lang="th"><title>x</title><p><div></div></p>'


def test_every_public_page_is_valid_html(
    small_site: HomePage, visitor: Client, tmp_path: Path
) -> None:
    for page in public_pages():
        answer = visitor.get(page.path) if page.sent is None else visitor.post(page.path, page.sent)
        assert answer.status_code in (page.status, 422), page
        (tmp_path / f"{page}.html").write_bytes(answer.content)

    assert objections(tmp_path) == []


def test_what_is_wrong_would_be_found(tmp_path: Path) -> None:
    (tmp_path / "wrong.html").write_text(WRONG)
    assert any(found.startswith("wrong, line 1, error:") for found in objections(tmp_path))
