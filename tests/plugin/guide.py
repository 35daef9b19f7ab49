"""The lines that docs/plugin.md tells a host to write; the test writes exactly those."""

import re
from pathlib import Path

GUIDE = Path(__file__).resolve().parents[2] / "docs" / "plugin.md"
FENCED = re.compile(r"^```(?P<language>\w*)\n(?P<lines>.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(heading: str) -> list[str]:
    """Give the fenced blocks below a heading of the guide, in their order."""
    _before, _heading, rest = GUIDE.read_text("utf-8").partition(f"## {heading}\n")
    section = rest.partition("\n## ")[0]
    found = [match["lines"] for match in FENCED.finditer(section)]
    assert found, f"{GUIDE.name} has nothing to copy under {heading!r}"
    return found


def commands(heading: str) -> list[list[str]]:
    """Give the `manage.py` commands below a heading, as lists of arguments."""
    lines = "".join(blocks(heading)).splitlines()
    return [line.removeprefix("python manage.py ").split() for line in lines]
