"""How well typed words fit the words of an entry: whole words, beginnings, initials, letters in order, one typo."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_WORD, _BEGIN, _INITIALS, _INSIDE, _LETTERS, _TYPO = 0, 2, 20, 30, 40, 50
_PLACE: Final = 9
"""A later word costs a little more: the beginning of a name is more likely meant than a word at its end."""
_LEAST_TYPO: Final = 4


def words_of(*texts: str) -> tuple[str, ...]:
    """Return the words of texts for `cost`: without case, accents and signs between them."""
    found: list[str] = []
    for text in texts:
        folded = unicodedata.normalize("NFKD", text).casefold()
        plain = "".join(sign for sign in folded if not unicodedata.combining(sign))
        found += "".join(sign if sign.isalnum() else " " for sign in plain).split()
    return tuple(dict.fromkeys(found))


def cost(wanted: Sequence[str], words: Sequence[str]) -> int | None:
    """Return how badly `wanted` fits `words` (both from `words_of`); 0 is best, None is no fit.

    Every wanted word must fit; their order is free.
    """
    total = 0
    initials = "".join(word[0] for word in words)
    for one in wanted:
        costs = [
            kind + min(place, _PLACE) for place, word in enumerate(words) if (kind := _kind(one, word)) is not None
        ]
        if len(one) > 1 and one in initials:
            costs.append(_INITIALS + min(initials.index(one), _PLACE))
        if not costs:
            return None
        total += min(costs)
    return total


def contains_all(wanted: Iterable[str], text: str) -> bool:
    """Return whether a casefolded text contains every wanted word."""
    return all(word in text for word in wanted)


def _kind(wanted: str, word: str) -> int | None:
    if wanted == word:
        return _WORD
    if word.startswith(wanted):
        return _BEGIN
    if wanted in word:
        return _INSIDE
    if len(wanted) > 1 and wanted[0] == word[0] and _in_order(wanted, word):
        return _LETTERS
    if len(wanted) >= _LEAST_TYPO and _nearly_begins(wanted, word):
        return _TYPO
    return None


def _in_order(wanted: str, word: str) -> bool:
    letters = iter(word)
    return all(letter in letters for letter in wanted)


def _nearly_begins(wanted: str, word: str) -> bool:
    """Return whether a word begins with `wanted`, apart from one wrong, missing or extra letter or two swapped ones."""
    at = next((i for i, (a, b) in enumerate(zip(wanted, word, strict=False)) if a != b), None)
    if at is None:
        # The whole word and one letter too many at its end.
        return len(wanted) == len(word) + 1
    typed, rest = wanted[at:], word[at:]
    return (
        rest[1:].startswith(typed[1:])
        or rest.startswith(typed[1:])
        or rest[1:].startswith(typed)
        or (typed[:2] == rest[1::-1] and rest[2:].startswith(typed[2:]))
    )
