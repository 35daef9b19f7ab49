"""Which messages our own sources hold, and which the installed packages hold.

Python only: Django turns a template into gettext calls, Babel reads the calls, polib reads
catalogues.
"""

import sysconfig
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path

import polib
from babel.messages.extract import extract
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parents[1]
PROJECT = "districtcoordinator"
# A file belongs to the first of these that holds it.
APPS = (
    "home",
    "faq",
    "news",
    "workload_tracking",
    "districtcoordinator/accounts",
    "districtcoordinator/areas",
    "districtcoordinator/directory",
    "districtcoordinator/thai",
    PROJECT,
)
DOMAINS = ("django", "djangojs")
NOT_SEARCHED = {"tests", "migrations", "locale", "vendor", "__pycache__"}

KEYWORDS = {
    **dict.fromkeys(("_", "gettext", "gettext_lazy", "gettext_noop"), None),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (1, 2)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), ((1, "c"), 2)),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), ((1, "c"), 2, 3)),
}


@dataclass(frozen=True, order=True)
class Key:
    """What gettext looks a message up by: its context and its singular."""

    context: str
    message: str

    @classmethod
    def of(cls, entry: polib.POEntry) -> "Key":
        return cls(entry.msgctxt or "", entry.msgid)

    @classmethod
    def parse(cls, text: str) -> "Key":
        """Read "context\\u0004message" or plain "message"."""
        context, separator, message = text.partition("\x04")
        return cls(context, message) if separator else cls("", text)

    def __str__(self) -> str:
        return f"{self.context}\x04{self.message}" if self.context else self.message


Messages = dict[Key, str]
"""Key to plural; the plural is "" where the message has none."""


def own_messages() -> dict[tuple[str, str], Messages]:
    """Messages in our sources, by (app, domain).

    Errors: ValueError naming the file that cannot be read.
    """
    found: dict[tuple[str, str], Messages] = {
        (app, domain): {} for app in APPS for domain in DOMAINS
    }
    for app in APPS:
        for path in _sources(app):
            domain = "djangojs" if path.suffix == ".js" else "django"
            try:
                messages = list(_messages_in(path))
            except Exception as error:
                raise ValueError(f"{path.relative_to(ROOT)}: {error}") from error
            for key, plural in messages:
                known = found[app, domain].get(key, "")
                found[app, domain][key] = known or plural
    return found


def _sources(app: str) -> Iterator[Path]:
    nested = [ROOT / other for other in APPS if other.startswith(f"{app}/")]
    for path in sorted((ROOT / app).rglob("*")):
        below = path.relative_to(ROOT / app)
        if NOT_SEARCHED.intersection(below.parts) or any(map(path.is_relative_to, nested)):
            continue
        is_template = "templates" in below.parts and path.suffix in {".html", ".txt", ".xml"}
        if path.is_file() and (is_template or path.suffix in {".py", ".js"}):
            yield path


def _messages_in(path: Path) -> Iterator[tuple[Key, str]]:
    text = path.read_text("utf-8")
    if path.suffix not in {".py", ".js"}:
        # Brackets, because what templatize leaves of the markup is not indented like Python.
        text = f"({templatize(text, origin=str(path))}\n)"
    method = "javascript" if path.suffix == ".js" else "python"
    options = {"parse_template_string": True}
    found = extract(method, BytesIO(text.encode()), KEYWORDS, options=options)
    for _line, message, _comments, context in found:
        singular, plural = message[:2] if isinstance(message, tuple) else (message, "")
        if singular:
            yield Key(context or "", singular), plural


@cache
def third_party_messages() -> dict[str, Messages]:
    """Messages of the installed packages, by domain, read from the catalogues they ship."""
    packages = Path(sysconfig.get_paths()["purelib"])
    found: dict[str, Messages] = {domain: {} for domain in DOMAINS}
    for locale in sorted([*packages.glob("*/locale"), *packages.glob("*/**/*/locale")]):
        for domain in DOMAINS:
            catalogues = sorted(
                locale.glob(f"*/LC_MESSAGES/{domain}.po"), key=lambda path: path.stat().st_size
            )
            english = locale / "en" / "LC_MESSAGES" / f"{domain}.po"
            # Any language lists every message of its package; the largest is the most complete.
            for path in {english, *catalogues[-1:]} if english.exists() else catalogues[-1:]:
                for entry in polib.pofile(str(path)):
                    if not entry.obsolete:
                        found[domain][Key.of(entry)] = entry.msgid_plural
    return found
