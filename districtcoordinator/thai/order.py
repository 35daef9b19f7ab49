"""The order of the Royal Institute dictionary, as a key that any database can sort by.

Two steps decide, the second only between words that the first finds equal:

1. consonants and vowels: a leading vowel (เ แ โ ใ ไ) counts after its consonant, then every
   letter in the order of the alphabet, which is the order of Unicode;
2. marks above them: none, then ็ ่ ้ ๊ ๋ ์, at the first place where the words differ.

Signs and spaces come before digits, digits before Latin letters, those before Thai ones, so that
"สม ใจดี" stands before "สมชาย". Thai and Arabic digits are equal.
"""

import re
from string import ascii_lowercase, digits

from .normalise import normalise

THAI_LETTERS = (
    "กขฃคฅฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรฤลฦวศษสหฬอฮ"
    "ะ\u0e31าำ\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39เแโใไๅ"
)
THAI_MARKS = "\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e4d\u0e4e\u0e3a"
THAI_DIGITS = "๐๑๒๓๔๕๖๗๘๙"
THAI_SIGNS = "ฯๆ"
_LEADING_VOWEL = re.compile("([เ-ไ])([ก-ฮ])")
_TO_ARABIC = str.maketrans(THAI_DIGITS, digits)

# Keys are made of pairs from 0–9 and a–z alone: these sort alike in every collation, whereas
# Thai text sorts by bytes in one database and by the server's own Thai rules in another.
_SYMBOLS = digits + ascii_lowercase
_PAIRS = [first + second for first in _SYMBOLS for second in _SYMBOLS]
_END, _SIGN, *_REST = _PAIRS[:-1]
_OTHER_LETTER = _PAIRS[-1]
_LETTER_WEIGHT = dict(zip(_SYMBOLS + THAI_LETTERS, _REST, strict=False))
_MARK_WEIGHT = dict(zip(THAI_MARKS, _PAIRS[1:], strict=False))
_NO_MARK = _PAIRS[0]


def sort_key(text: str) -> str:
    """Return the key by which `text` is ordered in Thai: lower-case ASCII, to store and index.

    `sort_key("เกาะลันตา") < sort_key("คลองท่อม")`. A key is at most 4 x len(text) + 2 characters
    long for text in Thai, Latin letters and digits (10 x len(text) + 2 for any other script);
    the longest district name needs 80. Two texts that differ only in signs or capitals may have
    one key: add a second field to the ordering where that matters.
    """
    letters = normalise(text).lower().translate(_TO_ARABIC)
    letters = _LEADING_VOWEL.sub(r"\2\1", letters)
    first = [_weight(letter) for letter in letters if letter not in _MARK_WEIGHT]
    second = [_MARK_WEIGHT.get(letter, _NO_MARK) for letter in letters]
    while second and second[-1] == _NO_MARK:
        second.pop()
    return "".join(first) + (_END + "".join(second) if second else "")


def _weight(letter: str) -> str:
    if letter in _LETTER_WEIGHT:
        return _LETTER_WEIGHT[letter]
    if letter.isalnum() and letter not in THAI_SIGNS:
        return f"{_OTHER_LETTER}{ord(letter):06x}"
    return _SIGN
