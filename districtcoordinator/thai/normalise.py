"""Text that looks the same is stored the same."""

import re
import unicodedata

# Zero-width spaces and joiners, soft hyphen, byte-order mark, marks of writing direction:
# invisible, and brought along by copying from chat programs, PDF and spreadsheets.
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
# ◌ํ + า looks like ำ, and เ + เ looks like แ. Unicode normalisation leaves both pairs as they are.
_SPLIT_SARA_AM = re.compile("\u0e4d([\u0e48-\u0e4b]?)\u0e32")
_DOUBLE_SARA_E = "\u0e40\u0e40"


def clean(text: str) -> str:
    """Return `text` in NFC, without invisible characters and with Thai vowels as one character.

    Never NFKC: that would split ำ in two.
    """
    text = unicodedata.normalize("NFC", _INVISIBLE.sub("", text))
    return _SPLIT_SARA_AM.sub("\\1\u0e33", text).replace(_DOUBLE_SARA_E, "\u0e41")


def normalise(text: str) -> str:
    """Return `text` cleaned on one line, with single spaces: for names, titles and search."""
    return " ".join(clean(text).split())


def normalise_lines(text: str) -> str:
    """Return `text` cleaned line by line, without blank lines at both ends: for addresses."""
    return "\n".join(normalise(line) for line in text.splitlines()).strip()
