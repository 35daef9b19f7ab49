"""One officer as a source gives it, checked and written the way the directory keeps it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from functools import partial
from typing import Any, cast

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import Field
from django.utils import timezone
from django.utils.translation import gettext as _

from districtcoordinator.thai.messages import TELEPHONE_MESSAGES
from districtcoordinator.thai.normalise import normalise
from districtcoordinator.thai.telephone import NotATelephoneNumber, parse_telephone

from .enums import Position
from .models import Officer
from .places import Places
from .problems import RecordProblem

MOST_DISTRICTS = 30
LONGEST_PLACE = 60
MOST_PROBLEMS_TOLD = 10
TELEPHONES = ("office_telephone", "mobile")
MAILS = ("office_mail", "private_mail")
FORMULAE = ("=", "+", "-", "@")  # what Excel would compute in a downloaded table
TEXTS = ("post", *TELEPHONES, *MAILS)


@dataclass(frozen=True)
class Record:
    """An officer; province and districts by their codes."""

    source_id: str
    position: str
    name: str
    post: str
    province: str
    districts: tuple[str, ...]
    office_telephone: str
    office_mail: str
    mobile: str
    private_mail: str
    updated_on: date | None

    def as_json(self) -> dict[str, Any]:
        return {**asdict(self), "updated_on": self.updated_on and self.updated_on.isoformat()}

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> Record:
        day = kept["updated_on"]
        return cls(
            **{
                **kept,
                "districts": tuple(kept["districts"]),
                "updated_on": date.fromisoformat(day) if day else None,
            }
        )


def read_record(raw: Any, places: Places) -> Record:
    """Give an officer from the fields of the contract; raises RecordProblem with all its faults."""
    if not isinstance(raw, Mapping):
        raise RecordProblem(_("An officer is not given as an object with fields."))
    problems: list[str] = []

    def read(field: str, reader: Callable[[], Any], instead: Any = "") -> Any:
        try:
            return reader()
        except RecordProblem as problem:
            problems.append(f"{label_of(field)}: {problem}")
            return instead

    texts = {name: read(name, partial(_text, raw, name)) for name in TEXTS}
    texts["name"] = read("name", lambda: _needed(_text(raw, "name")))
    for name in TELEPHONES:
        texts[name] = read(name, partial(_telephone, texts[name]))
    for name in MAILS:
        read(name, partial(_check_mail, texts[name]))
    position = read("position", lambda: _position(raw))
    province = read("province", lambda: places.province(_needed(_text(raw, "province"))))
    districts = ()
    if province:
        districts = read("districts", lambda: _districts(raw, position, province, places), ())
    record = Record(
        source_id=read("source_id", lambda: _needed(_identifier(raw))),
        position=position,
        province=province,
        districts=districts,
        updated_on=read("updated_on", lambda: _day(raw.get("updated_on")), None),
        **texts,
    )
    if problems:
        raise RecordProblem(f"{_who(raw)}: {' '.join(problems)}")
    return record


def read_records(raws: Iterable[Any], places: Places) -> list[Record]:
    """Give all officers of a list; raises RecordProblem that tells of the first faulty ones."""
    records, problems = [], []
    for raw in raws:
        try:
            records.append(read_record(raw, places))
        except RecordProblem as problem:
            problems.append(str(problem))
    refuse_all(problems)
    return records


def check_unique(records: Iterable[Record]) -> None:
    """Refuse a list in which a number occurs twice; raises RecordProblem."""
    names: dict[str, str] = {}
    problems = []
    for record in records:
        if record.source_id in names:
            problems.append(
                _("The number %(number)s is there twice: %(first)s and %(second)s.")
                % {
                    "number": record.source_id,
                    "first": names[record.source_id],
                    "second": record.name,
                }
            )
        names.setdefault(record.source_id, record.name)
    refuse_all(problems)


def refuse_all(problems: list[str]) -> None:
    """Raise RecordProblem with the first of some problems, a line each; none raise nothing."""
    told = problems[:MOST_PROBLEMS_TOLD]
    if more := len(problems) - len(told):
        told.append(_("… and %(count)d more.") % {"count": more})
    if told:
        raise RecordProblem("\n".join(told))


def label_of(field: str) -> str:
    """Give what a field is called on screens."""
    return str(_field(field).verbose_name)


def _field(name: str) -> Field:
    return cast(Field, Officer._meta.get_field(name))


def _text(raw: Mapping, name: str) -> str:
    value = raw.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise RecordProblem(_("This must be a text."))
    text = normalise(value)
    longest = _field(name).max_length or LONGEST_PLACE
    if len(text) > longest:
        raise RecordProblem(_("At most %(count)d characters.") % {"count": longest})
    if text.startswith(FORMULAE) and name not in TELEPHONES:
        raise RecordProblem(_("This begins like a formula of a spreadsheet."))
    if not text.isprintable():
        raise RecordProblem(_("There are characters in it that cannot be shown."))
    return text


def _needed(text: str) -> str:
    if not text:
        raise RecordProblem(_("This is missing."))
    return text


def _identifier(raw: Mapping) -> str:
    value = raw.get("id")
    number = isinstance(value, int) and not isinstance(value, bool)
    text = str(value) if number else _text({"source_id": value}, "source_id")
    return _text({"source_id": text}, "source_id")


def _telephone(text: str) -> str:
    try:
        return parse_telephone(text) if text else ""
    except NotATelephoneNumber as error:
        raise RecordProblem(str(TELEPHONE_MESSAGES["not_a_telephone"])) from error


def _check_mail(text: str) -> None:
    try:
        if text:
            validate_email(text)
    except ValidationError as error:
        raise RecordProblem(_("This is no mail address.")) from error


def _position(raw: Mapping) -> str:
    value = raw.get("position")
    if not isinstance(value, str) or value not in Position.values:
        known = ", ".join(f"{position.value} ({position.label})" for position in Position)
        raise RecordProblem(_("This must be one of: %(known)s.") % {"known": known})
    return value


def _districts(raw: Mapping, position: str, province: str, places: Places) -> tuple[str, ...]:
    value = raw.get("districts")
    if value is None:
        value = []
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise RecordProblem(_("This must be a list of codes or names."))
    if len(value) > MOST_DISTRICTS:
        raise RecordProblem(_("At most %(count)d districts.") % {"count": MOST_DISTRICTS})
    if position == Position.DISTRICT_OFFICER and not value:
        raise RecordProblem(_("A district officer needs at least one district."))
    return tuple(sorted({places.district(one, province) for one in value}))


def _day(value: Any) -> date | None:
    if value is None or value == "":
        return None
    try:
        day = date.fromisoformat(value)
    except (TypeError, ValueError) as error:
        raise RecordProblem(_("This must be a date such as 2026-07-07.")) from error
    if day > timezone.localdate():
        raise RecordProblem(_("This day has not come yet."))
    return day


def _who(raw: Mapping) -> str:
    said = " ".join(str(raw.get(name) or "")[:60] for name in ("id", "name"))
    printable = "".join(filter(str.isprintable, said)).strip()
    return printable or _("An officer without number and name")
