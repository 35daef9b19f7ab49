"""What of people is somebody's work, on the admin's home."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.forms import Media
from django.http import HttpRequest
from wagtail.admin.ui.components import Component

from districtcoordinator.areas.menus import holds

from .people import people
from .permissions import MANAGE_PEOPLE


def panels_for(request: HttpRequest) -> list[Component]:
    """Give the panel of whoever looks after people; everybody else gets none."""
    return [PeoplePanel(request.user)] if holds(request, MANAGE_PEOPLE) else []


class PeoplePanel(Component):
    """How many people one looks after, and the way to them."""

    name = "people"
    order = 20
    template_name = "dc_accounts/people/panel.html"

    def __init__(self, user: Any) -> None:
        self.user = user

    @property
    def media(self) -> Media:
        return Media(css={"all": ("dc_accounts/css/people.css",)})

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        return {"in_use": people().for_user(self.user).filter(is_active=True).count()}
