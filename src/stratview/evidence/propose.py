"""Proposals for a quote that is not found: the nearest passages, to be read and judged by a person.

A proposal is never accepted automatically, and comes with the score of its nearest rival: of two sentences that differ
in one word, the nearer one is often the wrong one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from stratview.evidence.anchor import Searchable, Span
from stratview.evidence.effort import Effort
from stratview.evidence.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stratview.documents.text import DocumentText

MIN_WORDS = 4
"""Quotes with fewer words (Chinese and Japanese: signs, twice as many) match noise: nothing is proposed for them."""

MAX_LENGTH = 2_000
"""Longer quotes would cost more time than they are worth: nothing is proposed for them."""

MAX_CHARACTERS = 2_000_000
"""The most characters that are compared, which takes a fifth of a second; 64 of the quote's with one at once."""

MIN_SCORE = 60.0
"""A less similar passage is not proposed."""

_MAX_LEAD = 3
_CJK = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_WORDS = re.compile(rf"[{_CJK}]|[^\W{_CJK}]+")
_SIGN = re.compile(f"[{_CJK}]")
_PIECES = re.compile(rf"[{_CJK}]|[^\W{_CJK}]+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Proposal:
    """A passage that is like a quote.

    Attributes:
        span: its place in the document's text, in code points.
        text: its words.
        score: how alike they are, from 0 to 100 (the same after folding).
        runner_up_score: the score of the next best passage elsewhere, or of the best if this is not it; 0 for none.
    """

    span: Span
    text: str
    score: float
    runner_up_score: float


def propose(
    document: DocumentText | Searchable, quote: str, *, characters: int = MAX_CHARACTERS, limit: int = 3
) -> tuple[Proposal, ...]:
    """Return the passages of a document that are most like a quote, the best first.

    Args:
        document: the document's text.
        quote: a quote that was not found.
        characters: the most characters that are searched; what was found by then is returned.
        limit: the most passages to propose.
    """
    searchable = document if isinstance(document, Searchable) else Searchable(document)
    wanted = fold(quote).strip()
    tokens = _WORDS.findall(wanted)
    signs = sum(1 for token in tokens if _SIGN.match(token))
    if len(tokens) - signs + signs / 2 < MIN_WORDS or len(wanted) > MAX_LENGTH:
        return ()
    effort = Effort(characters)
    text = searchable.folded.text
    found: list[tuple[float, int, int]] = []
    for start, end in _promising(text, wanted, set(tokens), effort):
        found += _nearest(text, start, end, wanted)
        if not effort.spend((end - start) * (1 + len(wanted) // 64)):
            break
    best = _apart(found)
    original = searchable.document.text
    proposals = []
    for position, (score, start, end) in enumerate(best[:limit]):
        rival = best[1 if position == 0 else 0][0] if len(best) > 1 else 0.0
        span = Span(*searchable.folded.span(start, end))
        proposals.append(Proposal(span, original[span.start : span.end], score, rival))
    return tuple(proposals)


def _promising(text: str, wanted: str, tokens: set[str], effort: Effort) -> list[tuple[int, int]]:
    """Windows of the folded text, within blocks, those first that share most of the quote's words."""
    windows = []
    for start, end in _windows(text, wanted):
        shared = len(tokens.intersection(_WORDS.findall(text, start, end)))
        if shared:
            windows.append((-shared, start, end))
        if not effort.spend(end - start):
            break
    return [(start, end) for _, start, end in sorted(windows)]


def _windows(text: str, wanted: str) -> Iterator[tuple[int, int]]:
    """Parts of each block, none much longer than the quote; they overlap, so that no passage is cut in all of them."""
    size, step = 3 * len(wanted) + 80, 2 * len(wanted) + 40
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        at = start
        while at < end:
            yield at, min(end, at + size)
            if at + size >= end:
                break
            at += step
        start = end + 1


def _nearest(text: str, start: int, end: int, wanted: str) -> list[tuple[float, int, int]]:
    """Return the passage in a window that is most like the quote, and the next beside it, if they are alike enough."""
    # Only here: it costs more to import than a comparison without lost quotes costs to prove.
    from rapidfuzz import fuzz

    if end - start <= len(wanted):
        score = fuzz.ratio(wanted, text[start:end], score_cutoff=MIN_SCORE)
        return [(score, start, end)] if score else []
    found = fuzz.partial_ratio_alignment(wanted, text[start:end], score_cutoff=MIN_SCORE)
    if found is None or not found.score:
        return []
    score, first, last = _fitted(text, start, end, start + found.dest_start, start + found.dest_end, wanted)
    nearest = [(score, first, last)]
    for left, right in ((start, first), (last, end)):
        if right - left > len(wanted) // 2:
            nearest += _nearest(text, left, right, wanted)
    return nearest


def _fitted(text: str, low: int, high: int, start: int, end: int, wanted: str) -> tuple[float, int, int]:
    """Return a passage moved to the ends of words, word by word as long as that makes it more like the quote.

    Then the words that the quote has differently are added again: a person must see them.
    """
    from rapidfuzz import fuzz

    words = [match.span() for match in _PIECES.finditer(text, low, high)]

    def likeness(first: int, last: int) -> float:
        return fuzz.ratio(wanted, text[words[first][0] : words[last][1]])

    first = next((index for index, (_, last) in enumerate(words) if last > start), 0)
    last = next((index for index in range(len(words) - 1, first, -1) if words[index][0] < end), first)
    best = (likeness(first, last), first, last)
    while True:
        moves = ((first - 1, last), (first + 1, last), (first, last - 1), (first, last + 1))
        tried = max(
            (likeness(*move), *move) for move in ((first, last), *moves) if 0 <= move[0] <= move[1] < len(words)
        )
        if tried[0] <= best[0]:
            break
        best = _, first, last = tried
    quoted = _PIECES.findall(wanted)
    first = max(0, first - _lead(quoted, text[slice(*words[first])]))
    last = min(len(words) - 1, last + _lead(quoted[::-1], text[slice(*words[last])]))
    return likeness(first, last), words[first][0], words[last][1]


def _lead(quoted: list[str], word: str) -> int:
    """Return how many of the quote's words precede this one; 0 when more than a few do, or it has none."""
    return quoted.index(word) if word in quoted[: _MAX_LEAD + 1] else 0


def _apart(found: list[tuple[float, int, int]]) -> list[tuple[float, int, int]]:
    """Return the best passages that do not overlap, the best first."""
    best: list[tuple[float, int, int]] = []
    for score, start, end in sorted(found, key=lambda passage: (-passage[0], passage[1])):
        if score >= MIN_SCORE and all(end <= other or start >= last for _, other, last in best):
            best.append((score, start, end))
    return best
