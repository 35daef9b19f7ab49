"""A csv table of people as Excel writes it: read, checked for its shape, and offered empty."""

import csv
import io
from dataclasses import dataclass
from typing import Any

import tablib
from django.utils.translation import gettext as _

from .resources import COLUMNS

LARGEST_FILE = 1_000_000
MOST_ROWS = 2_000
ENCODINGS = ("utf-8-sig", "cp874")  # what Excel writes on Thai computers
BYTE_ORDER_MARK = "\ufeff"  # without it Excel shows Thai as garbage


class TableError(Exception):
    """The file cannot be read as a table of people; the text says why."""


@dataclass
class PeopleTable:
    """The rows that are not empty, and the number that each has in the file."""

    rows: tablib.Dataset
    numbers: list[int]


def read_text(file: Any) -> str:
    """Give the text of an uploaded csv file; raises TableError."""
    if file.size > LARGEST_FILE:
        raise TableError(_("The file is larger than 1 MB."))
    content = file.read()
    for encoding in ENCODINGS:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise TableError(_("The file is not a csv file. In Excel, choose “CSV UTF-8” when saving."))


def read_table(text: str) -> PeopleTable:
    """Give the rows of a csv text; raises TableError."""
    try:
        lines = list(enumerate(csv.reader(io.StringIO(text)), start=1))
    except csv.Error as error:
        raise TableError(_("The file cannot be read as a table.")) from error
    filled = [(number, cells) for number, cells in lines if any(map(str.strip, cells))]
    headers = [cell.strip() for cell in filled[0][1]] if filled else []
    missing = [column for column in COLUMNS if column not in headers]
    if missing:
        raise TableError(
            _("These columns are missing: %(columns)s") % {"columns": ", ".join(missing)}
        )
    if len(filled) - 1 > MOST_ROWS:
        raise TableError(_("The table has more than 2,000 rows."))
    width = len(headers)
    rows = [
        [cell.strip() for cell in cells + [""] * width][:width] for _number, cells in filled[1:]
    ]
    return PeopleTable(tablib.Dataset(*rows, headers=headers), [one for one, _cells in filled[1:]])


def empty_table() -> str:
    """Give a csv text with the right columns and no row, such that Excel shows its Thai."""
    return f"{BYTE_ORDER_MARK}{','.join(COLUMNS)}\r\n"
