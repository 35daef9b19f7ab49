"""Gathers the `demo.py` of every installed app: each has `load(report_progress)`."""

from collections.abc import Callable
from graphlib import TopologicalSorter
from importlib import import_module
from types import ModuleType
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, OutputWrapper
from django.utils.module_loading import module_has_submodule
from django.utils.translation import gettext as _

from districtcoordinator.accounts.role_groups import apply_roles

WIDTH = 30


class Command(BaseCommand):
    help = "Load demo accounts and data, adding what is missing. Refused in production."

    def handle(self, *args: Any, **options: Any) -> None:
        if not getattr(settings, "DISTRICTCOORDINATOR_DEMO_ALLOWED", False):
            raise CommandError(
                _(
                    "Refused: these settings do not allow demo data, because demo accounts have a "
                    "known password. Only a site that is not in production may set "
                    "DISTRICTCOORDINATOR_DEMO_ALLOWED."
                )
            )
        for module in demo_modules():
            self.stdout.write(module.load(progress_on(self.stderr)))
        apply_roles()  # again: some rights are on pages, which have only now come


def demo_modules() -> list[ModuleType]:
    """Give the demo module of each app that has one, after those that its `AFTER` names.

    `load(report_progress)` adds what is missing and gives a sentence about what it did;
    `report_progress(title, done, total)` may be called as often as one likes.
    """
    found: dict[str, ModuleType] = {}
    for config in apps.get_app_configs():
        if config.module and module_has_submodule(config.module, "demo"):
            module = import_module(f"{config.name}.demo")
            if hasattr(module, "load"):
                found[config.label] = module
    needs = {
        label: [other for other in getattr(module, "AFTER", ()) if other in found]
        for label, module in found.items()
    }
    return [found[label] for label in TopologicalSorter(needs).static_order()]


def progress_on(stream: OutputWrapper) -> Callable[[str, int, int], None]:
    """Draw a bar on a terminal; elsewhere write a line for each tenth that is done."""
    tenths: dict[str, int] = {}

    def report_progress(title: str, done: int, total: int) -> None:
        part = done / total if total else 1.0
        if stream.isatty():
            bar = "█" * round(part * WIDTH)
            ending = "\n" if done >= total else ""
            line = f"\r{title} {bar:░<{WIDTH}} {done:,}/{total:,}"
        elif int(part * 10) > tenths.get(title, -1):
            ending = "\n"
            line = f"{title} {done:,}/{total:,}"
        else:
            return
        tenths[title] = int(part * 10)
        stream.write(line, style_func=str, ending=ending)
        stream.flush()

    return report_progress
