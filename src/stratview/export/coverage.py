"""Which characters the bundled fonts can show, from the table that packaging/fonts makes."""

from __future__ import annotations

import json
from bisect import bisect_right
from functools import cache

from stratview import paths


def covered(text: str) -> bool:
    """Whether one bundled font has a glyph for every character of a text."""
    return any(family_covers(family, text) for family in _table())


def family_covers(family: str, text: str) -> bool:
    """Whether one bundled family has a glyph for every character of a text."""
    ranges = _table()[family]
    # A character is in a range when an odd number of the edges, first and last + 1, are at or below it.
    return all(bisect_right(ranges, ord(character)) % 2 for character in text)


@cache
def _table() -> dict[str, list[int]]:
    """For each family the edges of the ranges of its characters: the first of one, and the one behind its last."""
    content = (paths.resources() / "fonts" / "coverage.json").read_bytes()
    return {
        family: [code + index % 2 for index, code in enumerate(ranges)]
        for family, ranges in json.loads(content).items()
    }
