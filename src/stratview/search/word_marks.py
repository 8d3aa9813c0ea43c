"""Finds the places of a query's words in a text, for marking them."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from stratview.search.words import SIGNS, folded, is_signs, origin, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from stratview.search.query import Phrase
    from stratview.search.words import Word

Span = tuple[int, int]

_BLANKS: Final = {ord(sign): " " for sign in "\t\n\v\f\r\x85\u2028\u2029"}
_WORD: Final = 24
_LONG: Final = 100_000
_BETWEEN: Final = r"[\W_]+"
_LETTER: Final = f"[^\\W_{SIGNS}]"


def occurrences(text: str, phrases: Iterable[Phrase]) -> list[Span]:
    """Every place where one of the phrases is, in code points of the text, in order; what overlaps is one place.

    A word of which only the beginning was asked for is marked whole; of Chinese signs, those that were asked for.
    """
    found: list[Span] = []
    plain, origins = folded(text) if len(text) < _LONG else _folded_document(text)
    there: list[Word] | None = None
    for phrase in phrases:
        pattern = _pattern(phrase)
        if pattern is not None:
            spans = _matches(pattern, plain)
            found += (origin(origins, *span) for span in spans)
        else:
            there = words(text) if there is None else there
            found += _places(phrase, there)
    return _merged(found)


def closest(text: str, phrases: Sequence[Phrase]) -> Span | None:
    """Return where the shortest part of a text that has all of the phrases begins: the place of its first one.

    Of parts that are equally short it is the first; phrases that are nowhere are left out. None where none is.
    """
    places = [occurrences(text, [phrase]) for phrase in phrases]
    found = sorted((span, number) for number, spans in enumerate(places) for span in spans)
    missing = Counter(number for number, spans in enumerate(places) if spans)
    lacks, first = len(missing), 0
    best: tuple[int, Span] | None = None
    for (_, end), number in found:
        missing[number] -= 1
        lacks -= missing[number] == 0
        while not lacks:
            span, leaves = found[first]
            if best is None or end - span[0] < best[0]:
                best = end - span[0], span
            missing[leaves] += 1
            lacks += missing[leaves] == 1
            first += 1
    return best[1] if best is not None else None


def excerpt(text: str, marks: Sequence[Span], length: int, around: Span | None = None) -> tuple[str, list[Span]]:
    """Return a part of a text of about `length` code points around a mark, else its first, with the marks in it.

    What is left out is an ellipsis; a line feed or tab is a blank.
    """
    text = text.translate(_BLANKS)
    if len(text) <= length:
        return text, list(marks)
    first = around[0] if around is not None else marks[0][0] if marks else 0
    start = max(0, min(first - length // 3, len(text) - length))
    if start:
        # Not in the middle of a word, where there are words.
        blank = text.find(" ", start, first)
        start = blank + 1 if 0 <= blank - start < _WORD else start
    end = min(len(text), start + length)
    if end < len(text):
        blank = text.rfind(" ", start, end)
        end = blank if end - blank < _WORD else end
    before, after = ("…" if start else ""), ("…" if end < len(text) else "")
    shift = len(before) - start
    kept = [(a + shift, min(b, end) + shift) for a, b in marks if start <= a < end]
    return f"{before}{text[start:end]}{after}", kept


@lru_cache(maxsize=1)
def _folded_document(text: str) -> tuple[str, Sequence[int] | None]:
    """As `folded`, cached for the next key: finding in a long document repeats it at each key."""
    return folded(text)


@lru_cache(maxsize=64)
def _pattern(phrase: Phrase) -> re.Pattern[str] | None:
    """What finds the phrase in a folded text as it is, which is quick; None for one that mixes signs and letters."""
    entries = phrase.words
    if not any(map(is_signs, entries)):
        end = f"{_LETTER}*" if phrase.prefix else f"(?!{_LETTER})"
        return re.compile(f"(?<!{_LETTER}){_BETWEEN.join(map(re.escape, entries))}{end}")
    if all(map(is_signs, entries)) and all(
        len(first) == 2 and first[1] == second[0] for first, second in pairwise(entries)
    ):
        # Pairs that overlap are one run of signs; what is behind it does not matter.
        run = entries[0] + "".join(entry[1:] for entry in entries[1:])
        if len(entries[-1]) == 2 or (len(entries) == 1 and phrase.prefix):
            return re.compile(re.escape(run))
    return None


def _matches(pattern: re.Pattern[str], text: str) -> list[Span]:
    spans = []
    found = pattern.search(text)
    while found is not None:
        spans.append(found.span())
        # The next one may overlap: "a a" occurs twice in "a a a".
        found = pattern.search(text, found.start() + 1)
    return spans


def _places(phrase: Phrase, there: Sequence[Word]) -> Iterator[Span]:
    """Yield the places of a phrase, entry by entry."""
    count = len(phrase.words)
    for start in range(len(there) - count + 1):
        if all(_fits(phrase, at, there[start + at].text) for at in range(count)):
            last = there[start + count - 1]
            end = last.end
            if phrase.prefix and is_signs(phrase.words[-1]):
                # The entry is a pair of signs, of which only the first was asked for.
                end = min(end, last.start + len(phrase.words[-1]))
            yield there[start].start, end


def _fits(phrase: Phrase, at: int, word: str) -> bool:
    if phrase.prefix and at == len(phrase.words) - 1:
        return word.startswith(phrase.words[at])
    return word == phrase.words[at]


def _merged(spans: list[Span]) -> list[Span]:
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
