"""The words of Thai text, which is written without spaces, as a search needs them.

The dictionary is PyThaiNLP's (Apache 2.0). It is read when it is first needed, never at import: it
takes half a second and 80 MB, which a program that neither searches nor indexes does not pay.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from math import inf
from typing import Any

from .digits import to_arabic
from .normalise import clean

# The field's abbreviations, which no dictionary has.
OWN_WORDS = ("กทม", "ทลอ", "ทสจ", "ผอ", "สถ", "สถจ", "สถอ", "อบจ", "อบต", "อปท")
# Longer ones are no words; PostgreSQL refuses to look for one of more than 2,046 bytes.
LONGEST_WORD = 100
# Shorter words are not taken apart: what would come of it is chance.
SHORTEST_COMPOUND, SHORTEST_PART = 5, 2
# Letters, vowels and marks; not ฯ, ๆ, ฿ and the signs of old books, which part words.
_THAI = "\u0e01-\u0e2e\u0e30-\u0e3a\u0e40-\u0e45\u0e47-\u0e4e"
_RUN = re.compile(f"[{_THAI}]+|[^\\W_\u0e00-\u0e7f]+")


def words(text: str) -> list[str]:
    """Return the words of a text in their order: what a search asks for.

    Digits are Arabic, letters small, signs gone. Single letters are noise, and left out unless
    there is nothing else.
    """
    every = list(_words(text))
    return [word for word in every if _tells(word)] or every


def words_and_parts(text: str) -> Iterator[str]:
    """Yield the words of a text, each compound followed by its parts: what an index keeps.

    องค์การบริหารส่วนตำบล is one word of the dictionary, and found by องค์การ, บริหาร and ตำบล too.
    """
    for word in filter(_tells, _words(text)):
        yield word
        yield from parts(word)


@lru_cache(maxsize=20_000)
def parts(word: str) -> tuple[str, ...]:
    """Return the dictionary's words of which a Thai compound is put together, and theirs in turn.

    The fewest that leave no rest count: นายกเทศมนตรี has นายก and เทศมนตรี, which has เทศ and มนตรี;
    it has neither ยก nor กเทศ. Where two ways are equally short, both count: ตา|กลม and ตาก|ลม.
    """
    if len(word) < SHORTEST_COMPOUND or not is_thai(word):
        return ()
    pieces = _pieces(word)
    before, after = _fewest_before(word, pieces), _fewest_after(word, pieces)
    found: dict[str, None] = {}
    for start, piece in pieces:
        if before[start] + 1 + after[start + len(piece)] == before[-1] < inf:
            found |= dict.fromkeys((piece, *parts(piece)))
    return tuple(found)


def is_thai(word: str) -> bool:
    return word[:1] >= "\u0e01" and word[:1] <= "\u0e5b"


def _words(text: str) -> Iterator[str]:
    for run in _RUN.findall(to_arabic(clean(text)).lower()):
        cut = _cut(run) if is_thai(run) else (run,)
        yield from (word[:LONGEST_WORD] for word in cut)


def _tells(word: str) -> bool:
    return len(word) > 1 or word.isdecimal()


@lru_cache(maxsize=20_000)
def _cut(run: str) -> tuple[str, ...]:
    """Cut an unbroken run of Thai letters into words."""
    from pythainlp.tokenize import newmm

    return tuple(newmm.segment(run, _dictionary()))


def _pieces(word: str) -> list[tuple[int, str]]:
    """List the words inside a word, with where they begin; none tears a vowel from its letter."""
    from pythainlp.tokenize.tcc_p import tcc_pos_array

    may_end = tcc_pos_array(word)
    return [
        (start, piece)
        for start in range(len(word))
        for piece in _dictionary().prefixes(word, start)
        if SHORTEST_PART <= len(piece) < len(word) and may_end[start + len(piece)]
    ]


def _fewest_before(word: str, pieces: list[tuple[int, str]]) -> list[float]:
    """Tell for each place of a word of how few pieces the text before it can be made."""
    fewest = [0.0, *([inf] * len(word))]
    for start, piece in pieces:
        end = start + len(piece)
        fewest[end] = min(fewest[end], fewest[start] + 1)
    return fewest


def _fewest_after(word: str, pieces: list[tuple[int, str]]) -> list[float]:
    """Tell for each place of a word of how few pieces the text after it can be made."""
    fewest = [*([inf] * len(word)), 0.0]
    for start, piece in reversed(pieces):
        fewest[start] = min(fewest[start], fewest[start + len(piece)] + 1)
    return fewest


@cache
def _dictionary() -> Any:
    from pythainlp.corpus import thai_words
    from pythainlp.util import Trie

    return Trie([*thai_words(), *OWN_WORDS])
