"""One picture to take; its address comes from the site's own named URLs."""

from dataclasses import dataclass
from typing import Any

from django.urls import NoReverseMatch, reverse


@dataclass(frozen=True)
class Screen:
    """One picture: whose, of what, and what is done there first."""

    who: str
    name: str
    address: str  # the name of a URL, or a path that begins with "/"
    args: tuple[Any, ...] = ()
    query: str = ""
    steps: tuple[tuple[str, ...], ...] = ()
    status: int = 200
    script: bool = True
    dark: bool = False
    paper: bool = False
    phone: bool = False

    @property
    def picture(self) -> str:
        """What its pictures are named, but for the width."""
        return f"{self.who}-{self.name}"

    @property
    def path(self) -> str:
        """Where it is; raises NoReverseMatch while the site has no such address."""
        path = (
            self.address if self.address.startswith("/") else reverse(self.address, args=self.args)
        )
        return path + self.query


def address_of(screen: Screen) -> str | None:
    """Give the path of a screen, or nothing while the site has no such address."""
    try:
        return screen.path
    except NoReverseMatch:
        return None
