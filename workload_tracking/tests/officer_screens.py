"""What tests of the officer's screens share: signing in, and forms as a browser sends them."""

from html.parser import HTMLParser
from typing import Any

from django.contrib.auth.models import Permission
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse


def signed_in(user: Any) -> Client:
    """Give a browser in which a person is signed in, with access to the admin."""
    permission = Permission.objects.get(codename="access_admin")
    user.user_permissions.add(permission)
    client = Client()
    client.force_login(user)
    return client


def aspect_url(number: int, query: str = "") -> str:
    return reverse("workload:aspect", args=[number]) + query


class _Fields(HTMLParser):
    """Collects the form controls of a page, as a browser would send them."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, list[str]] = {}
        self.textarea: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        name = given.get("name")
        if tag == "textarea" and name:
            self.textarea = name
            self.found.setdefault(name, []).append("")
        if tag != "input" or not name or "disabled" in given:
            return
        is_box = given.get("type") in ("checkbox", "radio")
        if is_box and "checked" not in given:
            return
        self.found.setdefault(name, []).append(given.get("value") or ("on" if is_box else ""))

    def handle_data(self, data: str) -> None:
        if self.textarea:
            self.found[self.textarea][-1] += data.removeprefix("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self.textarea = None


def form_of(response: HttpResponse) -> dict[str, list[str]]:
    """Give what the forms of a page would send if nothing were typed."""
    fields = _Fields()
    fields.feed(response.content.decode())
    return fields.found


def text_of(response: HttpResponse) -> str:
    """Give the text of a page without its tags, with single spaces."""

    class Text(HTMLParser):
        def __init__(self) -> None:
            super().__init__()
            self.parts: list[str] = []

        def handle_data(self, data: str) -> None:
            self.parts.append(data)

    page = Text()
    page.feed(response.content.decode())
    return " ".join("".join(page.parts).split())
