"""Merging a form into what stands: a stale form never overwrites what somebody else saved."""

from collections.abc import Collection, Mapping
from typing import Any


def merge(
    stands: Mapping[str, Any], sent: Mapping[str, Any], seen: Mapping[str, Any] | None
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Give what to write, and what is contested with the value that stands.

    A field left as the form showed it (`seen`) is not touched; one that was typed is written,
    unless somebody else changed it meanwhile to something else.
    """
    changes: dict[str, Any] = {}
    contested: dict[str, Any] = {}
    for name, value in sent.items():
        shown = stands[name] if seen is None else seen.get(name, stands[name])
        if value in (stands[name], shown):
            continue
        if stands[name] != shown:
            contested[name] = stands[name]
        else:
            changes[name] = value
    return changes, contested


def merge_choices(
    stands: Collection[str], sent: Collection[str], seen: Collection[str] | None
) -> set[str]:
    """Give what stands with what a form added and without what it took out."""
    if seen is None:
        return set(sent)
    added, taken_out = set(sent) - set(seen), set(seen) - set(sent)
    return (set(stands) | added) - taken_out
