"""A draft is seen in its province, and no screen of Wagtail's tells the other provinces of it."""

import json

import pytest
from django.http import HttpResponse
from django.test import Client

from news.models import NewsPage

from .conftest import People
from .stages import PageAt, browsers, index, page_at

__all__ = ["browsers", "index", "page_at"]

TITLE = "ร่างที่ยังไม่มีใครควรเห็น"
OTHERS = ("foreign_officer", "foreign_approver", "sso", "anonymous")
SCREENS = {
    "the admin's home": "/admin/",
    "the explorer": "/admin/pages/{section}/",
    "the explorer above": "/admin/pages/{index}/",
    "searching pages": "/admin/pages/search/?q={part}",
    "all pages": "/admin/pages/search/",
    "results of searching": "/admin/pages/search/results/?q={part}",
    "pages of a type": "/admin/pages/usage/news/newspage/",
    "results of a type": "/admin/pages/usage/news/newspage/results/",
    "choosing a page": "/admin/choose-page/{section}/",
    "choosing beneath the page": "/admin/choose-page/{pk}/",
    "choosing a page to move to": "/admin/choose-page/{section}/?user_perms=move_to",
    "searching for a page to choose": "/admin/choose-page/search/?q={part}",
    "a page chosen": "/admin/choose-page/chosen-multiple/?id={pk}",
    "the admin's API": "/admin/api/main/pages/?child_of={section}",
    "one page of the API": "/admin/api/main/pages/{pk}/",
    "moving": "/admin/pages/{pk}/move/{section}/confirm/",
    "copying": "/admin/pages/{pk}/copy/",
    "the editor": "/admin/pages/{pk}/edit/",
    "the draft": "/admin/pages/{pk}/view_draft/",
    "history": "/admin/pages/{pk}/history/",
    "history of approval": "/admin/pages/{pk}/workflow_history/",
    "state of approval": "/admin/pages/workflow/status/{pk}/",
    "deleting": "/admin/pages/{pk}/delete/",
    "privacy": "/admin/pages/{pk}/privacy/",
    "deleting many": "/admin/bulk/wagtailcore/page/delete/?id={pk}",
    "moving many": "/admin/bulk/wagtailcore/page/move/?id={pk}",
    "publishing many": "/admin/bulk/wagtailcore/page/publish/?id={pk}",
    "deleting all of a section": "/admin/bulk/wagtailcore/page/delete/?id=all&childOf={section}",
    "deleting all": "/admin/bulk/wagtailcore/page/delete/?id=all",
    "usage": "/admin/pages/{pk}/usage/",
    "taking back": "/admin/pages/workflow/confirm_cancellation/{pk}/",
    "history of the site": "/admin/reports/site-history/",
    "locked pages": "/admin/reports/locked/",
    "old pages": "/admin/reports/aging-pages/",
    "workflows": "/admin/reports/workflow/",
    "tasks": "/admin/reports/workflow_tasks/",
    "our list": "/admin/news/",
    "our queue": "/admin/news/queue/",
    "the review": "/admin/news/{pk}/review/",
    "the review's preview": "/admin/news/{pk}/preview/",
    "withdrawing": "/admin/news/{pk}/withdraw/",
}


@pytest.mark.parametrize("stage", ["draft", "waiting"])
def test_drafts_are_told_to_nobody_of_another_province(
    browsers: dict[str, Client], page_at: PageAt, people: People, stage: str
):
    item = page_at("draft")
    NewsPage.objects.filter(pk=item.pk).update(title=TITLE, draft_title=TITLE)
    item = NewsPage.objects.get(pk=item.pk)
    item.save_revision(user=people.officer, log_action=True)
    page = page_at(stage)
    places = {"pk": page.pk, "section": page_at("section").pk, "index": page_at("index").pk}
    told = set()
    for screen, pattern in SCREENS.items():
        address = pattern.format(**places, part=TITLE[:6])
        for name in OTHERS:
            response = browsers[name].get(address, follow=True)
            assert response.status_code < 500, (screen, name)
            if TITLE in _said(response):
                told.add((screen, name))
    assert told == set()
    listed = browsers["colleague"].get(SCREENS["the explorer"].format(**places))
    assert TITLE in _said(listed)
    chosen = browsers["colleague"].get(SCREENS["choosing a page"].format(**places))
    assert TITLE in _said(chosen)
    chosen = browsers["colleague"].get(SCREENS["a page chosen"].format(**places))
    assert TITLE in _said(chosen)
    many = browsers["colleague"].get(SCREENS["moving many"].format(**places))
    assert TITLE in _said(many)
    pictures = browsers["foreign_officer"].get(
        f"/admin/bulk/wagtailimages/image/delete/?id={page.pk}"
    )
    assert pictures.status_code == 404


def _said(response: HttpResponse) -> str:
    """Give what is answered in letters: Wagtail's dialogs come as JSON, which writes Thai in
    numbers."""
    text = response.content.decode()
    is_json = response.headers["Content-Type"].startswith("application/json")
    return json.dumps(json.loads(text), ensure_ascii=False) if is_json else text
