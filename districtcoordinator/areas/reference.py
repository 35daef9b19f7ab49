"""Finds the stable reference data, in the repository and in an installed wheel."""

import csv
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1]
FOLDERS = (PACKAGE / "fixtures", PACKAGE.parent / "fixtures")


def reference_file(name: str) -> Path:
    """Give the path of a reference file; raises FileNotFoundError if no folder has it."""
    for folder in FOLDERS:
        if (folder / name).is_file():
            return folder / name
    raise FileNotFoundError(f"No reference file {name} in {', '.join(map(str, FOLDERS))}")


def reference_rows(name: str) -> list[dict[str, str]]:
    """Give the rows of a reference table (CSV, UTF-8) as dictionaries by column name."""
    with reference_file(name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))
