"""The Nu HTML checker: where it is on this machine, and what it says of some files."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import unquote

INSTALLED = Path(sys.prefix) / "nu-html-checker/node_modules/vnu-jar/build/dist/vnu.jar"


class CheckerNotFound(Exception):
    """Java, or the checker itself, is not on this machine."""


def checker_command() -> list[str]:
    """Return how to start it: the jar that VNU_JAR names, or what `make` installed by npm.

    Errors: CheckerNotFound.
    """
    java, jar = shutil.which("java"), Path(os.environ.get("VNU_JAR") or INSTALLED)
    if java is None:
        raise CheckerNotFound("Java was not found")
    if not jar.exists():
        raise CheckerNotFound("the Nu HTML checker is not installed, for which npm is needed")
    return [java, "-Xss2m", "-jar", str(jar)]


def objections(folder: Path) -> list[str]:
    """Read all HTML files of a folder at one go; name file, line and what is wrong.

    Errors: CheckerNotFound; RuntimeError when it did not run to its end.
    """
    command = [*checker_command(), "--format", "json", "--exit-zero-always", str(folder)]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    try:
        messages = json.loads(answer.stderr)["messages"]
    except (ValueError, KeyError):
        raise RuntimeError(answer.stderr or answer.stdout) from None
    return [_sentence(one) for one in messages]


def _sentence(message: dict[str, Any]) -> str:
    name = Path(unquote(message.get("url", ""))).stem
    kind = message.get("subType", message["type"])
    where, extract = message.get("lastLine", ""), message.get("extract", "").strip()
    return f"{name}, line {where}, {kind}: {message['message']} {extract}"
