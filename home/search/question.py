"""What somebody typed into the search field."""

import re
from dataclasses import dataclass
from functools import cached_property

from districtcoordinator.thai.marking import pattern_of
from districtcoordinator.thai.normalise import normalise
from districtcoordinator.thai.segmentation import words

LONGEST = 200
MOST_SUGGESTED = 5
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]+")


@dataclass(frozen=True)
class Question:
    """A text to look for, on one line and not too long, and what of it can be looked for."""

    text: str
    was_cut: bool = False

    @classmethod
    def read(cls, typed: str) -> "Question":
        """Take whatever was typed; nothing is refused."""
        # Ten times the length leaves room for invisible characters, and is still read at once.
        text = normalise(_CONTROL.sub(" ", typed[: LONGEST * 10]))
        return cls(text[:LONGEST].strip(), was_cut=len(text) > LONGEST)

    @cached_property
    def words(self) -> list[str]:
        return list(dict.fromkeys(words(self.text))) if self.text else []

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """What matches the words of the question in a text."""
        return pattern_of(self.text)

    @property
    def fewer_words(self) -> list[str]:
        """What to try instead when all of it together was not found."""
        texts = self.text.split()
        tried = texts if len(texts) > 1 else self.words
        longer = list(dict.fromkeys(text for text in tried if len(text) > 1))
        return longer[:MOST_SUGGESTED] if len(tried) > 1 else []
