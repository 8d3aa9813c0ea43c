"""Similar queries for one that found nothing. They are offered, never run by themselves."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from stratview.search.query import parse
from stratview.search.words import is_signs

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from stratview.search.query import Phrase, Query

_MOST: Final = 5
_MOST_WORDS: Final = 3
_SHORTEST: Final = 3
_LEAST_ALIKE: Final = 75


def nearest(query: Query, vocabulary: Mapping[str, int]) -> Iterator[str]:
    """Yield similar queries for one that found nothing, the most similar first. They may find nothing either.

    Unknown words are replaced by similar known ones, Chinese ones by a known part; where every word is
    known, but not all together, an OR of them is offered. `vocabulary` maps each word to the number of its
    rows, in the words' order.
    """
    ordered = list(vocabulary)
    unknown = [phrase for phrase in query.phrases if not _known(phrase, ordered)]
    if not unknown:
        yield from _any_of(query)
        return
    alike = [(phrase, _alike(phrase, vocabulary)) for phrase in unknown[:_MOST_WORDS]]
    replaced = [(phrase, words) for phrase, words in alike if words]
    if not replaced:
        return
    # All words at their best; then one after the other at its next best.
    best = {phrase: words[0] for phrase, words in replaced}
    yield _with(query, best)
    for phrase, words in replaced:
        for word in words[1:]:
            yield _with(query, {**best, phrase: word})


def _with(query: Query, words: Mapping[Phrase, str]) -> str:
    text = query.text
    for phrase in sorted(words, key=lambda one: one.start, reverse=True):
        # A separate word, even without spaces in the query.
        text = f"{text[: phrase.start]} {words[phrase]} {text[phrase.end :]}"
    return " ".join(text.split())


def _known(phrase: Phrase, ordered: list[str]) -> bool:
    for number, word in enumerate(phrase.words, 1):
        at = bisect_left(ordered, word)
        begins = at < len(ordered) and ordered[at].startswith(word)
        if not begins or (ordered[at] != word and not (phrase.prefix and number == len(phrase.words))):
            return False
    return True


def _alike(phrase: Phrase, vocabulary: Mapping[str, int]) -> list[str]:
    from rapidfuzz import fuzz, process

    if any(map(is_signs, phrase.words)):
        # Two adjacent characters are mostly a word: 性价比 is unknown, 价比 is known.
        return [word for word in phrase.words if is_signs(word) and word in vocabulary]
    word = " ".join(phrase.words)
    if len(word) < _SHORTEST:
        return []
    near = process.extract(word, vocabulary.keys(), scorer=fuzz.ratio, limit=4 * _MOST, score_cutoff=_LEAST_ALIKE)
    # Of two equally similar words, the more frequent one.
    ordered = sorted(near, key=lambda one: (-round(one[1]), -vocabulary[one[0]], one[0]))
    return [one[0] for one in ordered[:_MOST]]


def _any_of(query: Query) -> Iterator[str]:
    text = " OR ".join(query.text[phrase.start : phrase.end] for phrase in query.phrases)
    if len(query.phrases) > 1 and parse(text).match != query.match:
        yield text
