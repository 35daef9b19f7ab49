"""Officers from and to a table: each row is one officer, read as DLA Connect's are.

Nothing is written by an import: it gives the records, which go the way of every update.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from import_export import fields, resources

from districtcoordinator.thai.date_input import DateError, parse_buddhist_date
from districtcoordinator.thai.dates import BUDDHIST_OFFSET, buddhist_digits
from districtcoordinator.thai.digits import to_arabic

from .enums import Position
from .models import Officer
from .places import Places
from .problems import RecordProblem
from .records import Record, read_record

COLUMNS = {
    "id": "เลขที่ใน DLA Connect",
    "position": "ประเภท",
    "name": "ชื่อ-นามสกุล",
    "post": "ตำแหน่ง",
    "province": "จังหวัด",
    "districts": "อำเภอที่รับผิดชอบ",
    "office_telephone": "โทรศัพท์สำนักงาน",
    "office_mail": "อีเมลสำนักงาน",
    "mobile": "โทรศัพท์มือถือ",
    "private_mail": "อีเมลส่วนตัว",
    "updated_on": "วันที่ปรับปรุงข้อมูล",
}
POSITIONS = {"ผอ.ทลอ.": Position.GROUP_DIRECTOR, "ทลอ.": Position.DISTRICT_OFFICER}
NAMES_OF_POSITIONS = {position: name for name, position in POSITIONS.items()}
# A spreadsheet takes 0 7500 0001 and 060 000 0001 for numbers and drops the zero.
WITHOUT_ZERO = re.compile(r"[1-9]\d{7,8}")
FIRST_BUDDHIST_YEAR = 2400


class OfficerResource(resources.ModelResource):
    """Reads rows into `records`; writes officers as the same rows."""

    id = fields.Field(attribute="source_id", column_name=COLUMNS["id"])
    position = fields.Field(attribute="position", column_name=COLUMNS["position"])
    name = fields.Field(attribute="name", column_name=COLUMNS["name"])
    post = fields.Field(attribute="post", column_name=COLUMNS["post"])
    province = fields.Field(attribute="province__name", column_name=COLUMNS["province"])
    districts = fields.Field(column_name=COLUMNS["districts"])
    office_telephone = fields.Field(
        attribute="office_telephone", column_name=COLUMNS["office_telephone"]
    )
    office_mail = fields.Field(attribute="office_mail", column_name=COLUMNS["office_mail"])
    mobile = fields.Field(attribute="mobile", column_name=COLUMNS["mobile"])
    private_mail = fields.Field(attribute="private_mail", column_name=COLUMNS["private_mail"])
    updated_on = fields.Field(attribute="updated_on", column_name=COLUMNS["updated_on"])

    class Meta:
        model = Officer
        fields = tuple(COLUMNS)
        import_id_fields = ("id",)
        skip_diff = True
        use_transactions = False
        store_row_values = False

    def __init__(self) -> None:
        super().__init__()
        self.places = Places()
        self.records: list[Record] = []

    def get_instance(self, instance_loader: Any, row: dict[str, Any]) -> None:
        """Every row is read for itself; who is there already is the plan's matter."""

    def import_instance(self, instance: Officer, row: dict[str, Any], **kwargs: Any) -> None:
        try:
            self.records.append(read_record(_fields_of(row), self.places))
        except RecordProblem as problem:
            raise ValidationError(str(problem)) from problem

    def save_instance(self, *args: Any, **kwargs: Any) -> None:
        """Nothing is written here."""

    def save_m2m(self, *args: Any, **kwargs: Any) -> None:
        """Nothing is written here."""

    def dehydrate_position(self, officer: Officer) -> str:
        return NAMES_OF_POSITIONS[Position(officer.position)]

    def dehydrate_districts(self, officer: Officer) -> str:
        return ", ".join(district.name for district in officer.districts.all())

    def dehydrate_updated_on(self, officer: Officer) -> str:
        return buddhist_digits(officer.updated_on) if officer.updated_on else ""


def _fields_of(row: dict[str, Any]) -> dict[str, Any]:
    """Give the fields of the contract from the cells of a row."""
    raw: dict[str, Any] = {name: _cell(row.get(column)) for name, column in COLUMNS.items()}
    for name in ("office_telephone", "mobile"):
        if WITHOUT_ZERO.fullmatch(to_arabic(raw[name])):
            raw[name] = f"0{raw[name]}"
    return {
        **raw,
        "position": POSITIONS.get(raw["position"], raw["position"]),
        "districts": [part.strip() for part in raw["districts"].split(",") if part.strip()],
        "updated_on": _day(row.get(COLUMNS["updated_on"])),
    }


def _cell(value: Any) -> str:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else str(value).strip()


def _day(value: Any) -> str:
    """Give a day as the contract writes it, from a date cell or from text, Buddhist or ISO."""
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        early = value.year < FIRST_BUDDHIST_YEAR
        return (value if early else _gregorian(value)).isoformat()
    text = _cell(value)
    try:
        return parse_buddhist_date(text).isoformat() if text else ""
    except DateError:
        return text


def _gregorian(day: date) -> date:
    """Give the day that somebody meant who typed a Buddhist year into a date cell."""
    try:
        return day.replace(year=day.year - BUDDHIST_OFFSET)
    except ValueError as error:
        raise ValidationError(_("The calendar has no such day.")) from error
