"""A person with a browser without scripts: follows links, fills the forms of the page and sends."""

from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urljoin

import requests
from bs4 import BeautifulSoup, Tag

TIMEOUT_SECONDS = 30
NOT_SENT = {"submit", "button", "image", "reset", "file"}


@dataclass
class Form:
    """A form as a browser sees it: where it goes, and what would be sent as it stands."""

    address: str
    method: str
    fields: list[tuple[str, str]]
    boxes: list[str]

    @classmethod
    def read(cls, tag: Tag, address: str) -> "Form":
        method = str(tag.get("method", "get")).lower()
        fields = [pair for control in tag.select("[name]") for pair in _sent(control)]
        boxes = [str(box["name"]) for box in tag.select("[type=checkbox][name]:not([checked])")]
        return cls(urljoin(address, str(tag.get("action") or "")), method, fields, boxes)

    def names(self, *endings: str) -> list[str]:
        """Give the names of the fields that end in one of these."""
        return [name for name, _value in self.fields if name.endswith(endings)]

    def fill(self, **values: str) -> "Form":
        """Type into fields of the form; a field that the form does not have is a mistake."""
        unknown = values.keys() - {name for name, _value in self.fields}
        assert not unknown, f"the form has no {sorted(unknown)}"
        fields = [(name, values.get(name, value)) for name, value in self.fields]
        return replace(self, fields=fields)

    def tick(self, name: str) -> "Form":
        """Tick a box that is not ticked yet."""
        assert name in self.boxes, f"{name} is not to be ticked"
        return replace(self, fields=[*self.fields, (name, "on")])


@dataclass
class Page:
    """What came back: the answer, and its text as a person reads it."""

    response: requests.Response

    def __post_init__(self) -> None:
        self.html = BeautifulSoup(self.response.text, "html.parser")

    @property
    def status(self) -> int:
        return self.response.status_code

    @property
    def address(self) -> str:
        return self.response.url

    @property
    def text(self) -> str:
        return " ".join(self.html.get_text(" ").split())

    def form(self, selector: str = "form[method=post]") -> Form:
        """Give the one form of the page that fits."""
        found = self.html.select(selector)
        assert len(found) == 1, f"{len(found)} forms are {selector!r} at {self.address}"
        return Form.read(found[0], self.address)

    def link(self, *, to: str) -> str:
        """Give the address of a link of the page."""
        found = [str(tag["href"]) for tag in self.html.select("a[href]") if to in str(tag["href"])]
        assert found, f"no link to {to!r} at {self.address}"
        return urljoin(self.address, found[0])

    def parts(self) -> set[str]:
        """Give the addresses of the style sheets, scripts and pictures of the page."""
        tags = self.html.select("link[rel=stylesheet][href], script[src], img[src]")
        return {urljoin(self.address, str(tag.get("href") or tag.get("src"))) for tag in tags}


class Person:
    """Somebody at a browser of their own."""

    def __init__(self, site: str) -> None:
        self.site = site
        self.session = requests.Session()
        self.session.trust_env = False  # no proxy stands between the test and its own machine
        self._parts: set[str] = set()

    def open(self, address: str) -> Page:
        return Page(self.session.get(urljoin(self.site, address), timeout=TIMEOUT_SECONDS))

    def missing_parts(self, page: Page) -> set[str]:
        """Fetch the parts of a page that are not in the browser's store; give what is missing."""
        asked = page.parts() - self._parts
        missing = {part for part in asked if self.open(part).status != requests.codes.ok}
        self._parts |= asked - missing
        return missing

    def send(self, form: Form) -> Page:
        ask: dict[str, Any] = {"data" if form.method == "post" else "params": form.fields}
        headers = {"Referer": form.address}
        answer = self.session.request(
            form.method, form.address, headers=headers, timeout=TIMEOUT_SECONDS, **ask
        )
        return Page(answer)

    def sign_in(self, username: str, password: str, address: str = "/admin/") -> Page:
        """Sign in wherever the address leads somebody who is not signed in."""
        form = self.open(address).form("form[method=post]:has([name=password])")
        return self.send(form.fill(username=username, password=password))


def _sent(control: Tag) -> list[tuple[str, str]]:
    """Give what a browser sends of one control."""
    name, kind = str(control["name"]), str(control.get("type", "text")).lower()
    if control.has_attr("disabled") or control.name == "button" or kind in NOT_SENT:
        return []
    if control.name == "textarea":
        return [(name, control.get_text().removeprefix("\n"))]
    if control.name == "select":
        options = control.select("option[selected]") or control.select("option")[:1]
        return [(name, str(option.get("value", option.get_text()))) for option in options]
    if kind in {"checkbox", "radio"} and not control.has_attr("checked"):
        return []
    return [(name, str(control.get("value", "on" if kind in {"checkbox", "radio"} else "")))]
