"""Thai telephone numbers, in the form in which offices print them."""

import re

from .digits import to_arabic
from .normalise import normalise

_EXTENSION = re.compile(r"\s*(?:ต่อ|กด|ext\.?|x|#)\s*([0-9]{1,6}(?:\s*[-,]\s*[0-9]{1,6})*)$", re.I)
_JOINT = re.compile(r"\s*([-,])\s*")
_LABEL = re.compile(r"^(?:โทรศัพท์|โทร|มือถือ|tel|phone)\s*[.:]*\s*", re.I)
_COUNTRY = re.compile(r"^\(?(?:\+|00)\s*66\)?[\s-]*(?:\(0\)|0)?")
_SPACING = re.compile("[ .()\u2010-\u2014-]+")
# Provincial and Bangkok landlines, mobiles, toll-free and shared-cost numbers, short numbers as
# 1567 (ศูนย์ดำรงธรรม) or 191. Source: the numbering plan of the telecommunication commission (NBTC).
_SHAPES = (
    (re.compile(r"(0)([2-57]\d{3})(\d{4})"), "{} {} {}"),
    (re.compile(r"(0[689]\d)(\d{3})(\d{4})"), "{} {} {}"),
    (re.compile(r"(1[89]00)(\d{3})(\d{3})"), "{} {} {}"),
    (re.compile(r"(1\d{2,3})"), "{}"),
)
# "0 2241 9013-5": a row of lines, of which the first is given whole.
_ROW = re.compile(r"(?P<first>.*[0-9])\s*[-\u2010-\u2014]\s*(?P<last>[0-9]{1,2})")


class NotATelephoneNumber(ValueError):
    """The text is no number that can be dialled in Thailand."""


def parse_telephone(text: str) -> str:
    """Return a Thai number as printed: "0 2241 9013", "081 234 5678", "0 7500 0000 ต่อ 11".

    Takes Thai digits, +66, spaces, hyphens, extensions (ต่อ 12) and rows of lines (0 2241 9013-5).
    Raises NotATelephoneNumber for anything else.
    """
    typed = _LABEL.sub("", to_arabic(normalise(text)))
    extension = _EXTENSION.search(typed)
    number = typed[: extension.start()] if extension else typed
    row = _ROW.fullmatch(number)
    if row and (printed := _printed(row["first"])):
        printed = f"{printed}-{row['last']}"
    else:
        printed = _printed(number)
    if not printed:
        raise NotATelephoneNumber(text)
    if not extension:
        return printed
    return f"{printed} ต่อ {_JOINT.sub(_printed_joint, extension[1])}"


def telephone_uri(text: str) -> str:
    """Return the link that dials a printed number, `tel:+6622419013`; "" if it is not one."""
    try:
        printed = parse_telephone(text)
    except NotATelephoneNumber:
        return ""
    digits = printed.split(" ต่อ ")[0].split("-")[0].replace(" ", "")
    return f"tel:+66{digits[1:]}" if digits.startswith("0") else f"tel:{digits}"


def _printed(number: str) -> str:
    digits = _SPACING.sub("", _COUNTRY.sub("0", number))
    for shape, form in _SHAPES:
        if match := shape.fullmatch(digits):
            return form.format(*match.groups())
    return ""


def _printed_joint(match: re.Match[str]) -> str:
    return "-" if match[1] == "-" else ", "
