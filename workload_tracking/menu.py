"""The admin menu "ข้อมูล สถอ.", in the handbook's order; each person sees what answers."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse_lazy
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem

from districtcoordinator.areas.menus import holds

from .permissions import FILL, MANAGE_ROUNDS, VIEW

ASPECTS = range(1, 9)


class WorkloadMenuItem(MenuItem):
    """An entry for whoever holds a permission somewhere."""

    def __init__(self, label: Any, url: Any, *, permission: str, **kwargs: Any) -> None:
        self.permission = permission
        super().__init__(label, url, **kwargs)

    def is_shown(self, request: HttpRequest) -> bool:
        return holds(request, self.permission)


def workload_menu() -> SubmenuMenuItem:
    """Build the menu; `order` numbers keep the handbook's order whatever is left out."""
    entries: list[tuple[Any, Any, str, str]] = [
        (_("Contact data"), reverse_lazy("workload:contact"), FILL, "user"),
        *(
            (
                format_lazy(_("Aspect {number}"), number=number),
                reverse_lazy("workload:aspect", args=[number]),
                FILL,
                "table",
            )
            for number in ASPECTS
        ),
        (_("Status of recording"), reverse_lazy("workload:status"), VIEW, "tasks"),
        (_("Own work"), reverse_lazy("workload:own_work"), FILL, "list-ul"),
        (_("Letters received and sent"), reverse_lazy("workload:letters"), FILL, "mail"),
        (_("Rounds and questions"), reverse_lazy("workload:rounds"), MANAGE_ROUNDS, "calendar"),
    ]
    items = [
        WorkloadMenuItem(
            label,
            url,
            permission=permission,
            name=f"workload-{order}",
            icon_name=icon,
            order=order,
        )
        for order, (label, url, permission, icon) in enumerate(entries, start=1)
    ]
    return SubmenuMenuItem(
        _("District office data"), Menu(items=items), name="workload", icon_name="table", order=10
    )
