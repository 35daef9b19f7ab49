"""Wagtail's database search, made to find words inside Thai text on SQLite and PostgreSQL alike.

What is indexed is cut into words and their parts, what is asked for into words; see
docs/decisions/thai-search.md. Named in WAGTAILSEARCH_BACKENDS.
"""

from functools import cache
from typing import Any

from django.db import connection
from modelsearch.backends.base import BaseSearchBackend, EmptySearchResults
from modelsearch.query import MATCH_NONE, And, Boost, Fuzzy, Not, Or, Phrase, PlainText, SearchQuery

from .segmentation import words, words_and_parts

# What is left out of a question that is longer than any person's.
MOST_LETTERS, MOST_WORDS = 500, 30
# SQLite takes Thai vowels and tone marks for gaps between words, so that to it ข่าว, ข้าว and ขาว are
# one. In the index each Thai character is stood in for by a letter of a script without marks (Yi),
# which both databases leave alone.
_TO_INDEX = {code: chr(code - 0x0E00 + 0xA000) for code in range(0x0E00, 0x0E80)}


def for_index(text: str) -> str:
    """Return what the index keeps of a text: its words and their parts, parted by spaces."""
    return " ".join(words_and_parts(text)).translate(_TO_INDEX)


def for_query(query: str | SearchQuery, operator: str | None = None) -> SearchQuery:
    """Return a question in the words of the index; one without any words finds nothing.

    The words of one unbroken text belong together, also where any of several texts will do.
    """
    match query:
        case str() | PlainText() | Phrase() | Fuzzy():
            text = query if isinstance(query, str) else query.query_string
            operator = operator or getattr(query, "operator", "and")
            texts = [text] if operator == "and" else text.split()
            return _either([_all_words(text[:MOST_LETTERS]) for text in texts[:MOST_WORDS]])
        case Boost():
            return Boost(for_query(query.subquery), query.boost)
        case Not():
            return Not(for_query(query.subquery))
        case Or():
            return _either([for_query(part) for part in query.subqueries])
        case And():
            asked = [part for part in map(for_query, query.subqueries) if part is not MATCH_NONE]
            return And(asked) if asked else MATCH_NONE
    return query


def _all_words(text: str) -> SearchQuery:
    asked = list(dict.fromkeys(words(text)))[:MOST_WORDS]
    return PlainText(" ".join(asked).translate(_TO_INDEX)) if asked else MATCH_NONE


def _either(queries: list[SearchQuery]) -> SearchQuery:
    asked = [query for query in queries if query is not MATCH_NONE]
    if len(asked) == 1:
        return asked[0]
    return Or(asked) if asked else MATCH_NONE


def SearchBackend(params: dict[str, Any]) -> BaseSearchBackend:
    """Return the backend for the database in use; Wagtail asks for it by this name."""
    # Their modules need the registry of apps, and each only its own database.
    if connection.vendor == "postgresql":
        from modelsearch.backends.database.postgres import postgres

        # No stemming, so that both databases find the same.
        return _thai(postgres, postgres.PostgresSearchBackend)({"SEARCH_CONFIG": "simple"} | params)
    from modelsearch.backends.database.sqlite import sqlite

    return _thai(sqlite, sqlite.SQLiteSearchBackend)(params)


@cache
def _thai(module: Any, backend: Any) -> Any:
    """Derive from a database's backend one that asks and indexes in words."""

    class ThaiSearchBackend(backend):
        def _search(self, compiler: Any, query: Any, searched: Any, **options: Any) -> Any:
            asked = for_query(query, options.pop("operator", None))
            if asked is MATCH_NONE:
                return EmptySearchResults()
            return super()._search(compiler, asked, searched, **options)

    class WordIndexer(module.ObjectIndexer):
        def __init__(self, obj: Any, backend: Any) -> None:
            super().__init__(obj, backend)
            self.in_words = isinstance(backend, ThaiSearchBackend)

        def prepare_value(self, value: Any) -> str:
            text = super().prepare_value(value)
            return for_index(text) if self.in_words else text

    # The index makes its readers of objects by this name and has no other place to say which.
    module.ObjectIndexer = WordIndexer
    return ThaiSearchBackend
