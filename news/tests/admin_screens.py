"""Looking at the admin's screens as somebody."""

from typing import Any

from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.html import strip_tags

HOME, LIST, QUEUE = "/admin/", "/admin/news/", "/admin/news/queue/"


def signed_in(person: Any) -> Client:
    client = Client()
    client.force_login(person)
    return client


def seen_by(person: Any, address: str, **asked: str) -> Any:
    """Give the response of a screen that a person may see."""
    response = signed_in(person).get(address, asked)
    assert response.status_code == 200, response.get("location")
    return response


def words_of(response: Any) -> str:
    """Give what can be read on a screen, without the marks that keep words whole."""
    return " ".join(strip_tags(response.content.decode()).split())


def is_refused(response: HttpResponse) -> bool:
    """Wagtail sends whoever may not see a screen home, with a message."""
    return response.status_code == 302 and response["location"] == HOME


def sidebar(person: Any) -> str:
    """Give the menu, which Wagtail hands to its script."""
    page = seen_by(person, HOME).content.decode()
    props = page.split('id="wagtail-sidebar-props"')[1].split("</script>")[0]
    return props.encode().decode("unicode_escape")


def cost_of(client: Client, address: str) -> int:
    """Give how many queries a screen asks once Wagtail has filled its caches."""
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)
