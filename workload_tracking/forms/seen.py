"""What a form showed when it was opened, carried in a hidden field, so that a stale form is known.

The text comes back from a browser: whatever is not as it was written here counts as not seen.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

LONGEST = 50_000
_WHOLE = re.compile(r"[0-9]{1,10}")
_DECIMAL = re.compile(r"[0-9]{1,5}(\.[0-9]{1,2})?")


def dump(values: Mapping[str, Any]) -> str:
    """Write plain values (texts, numbers as text, lists of texts, None) as compact JSON."""
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def load(text: str) -> dict[str, Any]:
    """Read what `dump` wrote; nothing if it is anything else."""
    if len(text) > LONGEST:
        return {}
    try:
        values = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return values if isinstance(values, dict) else {}


def as_text(figure: Decimal | int | None) -> str | None:
    """Write a figure so that equal figures are written alike."""
    if figure is None:
        return None
    return f"{figure:.2f}" if isinstance(figure, Decimal) else str(figure)


def pick(values: Mapping[str, Any], reader: Any, names: tuple[str, ...]) -> dict[str, Any]:
    """Read the named values; one that cannot be read is left out."""
    found = {}
    for name in names:
        if name in values:
            try:
                found[name] = reader(values[name])
            except ValueError:
                continue
    return found


def whole(value: Any) -> int | None:
    return int(_matched(_WHOLE, value)) if value is not None else None


def decimal(value: Any) -> Decimal | None:
    return Decimal(_matched(_DECIMAL, value)) if value is not None else None


def text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError(value)
    return value


def texts(value: Any) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise ValueError(value)
    return value


def _matched(pattern: re.Pattern[str], value: Any) -> str:
    if not isinstance(value, str) or not pattern.fullmatch(value):
        raise ValueError(value)
    return value
