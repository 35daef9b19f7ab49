"""Showing where in a text a search found its words."""

import re

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString

from .digits import to_arabic
from .normalise import normalise
from .order import THAI_DIGITS
from .segmentation import is_thai, words

EXCERPT_LENGTH, BEFORE_FIRST_WORD = 200, 60
_NOTHING = re.compile("(?!)")
# A vowel or mark belongs to the letter before it, a leading vowel to the one after it.
_BEFORE_THAI, _AFTER_THAI = "(?<![เ-ไ])", "(?![ะ-\u0e3aๅ\u0e47-\u0e4e])"
_BEFORE_OTHER = f"(?<![^\\W_\u0e00-\u0e7f])(?<![{THAI_DIGITS}])"
_AFTER_OTHER = f"(?![^\\W_\u0e00-\u0e7f]|[{THAI_DIGITS}])"
_WHOLE = re.compile(f"{_BEFORE_THAI}{_AFTER_THAI}")


def pattern_of(query: str) -> re.Pattern[str]:
    """Return what matches the words of a query in a text, neighbours together.

    Capitals do not count, nor does the kind of digits; of other than Thai text only whole words.
    """
    looked_for = {word for text in query.split() for word in (*words(text), *_unbroken(text))}
    if not looked_for:
        return _NOTHING
    longest_first = sorted(looked_for, key=lambda word: (-len(word), word))
    either = "|".join(map(_expression, longest_first))
    return re.compile(f"(?:{either})(?:\\s*(?:{either}))*", re.IGNORECASE)


def marked(text: str, pattern: re.Pattern[str]) -> SafeString:
    """Return a text as HTML in which `<mark>` stands around whatever the pattern matches."""
    html, end = [], 0
    for match in pattern.finditer(text):
        html.append(f"{conditional_escape(text[end : match.start()])}<mark>")
        html.append(f"{conditional_escape(match[0])}</mark>")
        end = match.end()
    return SafeString("".join(html) + conditional_escape(text[end:]))


def excerpt(text: str, pattern: re.Pattern[str], length: int = EXCERPT_LENGTH) -> SafeString:
    """Return the piece of a text around its first found word, marked; else the text's beginning."""
    text = normalise(text)
    found = pattern.search(text)
    start = _start(text, max(0, found.start() - BEFORE_FIRST_WORD)) if found else 0
    end = _end(text, start + length)
    before, after = "…" if start else "", "…" if end < len(text) else ""
    return SafeString(f"{before}{marked(text[start:end].strip(), pattern)}{after}")


def _unbroken(text: str) -> list[str]:
    """A Thai text that is one word to whoever wrote it is marked as one."""
    text = to_arabic(normalise(text)).lower()
    return [text] if is_thai(text) and len(text) > 1 else []


def _expression(word: str) -> str:
    letters = "".join(
        f"[{letter}{THAI_DIGITS[int(letter)]}]" if letter in "0123456789" else re.escape(letter)
        for letter in word
    )
    if is_thai(word):
        return f"{_BEFORE_THAI}{letters}{_AFTER_THAI}"
    return f"{_BEFORE_OTHER}{letters}{_AFTER_OTHER}"


def _start(text: str, place: int) -> int:
    """Move a place back to where a phrase begins, if one does nearby."""
    if place and (space := text.rfind(" ", max(0, place - 20), place + 20)) >= 0:
        return space + 1
    while place > 0 and not _WHOLE.match(text, place):
        place -= 1
    return place


def _end(text: str, place: int) -> int:
    if place >= len(text):
        return len(text)
    if (space := text.rfind(" ", place - 30, place)) >= 0:
        return space
    while place > 0 and not _WHOLE.match(text, place):
        place -= 1
    return place
