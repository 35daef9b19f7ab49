"""The directory from a file: a good one goes the way of every update, a bad one is told why."""

import io
import zipfile
from datetime import datetime
from types import SimpleNamespace
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl.worksheet.worksheet import Worksheet

from districtcoordinator.directory.actions import apply_update
from districtcoordinator.directory.enums import UpdateSource, UpdateState
from districtcoordinator.directory.importing import update_from_file
from districtcoordinator.directory.models import DirectoryUpdate, Officer
from districtcoordinator.directory.problems import DirectoryProblem
from districtcoordinator.directory.resources import COLUMNS
from districtcoordinator.directory.tables import LARGEST_FILE, MOST_ROWS, write_table

HEADERS = list(COLUMNS.values())
ROW: dict[str, Any] = {
    "id": "101",
    "position": "ทลอ.",
    "name": "นายสมชาย ใจดี",
    "post": "ท้องถิ่นอำเภอ",
    "province": "กระบี่",
    "districts": "เมืองกระบี่, 8106",
    "office_telephone": "0 7500 0001 ต่อ 12",
    "office_mail": "office@district.example",
    "mobile": "060-000-0001",
    "private_mail": "",
    "updated_on": "๑/๗/๒๕๖๙",
}


def cells(**changed: Any) -> list[Any]:
    return list({**ROW, **changed}.values())


def csv_of(*rows: list[Any], encoding: str = "utf-8-sig", separator: str = ",") -> bytes:
    lines = [HEADERS, *rows]
    text = "\r\n".join(separator.join(f'"{cell}"' for cell in line) for line in lines)
    return text.encode(encoding)


def xlsx_of(*rows: list[Any]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    for row in (HEADERS, *rows):
        sheet.append(row)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def take(world: SimpleNamespace, content: bytes, name: str) -> DirectoryUpdate:
    return update_from_file(user=world.central, file=SimpleUploadedFile(name, content))


def told(world: SimpleNamespace, content: bytes, name: str = "a.xlsx") -> str:
    with pytest.raises(DirectoryProblem) as problem:
        take(world, content, name)
    assert not DirectoryUpdate.objects.exists() and not Officer.objects.exists()
    return str(problem.value)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.xlsx", xlsx_of(cells())),
        ("A.XLSX", xlsx_of(cells())),
        ("utf-8.csv", csv_of(cells())),
        ("no-mark.csv", csv_of(cells(), encoding="utf-8")),
        ("excel-in-thailand.csv", csv_of(cells(), encoding="cp874")),
        ("tis-620.csv", csv_of(cells(), encoding="tis-620")),
        ("semicolons.csv", csv_of(cells(), separator=";")),
    ],
)
def test_a_table_is_looked_at_first_and_then_applied(
    world: SimpleNamespace, name: str, content: bytes
) -> None:
    update = take(world, content, name)
    assert (update.state, update.source) == (UpdateState.READY, UpdateSource.FILE)
    assert (update.file_name, update.added) == (name, 1)
    assert not Officer.objects.exists()
    apply_update(user=world.central, update=update)
    officer = Officer.objects.get()
    assert (officer.source_id, officer.name) == ("101", "นายสมชาย ใจดี")
    assert sorted(officer.districts.values_list("code", flat=True)) == ["8101", "8106"]
    assert (officer.office_telephone, officer.mobile) == ("0 7500 0001 ต่อ 12", "060 000 0001")
    assert str(officer.updated_on) == "2026-07-01"


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_downloaded_directory_can_be_uploaded_again_and_changes_nothing(
    world: SimpleNamespace, kind: str
) -> None:
    rows = [cells(), cells(id="102", position="ผอ.ทลอ.", districts="", updated_on="")]
    apply_update(user=world.central, update=take(world, xlsx_of(*rows), "a.xlsx"))
    content = write_table(Officer.objects.all(), kind)
    if kind == "csv":
        assert content.startswith("\ufeffเลขที่".encode())
    update = take(world, content, f"b.{kind}")
    assert (update.records_total, update.added, update.changed, update.left) == (2, 0, 0, 0)


def test_what_a_spreadsheet_makes_of_numbers_and_dates_is_understood(
    world: SimpleNamespace,
) -> None:
    day = datetime(2569, 7, 1)
    row = cells(id=101, office_telephone=75000001, mobile="600000001", updated_on=day)
    apply_update(user=world.central, update=take(world, xlsx_of(row), "a.xlsx"))
    officer = Officer.objects.get()
    assert (officer.office_telephone, officer.mobile) == ("0 7500 0001", "060 000 0001")
    assert str(officer.updated_on) == "2026-07-01"


def package(**parts: bytes) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), part)
    return content.getvalue()


def with_part(content: bytes, name: str, part: bytes) -> bytes:
    changed = io.BytesIO(content)
    with zipfile.ZipFile(changed, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, part)
    return changed.getvalue()


GOOD = xlsx_of(cells())
NO_WORKBOOK = {
    "a picture": b"\x89PNG\r\n\x1a\n" + b"\0" * 100,
    "a csv file": csv_of(cells()),
    "an old or locked file": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
    "cut off": GOOD[: len(GOOD) // 2],
    "some other package": package(word__document_xml=b"<w/>"),
    "an empty package": package(),
    "a broken workbook": package(xl__workbook_xml=b"<workbook"),
    "a workbook without sheets": package(xl__workbook_xml=b"<workbook/>"),
}


@pytest.mark.parametrize("name", NO_WORKBOOK)
def test_an_xlsx_that_is_none_is_told(world: SimpleNamespace, name: str) -> None:
    assert ".xlsx" in told(world, NO_WORKBOOK[name])


def test_macros_are_refused(world: SimpleNamespace) -> None:
    assert "มาโคร" in told(world, with_part(GOOD, "xl/vbaProject.bin", b"x"))


def test_a_file_that_swells_when_unpacked_is_refused_unread(world: SimpleNamespace) -> None:
    bomb = with_part(GOOD, "xl/media/a.bin", b"\0" * 45_000_000)
    assert len(bomb) < LARGEST_FILE
    assert "คลาย" in told(world, bomb)


def test_an_entity_that_grows_is_not_followed(world: SimpleNamespace) -> None:
    laughs = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    workbook = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "ha">{laughs}]><workbook>&a9;'
    assert ".xlsx" in told(world, package(xl__workbook_xml=workbook.encode()))


def test_a_formula_is_refused_by_its_cell(world: SimpleNamespace) -> None:
    assert "C2" in told(world, xlsx_of(cells(name='=HYPERLINK("http://x.example")')))


def test_a_cell_in_the_last_corner_is_not_walked_to(world: SimpleNamespace) -> None:
    book = openpyxl.load_workbook(io.BytesIO(GOOD))
    book.worksheets[0]["XFD1048576"] = "x"
    content = io.BytesIO()
    book.save(content)
    assert take(world, content.getvalue(), "a.xlsx").added == 1


def test_nobody_is_lost_below_empty_rows(world: SimpleNamespace) -> None:
    book = openpyxl.load_workbook(io.BytesIO(GOOD))
    sheet = book.worksheets[0]
    for column, cell in enumerate(sheet[2], start=1):
        sheet.cell(row=MOST_ROWS + 1_000, column=column, value=cell.value)
    sheet.cell(row=MOST_ROWS + 1_000, column=1, value="9001")
    content = io.BytesIO()
    book.save(content)
    assert take(world, content.getvalue(), "a.xlsx").added == 2


WRONG_TABLES = {
    "empty": (b"", "ว่าง"),
    "headers alone": (csv_of(), "ไม่มีรายชื่อ"),
    "a column missing": (csv_of().replace("จังหวัด".encode(), b"x"), "จังหวัด"),
    "other columns": ("ก,ข\n1,2".encode("cp874"), COLUMNS["id"]),
    "two bytes a letter": ("ก,ข".encode("utf-16"), "CSV"),
    "a picture": (b"\x89PNG\r\n\x1a\n\0\0", "CSV"),
    "an open quote": (b'"' + b"a" * 200_000, "ตาราง"),
    "too many rows": (csv_of(*[cells()] * 5_001), "5,000"),
    "a number twice": (csv_of(cells(), cells()), "101"),
}


@pytest.mark.parametrize("name", WRONG_TABLES)
def test_a_table_that_is_none_is_told(world: SimpleNamespace, name: str) -> None:
    content, word = WRONG_TABLES[name]
    assert word in told(world, content, "a.csv")


@pytest.mark.parametrize("name", ["a.xls", "a.xlsm", "a.ods", "a.pdf", "a", "csv"])
def test_other_kinds_of_files_are_refused(world: SimpleNamespace, name: str) -> None:
    assert ".xlsx" in told(world, GOOD, name)


def test_too_large_a_file_is_refused(world: SimpleNamespace) -> None:
    assert "3 MB" in told(world, b"x" * (LARGEST_FILE + 1), "a.csv")


def test_wrong_cells_are_told_by_their_row_in_the_file(world: SimpleNamespace) -> None:
    blank = [""] * len(HEADERS)
    content = csv_of(cells(), blank, cells(id="2", province="ไม่มี"), cells(id="3", position="x"))
    lines = told(world, content, "a.csv").splitlines()
    assert len(lines) == 2
    assert "แถวที่ 4" in lines[0] and "ไม่มี" in lines[0]
    assert "แถวที่ 5" in lines[1]
