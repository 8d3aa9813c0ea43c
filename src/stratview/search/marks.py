"""Where a query's words stand in a text, for marking them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stratview.search.words import is_signs, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from stratview.search.query import Phrase
    from stratview.search.words import Word

Span = tuple[int, int]

_BLANKS = {ord(sign): " " for sign in "\t\n\v\f\r\x85\u2028\u2029"}
_WORD = 24


def occurrences(text: str, phrases: Iterable[Phrase]) -> list[Span]:
    """Every place where one of the phrases stands, in code points of the text, in order; what overlaps is one place.

    A word of which only the beginning was asked for is marked whole; of Chinese signs, those that were asked for.
    """
    wanted = list(phrases)
    if not wanted:
        return []
    there = words(text)
    places: dict[str, list[int]] = {}
    for index, word in enumerate(there):
        places.setdefault(word.text, []).append(index)
    found: list[Span] = []
    for phrase in wanted:
        found += _places(phrase, there, places)
    return _merged(found)


def excerpt(text: str, marks: Sequence[Span], length: int) -> tuple[str, list[Span]]:
    """A part of a text of about `length` code points around its first mark, with the marks in it.

    What is left out is an ellipsis; a line feed or tab is a blank.
    """
    text = text.translate(_BLANKS)
    if len(text) <= length:
        return text, list(marks)
    first = marks[0][0] if marks else 0
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


def _places(phrase: Phrase, there: Sequence[Word], places: dict[str, list[int]]) -> list[Span]:
    first, *rest = phrase.words
    begins_only = phrase.prefix and not rest
    starts = (
        [index for word, at in places.items() if word.startswith(first) for index in at]
        if begins_only
        else places.get(first, [])
    )
    found = []
    for start in starts:
        last = start + len(rest)
        if last >= len(there) or any(not _fits(phrase, at, there[start + at].text) for at in range(1, len(rest) + 1)):
            continue
        end = there[last].end
        if phrase.prefix and is_signs(phrase.words[-1]):
            # The entry is a pair of signs, of which only the first was asked for.
            end = min(end, there[last].start + len(phrase.words[-1]))
        found.append((there[start].start, end))
    return found


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
