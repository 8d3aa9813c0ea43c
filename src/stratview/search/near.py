"""Near words for a query that found nothing. They are offered, never looked for by themselves."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from stratview.search.query import parse
from stratview.search.words import is_signs

if TYPE_CHECKING:
    from collections.abc import Mapping

    from stratview.search.query import Phrase, Query

_MOST: Final = 5
_SHORTEST: Final = 3
_LEAST_ALIKE: Final = 70


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A query that finds more: `query` as a whole, and `words` that are new in it."""

    words: str
    query: str


def nearest(query: Query, vocabulary: Mapping[str, int]) -> tuple[Suggestion, ...]:
    """Other queries for one that found nothing, the most alike first.

    A word that stands nowhere is exchanged for like ones that do; where every word stands somewhere, but not all
    together, any of them is offered. `vocabulary` tells of each word in how many rows it stands, in the words' order.
    """
    phrases = query.phrases
    ordered = list(vocabulary)
    unknown = [phrase for phrase in phrases if not _known(phrase, ordered)]
    if not unknown:
        return _any_of(query)
    found: dict[str, Suggestion] = {}
    for phrase in unknown[:3]:
        for word in _alike(phrase, vocabulary):
            text = f"{query.text[: phrase.start]}{word}{query.text[phrase.end :]}".strip()
            found.setdefault(text, Suggestion(word, text))
    return tuple(found.values())[:_MOST]


def _known(phrase: Phrase, ordered: list[str]) -> bool:
    for number, word in enumerate(phrase.words, 1):
        at = bisect_left(ordered, word)
        begins = at < len(ordered) and ordered[at].startswith(word)
        if not begins or (ordered[at] != word and not (phrase.prefix and number == len(phrase.words))):
            return False
    return True


def _alike(phrase: Phrase, vocabulary: Mapping[str, int]) -> list[str]:
    from rapidfuzz import fuzz, process

    word = " ".join(phrase.words)
    if len(word) < _SHORTEST or any(map(is_signs, phrase.words)):
        return []
    near = process.extract(word, vocabulary.keys(), scorer=fuzz.ratio, limit=4 * _MOST, score_cutoff=_LEAST_ALIKE)
    # Of two that are alike, the one that stands in more places.
    ordered = sorted(near, key=lambda one: (-round(one[1]), -vocabulary[one[0]], one[0]))
    return [one[0] for one in ordered[:_MOST]]


def _any_of(query: Query) -> tuple[Suggestion, ...]:
    phrases = query.phrases
    if len(phrases) < 2:
        return ()
    text = " OR ".join(query.text[phrase.start : phrase.end] for phrase in phrases)
    return (Suggestion(text, text),) if parse(text).match != query.match else ()
