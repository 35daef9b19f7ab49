"""Keep the Thai message catalogues: extract, merge, compile and check, without gettext binaries.

    python tools/catalogues.py missing            what has no Thai yet, as JSON to fill in
    python tools/catalogues.py merge FILE.json    put translations in, extract, compile
    python tools/catalogues.py update             extract, drop what nobody uses, compile
    python tools/catalogues.py compile            write the .mo files again
    python tools/catalogues.py check              fail unless complete, consistent and compiled

The JSON maps a message to its Thai; "context\\u0004message" names a context. Each app has a
catalogue of its own. The project's also holds our Thai for strings of third-party packages, marked
"third-party".
"""

import argparse
import fcntl
import json
import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import polib
from message_sources import (
    APPS,
    DOMAINS,
    PROJECT,
    ROOT,
    Key,
    Messages,
    own_messages,
    third_party_messages,
)

THIRD_PARTY = "third-party"
HEADER = {
    "Language": "th",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=utf-8",
    "Content-Transfer-Encoding": "8bit",
    "Plural-Forms": "nplurals=1; plural=0;",
}
PLACEHOLDER = re.compile(r"%\((\w+)\)[sdf]|%(?:\.\d+)?([sdf])|\{(\w*)[^{}]*\}")

Catalogue = dict[Key, polib.POEntry]


def catalogue_path(app: str, domain: str) -> Path:
    return ROOT / app / "locale" / "th" / "LC_MESSAGES" / f"{domain}.po"


def read_catalogue(app: str, domain: str) -> Catalogue:
    path = catalogue_path(app, domain)
    if not path.exists():
        return {}
    return {Key.of(entry): entry for entry in polib.pofile(str(path)) if not entry.obsolete}


def read_all() -> dict[tuple[str, str], Catalogue]:
    return {(app, domain): read_catalogue(app, domain) for app in APPS for domain in DOMAINS}


def as_po(entries: Catalogue) -> polib.POFile:
    """Without dates and line numbers, in a fixed order: a difference shows what changed."""
    po = polib.POFile(wrapwidth=0)
    po.header = "Thai messages, kept by tools/catalogues.py."
    po.metadata = HEADER
    po.extend(entries[key] for key in sorted(entries))
    return po


def write_catalogue(app: str, domain: str, entries: Catalogue) -> None:
    path = catalogue_path(app, domain)
    if not entries:
        path.unlink(missing_ok=True)
        path.with_suffix(".mo").unlink(missing_ok=True)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    po = as_po(entries)
    _replace(path, (str(po).rstrip("\n") + "\n").encode())
    _replace(path.with_suffix(".mo"), po.to_binary())


def _replace(path: Path, content: bytes) -> None:
    """Swap the file in one step, so that a running site never reads half of it."""
    if path.exists() and path.read_bytes() == content:
        return
    draft = path.with_name(f".{path.name}.new")
    draft.write_bytes(content)
    os.replace(draft, path)


@contextmanager
def locked() -> Iterator[None]:
    """Let one process at a time change the catalogues."""
    folder = os.open(ROOT, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def thai_of(entry: polib.POEntry) -> str:
    return entry.msgstr_plural.get(0, "") if entry.msgid_plural else entry.msgstr


def new_entry(key: Key, plural: str, thai: str, third_party: bool = False) -> polib.POEntry:
    words = {"msgid_plural": plural, "msgstr_plural": {0: thai}} if plural else {"msgstr": thai}
    return polib.POEntry(
        msgid=key.message,
        msgctxt=key.context or None,
        comment=THIRD_PARTY if third_party else "",
        **words,
    )


def update(translations: dict[Key, str] | None = None, drop: bool = True) -> list[Key]:
    """Bring every catalogue in line with the sources, with translations added.

    A Thai text known anywhere is used wherever its message turns up. Returns the keys given that
    neither our sources nor an installed package knows; they are kept, as third-party.
    """
    own, catalogues = own_messages(), read_all()
    thai = {Key.of(e): thai_of(e) for c in catalogues.values() for e in c.values() if thai_of(e)}
    thai |= translations or {}
    ours = _by_domain(own)
    unknown = []
    for key in translations or {}:
        # A word of ours in Python may still be a package's in a script, and the other way round.
        domains = [d for d in DOMAINS if key in third_party_messages()[d] and key not in ours[d]]
        if not domains and not any(key in keys for keys in ours.values()):
            unknown.append(key)
            domains = ["django"]
        for domain in domains:
            plural = third_party_messages()[domain].get(key, "")
            catalogues[PROJECT, domain][key] = new_entry(key, plural, thai[key], third_party=True)
    for place, catalogue in catalogues.items():
        for key, entry in list(catalogue.items()):
            third_party = entry.comment == THIRD_PARTY
            if key in ours[place[1]] or (drop and not (third_party and is_third_party(key))):
                del catalogue[key]
            elif third_party:
                catalogue[key] = new_entry(key, entry.msgid_plural, thai[key], third_party=True)
        for key, plural in own[place].items():
            catalogue[key] = new_entry(key, plural, thai.get(key, ""))
        write_catalogue(*place, catalogue)
    return sorted(unknown)


def _by_domain(own: dict[tuple[str, str], Messages]) -> dict[str, set[Key]]:
    keys: dict[str, set[Key]] = {domain: set() for domain in DOMAINS}
    for (_app, domain), messages in own.items():
        keys[domain].update(messages)
    return keys


def is_third_party(key: Key) -> bool:
    return any(key in messages for messages in third_party_messages().values())


def missing() -> dict[str, str]:
    """Messages of ours that have no Thai, as the JSON that `merge` takes."""
    catalogues = read_all()
    return {
        str(key): ""
        for place, messages in own_messages().items()
        for key in sorted(messages)
        if key not in catalogues[place] or not thai_of(catalogues[place][key])
    }


def placeholders(text: str) -> list[str]:
    return sorted("".join(match) for match in PLACEHOLDER.findall(text.replace("%%", "")))


def problems() -> Iterator[str]:
    """Everything that keeps the catalogues from being complete, consistent and compiled."""
    own, catalogues = own_messages(), read_all()
    first_thai: dict[Key, tuple[str, str]] = {}
    for place, catalogue in catalogues.items():
        app, domain = place
        name = catalogue_path(app, domain).relative_to(ROOT)
        yield from _unlisted(str(name), own[place], catalogue)
        for key, entry in catalogue.items():
            thai = thai_of(entry)
            if not thai:
                yield f"{name}: no Thai for {str(key)!r}"
                continue
            expected = placeholders(entry.msgid_plural or entry.msgid)
            if placeholders(thai) != expected:
                yield f"{name}: {str(key)!r} should keep {expected}, has {placeholders(thai)}"
            if entry.fuzzy:
                yield f"{name}: fuzzy: {str(key)!r}"
            elsewhere, other_thai = first_thai.setdefault(key, (str(name), thai))
            if other_thai != thai:
                yield f"{name}: {str(key)!r} is {thai!r} here, {other_thai!r} in {elsewhere}"
        yield from _uncompiled(app, domain, catalogue)


def _unlisted(name: str, sources: Messages, catalogue: Catalogue) -> Iterator[str]:
    for key in sorted(sources.keys() - catalogue.keys()):
        yield f"{name}: not extracted yet: {str(key)!r}"
    for key in sorted(catalogue.keys() - sources.keys()):
        if catalogue[key].comment != THIRD_PARTY:
            yield f"{name}: no source uses {str(key)!r}"
        elif not is_third_party(key):
            yield f"{name}: neither we nor an installed package has {str(key)!r}"


def _uncompiled(app: str, domain: str, catalogue: Catalogue) -> Iterator[str]:
    path = catalogue_path(app, domain)
    compiled = path.with_suffix(".mo")
    if not catalogue:
        return
    if list(polib.pofile(str(path)).obsolete_entries()):
        yield f"{path.relative_to(ROOT)}: has obsolete entries"
    if not compiled.exists() or compiled.read_bytes() != as_po(catalogue).to_binary():
        yield f"{compiled.relative_to(ROOT)}: does not hold what the .po file says; run compile"


def compile_all() -> None:
    for (app, domain), catalogue in read_all().items():
        write_catalogue(app, domain, catalogue)


def read_translations(path: Path) -> dict[Key, str]:
    """Read the JSON; a plural may be given as a list of its one Thai form.

    Errors: ValueError when a translation is empty.
    """
    words = json.loads(path.read_text("utf-8"))
    translations = {
        Key.parse(text): thai[0] if isinstance(thai, list) else thai for text, thai in words.items()
    }
    empty = [key.message for key, thai in translations.items() if not thai]
    if empty:
        raise ValueError(f"{path}: no translation for {', '.join(map(repr, empty))}")
    return translations


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("command", choices=("missing", "merge", "update", "compile", "check"))
    parser.add_argument("files", nargs="*", type=Path)
    options = parser.parse_args(arguments)
    try:
        with locked():
            return run(options.command, options.files)
    except ValueError as error:
        print(error, file=sys.stderr)
        return 1


def run(command: str, files: list[Path]) -> int:
    match command:
        case "missing":
            print(json.dumps(missing(), ensure_ascii=False, indent=2))
        case "merge":
            for path in files:
                for key in update(read_translations(path), drop=False):
                    print(f"{path}: known to no source and no package: {str(key)!r}")
        case "update":
            update()
        case "compile":
            compile_all()
        case "check":
            found = list(problems())
            print("\n".join(found) or "Catalogues are complete and compiled.")
            return 1 if found else 0
    return 0


if __name__ == "__main__":
    sys.exit(main())
