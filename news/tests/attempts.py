"""What people try with news in the admin, as their browsers send it."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.test import Client
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from news.models import NewsIndexPage, NewsPage, ProvinceSectionPage

CHANGED = "เปลี่ยนแล้ว"
PUBLISH = {"action-publish": "1"}
SUBMIT = {"action-submit": "1"}
TAKE_BACK = {"action-cancel-workflow": "1"}

Ask = Callable[[Client, Page], HttpResponse]


def again(item: Page) -> NewsPage:
    return NewsPage.objects.with_state().get(pk=item.pk)


# What is sent.


def item_form(**more: Any) -> dict[str, Any]:
    """The editor's form, filled in; `more` holds other fields and the button that is pressed."""
    return nested_form_data(
        {
            "title": CHANGED,
            "date": "13 ก.ค. 2569",
            "topic": "plans",
            "district": "",
            "lead": "ความนำ",
            "cover": "",
            "body": streamfield([("text", rich_text("<p>เนื้อหา</p>"))]),
            "seo_title": "",
            "search_description": "",
            "comments": inline_formset([]),
            **more,
        }
    )


def edit(browser: Client, page: Page, **more: Any) -> HttpResponse:
    return browser.post(f"/admin/pages/{page.pk}/edit/", item_form(**more))


def add(browser: Client, parent: Page, **more: Any) -> HttpResponse:
    return browser.post(f"/admin/pages/add/news/newspage/{parent.pk}/", item_form(**more))


def edit_text(browser: Client, page: Page) -> HttpResponse:
    """Change the index or a section: a title, an address and a lead."""
    fields = {"title": CHANGED, "slug": page.slug, "lead": "ความนำ"}
    data = nested_form_data({**fields, "comments": inline_formset([])})
    return browser.post(f"/admin/pages/{page.pk}/edit/", data)


def preview(browser: Client, page: Page) -> HttpResponse:
    return browser.post(f"/admin/pages/{page.pk}/edit/preview/", item_form())


def revert(browser: Client, page: Page, **more: Any) -> HttpResponse:
    return browser.post(address("pages/{pk}/revisions/{first}/revert/", page), item_form(**more))


def make_private(browser: Client, page: Page) -> HttpResponse:
    return browser.post(f"/admin/pages/{page.pk}/privacy/", {"restriction_type": "login"})


def decide(browser: Client, item: Page, action: str, **data: Any) -> HttpResponse:
    """Press a button of Wagtail's own for what waits."""
    task_state = data.pop("task_state", None) or item.current_workflow_task_state
    where = f"/admin/pages/workflow/action/{item.pk}/{action}/{task_state.pk}/"
    return browser.post(where, {"comment": "เหตุผล", **data})


def copy(browser: Client, item: Page, to: Page, **more: Any) -> HttpResponse:
    data = {"new_title": CHANGED, "new_slug": "copied", "new_parent_page": to.pk}
    return browser.post(f"/admin/pages/{item.pk}/copy/", {**data, **more})


def bulk(browser: Client, action: str, page: Page, **data: Any) -> HttpResponse:
    return browser.post(f"/admin/bulk/wagtailcore/page/{action}/?id={page.pk}", data)


def api(browser: Client, item: Page, action: str, **data: Any) -> HttpResponse:
    """Ask Wagtail's admin API for something."""
    where = f"/admin/api/main/pages/{item.pk}/action/{action}/"
    return browser.post(where, data, content_type="application/json")


# Attempts, to be made by somebody with some page.


def filled_in(pattern: str, page: Page) -> str:
    """Fill in a pattern: the page, its versions, and where else it might go."""
    versions = list(page.revisions.order_by("pk").values_list("pk", flat=True)) or [0]
    places = {
        "pk": page.pk,
        "first": versions[0],
        "last": versions[-1],
        "index": NewsIndexPage.objects.get().pk,
        "section": ProvinceSectionPage.objects.get(slug="krabi").pk,
        "nan": ProvinceSectionPage.objects.get(slug="nan").pk,
    }
    return pattern.format(**places)


def address(pattern: str, page: Page) -> str:
    return f"/admin/{filled_in(pattern, page)}"


def get(pattern: str) -> Ask:
    return lambda browser, page: browser.get(address(pattern, page))


def post(pattern: str, **data: Any) -> Ask:
    return lambda browser, page: browser.post(address(pattern, page), data)


def edited(**more: Any) -> Ask:
    """Send the editor's form with more fields, or with a button that is pressed."""
    return lambda browser, page: edit(browser, page, **more)


def added_with(**more: Any) -> Ask:
    return lambda browser, page: add(browser, page, **more)


def reverted(**more: Any) -> Ask:
    return lambda browser, page: revert(browser, page, **more)


def decided(action: str) -> Ask:
    return lambda browser, page: decide(browser, page, action)


def reviewed(decision: str) -> Ask:
    """Press a button of our own screen for what waits."""

    def ask(browser: Client, page: Page) -> HttpResponse:
        data = {"decision": decision, "comment": "เหตุผล", "version": page.version}
        return browser.post(f"/admin/news/{page.pk}/review/", data)

    return ask


def copied(slug: str, **more: Any) -> Ask:
    """Copy into a section, or to the index, which is the department's place."""
    return lambda browser, page: copy(browser, page, Page.objects.get(slug=slug), **more)


def bulked(action: str, **data: str) -> Ask:
    """Do it to many at once, by ticking them in a list."""

    def ask(browser: Client, page: Page) -> HttpResponse:
        return bulk(browser, action, page, **{k: filled_in(v, page) for k, v in data.items()})

    return ask
