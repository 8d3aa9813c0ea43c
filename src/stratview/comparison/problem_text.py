"""Formats the curator's text for problem messages: quoted on one line, with the word that was probably meant."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from stratview.invisible import visible

if TYPE_CHECKING:
    from collections.abc import Collection

_SHOWN_LENGTH: Final = 60
_NEAR: Final = 0.6
_MANY: Final = 12


def shown(text: str, length: int = _SHOWN_LENGTH) -> str:
    """Return the text in quotation marks, on one line, shortened, without terminal control characters."""
    return f"'{_plain(text, length)}'"


def _plain(text: str, length: int = _SHOWN_LENGTH) -> str:
    line = " ".join(text[: 4 * length].split())
    if len(line) > length:
        line = line[: length - 1] + "…"
    return visible(line)


def listed(words: Collection[str], joint: str = "and") -> str:
    """Return the words as an enumeration: `a, b and c`."""
    *most, last = [_plain(word) for word in words] or [""]
    return f"{', '.join(most)} {joint} {last}" if most else last


def nearest(word: str, known: Collection[str]) -> str:
    """Return the known word that was probably meant, or an empty text when none is similar."""
    if not word or not known or len(word) > _SHOWN_LENGTH:
        return ""
    # Only here: importing it takes longer than reading a comparison without problems.
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    found = process.extractOne(
        word, list(known), scorer=OSA.normalized_similarity, processor=str.casefold, score_cutoff=_NEAR
    )
    return str(found[0]) if found is not None else ""


def suggestion(word: str, known: Collection[str], many: str = "") -> str:
    """Return advice for an unknown word: `did you mean 'title'?`, or `use one of title, author.`.

    Args:
        word: what was written.
        known: what may be written.
        many: says what may be written, for where naming all of it would be too long.
    """
    near = nearest(word, known)
    if near:
        return f"did you mean {shown(near)}?"
    if many and not 0 < len(known) <= _MANY:
        return f"use {many}."
    return f"use {'one of ' if len(known) > 1 else ''}{listed(known, 'or')}."
