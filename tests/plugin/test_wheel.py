"""The wheel: what another site installs holds all that the apps need, and nothing of this site."""

import ast
import re
import sys
from email import message_from_bytes
from importlib.metadata import packages_distributions
from pathlib import Path, PurePosixPath
from zipfile import ZipFile

import pytest

from .host import ROOT

pytestmark = pytest.mark.plugin

PACKAGES = ("districtcoordinator", "faq", "news", "workload_tracking")
APPS = {
    "districtcoordinator/accounts": "dc_accounts",
    "districtcoordinator/areas": "dc_areas",
    "districtcoordinator/background": "dc_background",
    "districtcoordinator/directory": "dc_directory",
    "districtcoordinator/thai": "dc_thai",
    "faq": "faq",
    "news": "news",
    "workload_tracking": "workload_tracking",
}
OF_THIS_SITE = "settings|static|templates|crawlers|maintenance|security_policy|urls|wsgi"
LEFT_OUT = {"tests", "__pycache__"}


@pytest.fixture(scope="session")
def names(wheel: Path) -> set[str]:
    return set(ZipFile(wheel).namelist())


def test_the_wheel_holds_every_file_of_every_app_but_its_tests(names: set[str]) -> None:
    files = {
        path.relative_to(ROOT).as_posix()
        for app in APPS
        for path in (ROOT / app).rglob("*")
        if path.is_file() and not LEFT_OUT.intersection(path.relative_to(ROOT).parts)
    }
    assert files - names == set()
    kinds = {Path(name).suffix for name in files}
    assert {".py", ".html", ".css", ".mo", ".woff2"} <= kinds


def test_the_wheel_holds_the_reference_data(names: set[str]) -> None:
    data = {f"districtcoordinator/fixtures/{path.name}" for path in (ROOT / "fixtures").iterdir()}
    assert data <= names


def test_no_template_or_style_can_be_taken_for_one_of_the_host(names: set[str]) -> None:
    found = {
        (app, kind, name.relative_to(f"{app}/{kind}").parts[0])
        for app in APPS
        for kind in ("templates", "static")
        for name in map(PurePosixPath, names)
        if name.is_relative_to(f"{app}/{kind}")
    }
    strangers = {
        (app, kind, folder)
        for app, kind, folder in found
        if folder not in (APPS[app], "districtcoordinator")
    }
    assert strangers == set()
    assert ("districtcoordinator/accounts", "templates", "dc_accounts") in found


def test_the_wheel_holds_nothing_of_this_site_itself(names: set[str]) -> None:
    own = [
        name
        for name in names
        if LEFT_OUT.intersection(Path(name).parts)
        or not name.startswith((*(f"{one}/" for one in PACKAGES), "districtcoordinator-"))
        or re.match(rf"districtcoordinator/({OF_THIS_SITE})\b", name)
    ]
    assert own == []


def test_the_wheel_asks_for_every_package_that_it_imports(wheel: Path) -> None:
    archive = ZipFile(wheel)
    (metadata,) = (name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
    asked = message_from_bytes(archive.read(metadata)).get_all("Requires-Dist", [])
    declared = {_normal(re.match(r"[\w.-]+", line)[0]) for line in asked}
    distributions = packages_distributions()
    undeclared = {
        f"{name}: {module}"
        for name in archive.namelist()
        if name.endswith(".py")
        for module in _imported(archive.read(name))
        if module not in sys.stdlib_module_names
        and module not in PACKAGES
        and not declared.intersection(map(_normal, distributions.get(module, [])))
    }
    assert undeclared == set()


def _imported(source: bytes) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            found.add(node.module.partition(".")[0])
    return found


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
