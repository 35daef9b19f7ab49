"""An uploaded xlsx or csv file, checked for being what it says, as rows of cells; and back."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import openpyxl
import tablib
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from import_export.formats.base_formats import CSV, XLSX

from .problems import DirectoryProblem
from .resources import COLUMNS, OfficerResource

LARGEST_FILE = 3_000_000
LARGEST_UNPACKED = 40_000_000
MOST_PARTS = 500
MOST_ROWS = 5_000
LAST_ROW = 100_000  # with empty ones between
MOST_COLUMNS = 40
ENCODINGS = ("utf-8-sig", "cp874")  # what Excel writes on Thai computers
BYTE_ORDER_MARK = b"\xef\xbb\xbf"  # without it Excel shows Thai as garbage
CONTENT_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
# A row's number in the file, and its cells.
Row = tuple[int, list[Any]]


class TableProblem(DirectoryProblem):
    """The file cannot be read as a table of officers; the text says why."""


@dataclass
class Table:
    """The rows that are not empty, and the number that each has in the file."""

    rows: tablib.Dataset
    numbers: list[int]


def read_table(file: Any) -> Table:
    """Give the rows of an uploaded file with its `name` and `size`; raises TableProblem."""
    if file.size > LARGEST_FILE:
        raise TableProblem(_("The file is larger than 3 MB."))
    kind = Path(file.name).suffix.lower().removeprefix(".")
    if kind not in CONTENT_TYPES:
        raise TableProblem(_("Only .xlsx and .csv files are taken. Save the table as one of them."))
    content = file.read()
    if not content.strip():
        raise TableProblem(_("The file is empty."))
    return _table(_xlsx_rows(content) if kind == "xlsx" else _csv_rows(content))


def write_table(officers: QuerySet, kind: str) -> bytes:
    """Give officers as a file of one of CONTENT_TYPES that Excel shows in Thai."""
    rows = OfficerResource().export(officers.select_related("province"))
    if kind == "xlsx":
        return XLSX().export_data(rows)
    return BYTE_ORDER_MARK + CSV().export_data(rows).encode()


def _filled(rows: Iterable[list[Any]]) -> list[Row]:
    """Keep the rows that are not empty, at most one more than is taken."""
    filled = (
        (number, cells)
        for number, cells in enumerate(rows, start=1)
        if any(str(cell).strip() for cell in cells if cell is not None)
    )
    return list(islice(filled, 1 + MOST_ROWS + 1))


def _table(filled: list[Row]) -> Table:
    headers = [str(cell or "").strip() for cell in filled[0][1]] if filled else []
    missing = [column for column in COLUMNS.values() if column not in headers]
    if missing:
        raise TableProblem(
            _("These columns are missing: %(columns)s") % {"columns": ", ".join(missing)}
        )
    if len(filled) - 1 > MOST_ROWS:
        raise TableProblem(_("The table has more than 5,000 rows."))
    width = len(headers)
    body = [(cells + [None] * width)[:width] for _number, cells in filled[1:]]
    return Table(tablib.Dataset(*body, headers=headers), [number for number, _cells in filled[1:]])


def _csv_rows(content: bytes) -> list[Row]:
    text = _decoded(content)
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    try:
        return _filled(csv.reader(io.StringIO(text), delimiter=delimiter))
    except csv.Error as error:
        raise TableProblem(_("The file cannot be read as a table.")) from error


def _decoded(content: bytes) -> str:
    for encoding in ENCODINGS:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise TableProblem(_("The file is not a csv file. In Excel, choose “CSV UTF-8” when saving."))


def _xlsx_rows(content: bytes) -> list[Row]:
    _check_package(content)
    try:
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()
        # Not to the sheet's end: a cell in its last corner would make a million rows of them.
        rows = sheet.iter_rows(max_row=LAST_ROW, max_col=MOST_COLUMNS)
        return _filled([_value(cell) for cell in cells] for cells in rows)
    except TableProblem:
        raise
    except Exception as error:  # a damaged file breaks the reader in more ways than can be listed
        raise TableProblem(_("The file is damaged or is no real .xlsx file.")) from error


def _check_package(content: bytes) -> None:
    """Refuse what is no workbook, has macros, or would swell when it is unpacked."""
    try:
        parts = zipfile.ZipFile(io.BytesIO(content)).infolist()
    except zipfile.BadZipFile as error:
        raise TableProblem(
            _("This is no real .xlsx file, or it is locked with a password.")
        ) from error
    names = {part.filename for part in parts}
    if "xl/workbook.xml" not in names:
        raise TableProblem(_("This is no real .xlsx file, or it is locked with a password."))
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise TableProblem(_("The file has macros. Save it as .xlsx without macros."))
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        raise TableProblem(_("The file is too large when unpacked."))


def _value(cell: Any) -> Any:
    if getattr(cell, "data_type", None) == "f":
        raise TableProblem(
            _("Cell %(cell)s holds a formula. Put its value there instead.")
            % {"cell": cell.coordinate}
        )
    return cell.value
