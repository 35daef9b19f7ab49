"""Chance that falls the same way every time: what demo data is invented from."""

from collections.abc import Sequence
from hashlib import blake2b
from typing import TypeVar

T = TypeVar("T")
BYTES = 6
RANGE = 2 ** (8 * BYTES)


def shares(number: int, *key: object) -> list[float]:
    """Give some numbers (up to eight) from 0 up to 1 that depend on the key alone."""
    text = "|".join(map(str, key)).encode()
    digest = blake2b(text, digest_size=BYTES * number).digest()
    return [
        int.from_bytes(digest[start : start + BYTES], "big") / RANGE
        for start in range(0, BYTES * number, BYTES)
    ]


def share(*key: object) -> float:
    """Give a number from 0 up to 1 that depends on the key alone."""
    return shares(1, *key)[0]


def between(low: int, high: int, *key: object) -> int:
    """Give a whole number from low to high, both included, that depends on the key alone."""
    return low + int(share(*key) * (high - low + 1))


def pick(choices: Sequence[T], *key: object) -> T:
    """Give one of the choices, which depends on the key alone."""
    return choices[int(share(*key) * len(choices))]
